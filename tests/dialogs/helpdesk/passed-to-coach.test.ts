import { expect, test } from 'vitest'
import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import { demoCandidateId } from '../../../data/demo-candidates.ts'
import { labels } from '../../support/desk.ts'
import { handOff, texts } from '../../support/hand-off.ts'
import { minute } from '../../support/notice-desk.ts'
import { heard } from '../../support/route-desk.ts'

const slug = 'hugo-van-loon'

/** Somebody on the route, whose coach is Alex, with Adele of the helpdesk. */
async function helped() {
  const desk = await handOff()
  const me = desk.candidate('nl-NL', `demo-${slug}`)
  const [adele, alex, megan] = [desk.agent('adele'), desk.agent('alex'), desk.agent('megan')]
  for (const one of [adele, alex, megan]) await one.says('hallo')
  await me.says('medewerker')
  await adele.presses(`desk-claim ${desk.ids()[0]}`)
  await me.hears()
  return { desk, me, adele, alex, megan, id: desk.ids()[0] ?? '' }
}

test('to the candidate’s own coach: who hears it, takes it, reads the story and answers; then it is on the timeline', async () => {
  const { desk, me, adele, alex, id } = await helped()
  await me.says('Ik loop vast met mijn stageklas')
  expect(labels(await alex.presses(`desk-claim ${id}`)).at(-1)).toBe('helpdesk.agent.notForYou')
  expect(labels(await adele.says('doorzetten naar coach'))).toEqual(['helpdesk.agent.transferred'])
  expect(texts(await me.hears()).at(-1)).toMatch(/^Adele Vance zet je vraag door naar Alex Wilber\. Je hoeft niets opnieuw/)
  await desk.due()
  expect(
    desk.chats.filter(({ message }) => message.composed.about === 'helpdesk-passed').map(({ target }) => target.conversationId),
  ).toEqual(['chat-alex'])
  expect((await alex.says('wachtrij')).at(-1)?.label).toBe('helpdesk.agent.queue')
  expect(heard(await alex.presses(`desk-claim ${id}`))).toContain('Ik loop vast met mijn stageklas')
  expect(texts(await me.hears()).at(-1)).toMatch(/^Alex Wilber is er nu bij/)
  await alex.says('Zullen we morgen bellen?')
  expect(texts(await me.hears())).toEqual(['Alex Wilber: Zullen we morgen bellen?'])
  await alex.presses('desk-close answered')
  const timeline = heard(await me.says('tijdlijn'))
  expect(timeline).toContain('Gesprek met de helpdesk')
  expect(timeline.split('Gesprek met de helpdesk')).toHaveLength(2)
})

test('to an intermediary; a coach who is not theirs cannot be chosen, nor a manager', async () => {
  const { desk, me, adele, megan, id } = await helped()
  for (const name of ['Patti', 'Isaiah'])
    expect(labels(await adele.says(`doorzetten naar ${name}`))).toEqual(['helpdesk.agent.transferUnknown'])
  await adele.says('doorzetten naar Megan')
  expect(labels(await megan.presses(`desk-claim ${id}`)).at(-1)).toBe('helpdesk.agent.claimed')
  expect(desk.helpdesk.queue.byId(id)?.owner?.name).toBe('Megan Bowen')
  expect(texts(await me.hears()).at(-1)).toMatch(/^Megan Bowen is er nu bij/)
})

test('a web chat of somebody known is closed midway: the answer comes by e-mail, and is there on return', async () => {
  const { desk, me, adele } = await helped()
  desk.open.add(me.conversationId)
  await adele.says('Ik zoek het even uit.')
  desk.open.delete(me.conversationId)
  await adele.says('Het mag.')
  await adele.says('Veel plezier!')
  await desk.due(2 * minute)
  const { email } = (await desk.store.get<PersonDoc>(personKey(demoCandidateId(slug)))) ?? {}
  const mails = (await desk.mails()).filter((mail) => mail.to === email)
  expect(mails.map((mail) => mail.text)).toEqual([expect.stringContaining('Het mag.\n\nVeel plezier!')])
  expect(mails[0]?.text).not.toContain('zoek het even uit')
  await desk.due(10 * minute)
  expect((await desk.mails()).filter((mail) => mail.to === email)).toHaveLength(1)
  expect(texts(await me.hears())).toEqual(['Ik zoek het even uit.', 'Het mag.', 'Veel plezier!'].map((words) => `Adele Vance: ${words}`))
  expect(await me.says('Dank je')).toEqual([])
})
