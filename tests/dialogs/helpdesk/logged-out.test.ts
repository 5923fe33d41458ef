import { expect, test } from 'vitest'
import { centreDesk, status } from '../../support/contact-centre.ts'
import { labels } from '../../support/desk.ts'
import { handOff, texts } from '../../support/hand-off.ts'

/** Somebody at a device that others use too, and Adele. */
async function sharedDevice() {
  const desk = await handOff({ newCode: () => '000001' })
  const [adele, me] = [desk.agent('adele'), desk.candidate()]
  await adele.says('wachtrij')
  const logIn = async () => {
    for (const text of ['bewaar mijn route', 'Kim', 'kim@example.org', 'ja', 'ja', '000001']) await me.says(text)
  }
  const mailed = async () => (await desk.mails()).filter((one) => JSON.stringify(one).includes('Het antwoord is ja'))
  return { desk, adele, me, logIn, mailed, card: () => desk.helpdesk.queue.byId(desk.ids()[0] ?? '') }
}

test('logged out while a question waits: the answer goes by e-mail, and the next person sees none of it', async () => {
  const { desk, adele, me, logIn, mailed } = await sharedDevice()
  await logIn()
  await me.says('medewerker')
  const [id = ''] = desk.ids()
  desk.clock.set(new Date(desk.clock.now().getTime() + 1_000))
  expect(labels(await me.says('uitloggen'))).toEqual(['people.logOut.question.mail', 'people.logOut.done'])
  await me.says('blub blub van een ander')
  await me.hears()
  const story = texts(await adele.presses(`desk-claim ${id}`)).join('\n')
  expect(story).toContain('kim@example.org')
  expect(story).toContain('Kandidaat: medewerker')
  expect(story).not.toContain('van een ander')
  await adele.says('Het antwoord is ja')
  expect(await me.hears()).toEqual([])
  await desk.due(2 * 60_000)
  expect(await mailed()).toEqual([expect.objectContaining({ to: 'kim@example.org' })])
  // The bot answers the next person, and their question is one of their own.
  expect(labels(await me.says('menu'))).toEqual(['menu.all'])
  expect(labels(await me.says('uit de rij'))).toEqual(['helpdesk.gone'])
  await me.says('medewerker')
  expect(desk.ids()).toHaveLength(2)
  // Not what the next person said, but what was mailed is in what a colleague reads.
  await me.hears()
  await adele.presses('desk-close answered')
  expect(await me.hears()).toEqual([])
  const { lines } = (await desk.helpdesk.tickets.see(
    { channelId: 'msteams', userId: 'a', conversationId: '', roles: ['helpdesk'], staffId: desk.staffId('lynne') },
    id,
  )) as { lines: { words: string }[] }
  expect(lines.at(-1)?.words).toBe('Adele Vance: Het antwoord is ja')
})

test('an address given for the answer is enough; without one the question is left, and nobody opens it again', async () => {
  const { desk, adele, me, mailed, card } = await sharedDevice()
  await me.says('medewerker')
  for (const text of ['antwoord per e-mail', 'kim@example.org', 'ja']) await me.says(text)
  expect(labels(await me.says('uitloggen'))).toEqual(['people.logOut.question.mail'])
  await adele.presses(`desk-claim ${desk.ids()[0]}`)
  await me.hears()
  await adele.says('Het antwoord is ja')
  await desk.due(2 * 60_000)
  expect([await me.hears(), (await mailed()).length]).toEqual([[], 1])
  const other = await sharedDevice()
  await other.me.says('medewerker')
  expect(labels(await other.me.says('uitloggen'))).toEqual(['people.logOut.question.left'])
  expect(other.card()?.state).toBe('returned')
  expect(labels(await other.adele.presses(`desk-reopen ${other.desk.ids()[0]}`))).not.toContain('helpdesk.agent.reopened')
  expect(card()?.state).toBe('claimed')
})

test('a question that had ended is not brought back into the conversation of the next person', async () => {
  const { desk, adele, me, logIn, mailed } = await sharedDevice()
  await logIn()
  await me.says('medewerker')
  const [id = ''] = desk.ids()
  await adele.presses(`desk-claim ${id}`)
  await adele.presses('desk-close answered')
  expect(labels(await me.says('uitloggen'))).toEqual(['people.logOut.done'])
  await me.hears()
  await adele.presses(`desk-reopen ${id}`)
  await adele.presses(`desk-claim ${id}`)
  await adele.says('Het antwoord is ja')
  await desk.due(2 * 60_000)
  expect([await me.hears(), (await mailed()).length]).toEqual([[], 1])
})

test('what lies with a contact centre comes to our own desk, and the centre hears that it has it no more', async () => {
  const desk = await centreDesk()
  const me = desk.candidate()
  await me.says('medewerker')
  for (const text of ['antwoord per e-mail', 'kim@example.org', 'ja']) await me.says(text)
  await desk.got()
  expect(labels(await me.says('uitloggen'))).toEqual(['people.logOut.question.mail'])
  expect((await desk.got()).map((one) => one.type)).toEqual(['endOfConversation'])
  await me.hears()
  await desk.sends({ ...status('accepted'), ...desk.about() })
  await desk.sends({ text: 'Dag Kim', ...desk.about() })
  expect(await me.hears()).toEqual([])
  await desk.agent('adele').presses(`desk-claim ${desk.ids()[0]}`)
  expect(desk.helpdesk.queue.all()[0]?.owner?.name).toBe('Adele Vance')
})
