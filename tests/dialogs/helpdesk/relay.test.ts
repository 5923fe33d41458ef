import { describe, expect, test } from 'vitest'
import type { TurnDoc } from '../../../bot/channel.ts'
import { labels } from '../../support/desk.ts'
import { handOff, texts } from '../../support/hand-off.ts'

async function together() {
  const desk = await handOff()
  const me = desk.candidate()
  const adele = desk.agent('adele')
  await me.says('medewerker')
  await adele.says('wachtrij')
  await adele.presses(`desk-claim ${desk.ids()[0]}`)
  await me.hears()
  await adele.hears()
  return { desk, me, adele }
}

describe('what a candidate does is brought to the agent', () => {
  test.each<[string, object, string, RegExp]>([
    ['words', { text: 'dag' }, 'said', /: dag$/],
    ['a command of the bot', { text: 'menu' }, 'said', /: menu$/],
    ['an emoji', { text: '🙂' }, 'said', /: 🙂$/],
    ['a long story', { text: 'woord '.repeat(1_000) }, 'said', /woord woord/],
    ['a change', { type: 'messageUpdate', text: 'toch anders' }, 'edited', /veranderde een bericht: toch anders$/],
    ['taking away', { type: 'messageDelete' }, 'deleted', /haalde een bericht weg/],
    ['a button of before', { value: { command: 'desk-leave' } }, 'pressed', /koos: Uit de rij$/],
    ['a form of before', { value: { flow: 'zelfscan', version: 1, step: 'a', answer: 'veel' } }, 'pressed', /koos: veel$/],
    [
      'a voice message',
      { attachments: [{ contentType: 'audio/ogg', contentUrl: 'https://x.example/a.ogg' }] },
      'files',
      /stuurt: een spraakbericht$/,
    ],
  ])('%s', async (_what, activity, about, expected) => {
    const { me, adele } = await together()
    expect(await me.send(activity)).toEqual([])
    const [heard] = await adele.hears()
    expect(heard?.label).toBe(`helpdesk.heard.${about}`)
    expect(heard?.text).toMatch(expected)
  })

  test('a file by a link that works for a while', async () => {
    const { me, adele } = await together()
    const file = { contentType: 'application/pdf', name: 'cv.pdf', contentUrl: 'upload:visitor-1/u1' }
    await me.send({ text: 'mijn cv', attachments: [file] })
    const [heard] = await adele.hears()
    expect(heard?.text).toMatch(/stuurt: mijn cv\ncv\.pdf$/)
    const [link] = JSON.stringify(heard?.activity.attachments?.at(-1)).match(/https:[^"]+attachments[^"]+/) ?? []
    expect(link).toMatch(/^https:\/\/loket\.example\/v3\/directline\/conversations\/visitor-1\/attachments\/u1\?e=\d+&s=/)
  })

  test('a file that cannot come along is named, and both know that it did not', async () => {
    const { me, adele } = await together()
    const pasted = {
      contentType: 'image/png',
      name: 'plaatje.png',
      contentUrl: 'https://smba.trafficmanager.net/emea/v3/attachments/1/views/original',
    }
    await adele.send({ attachments: [pasted] })
    expect(texts(await me.hears())).toEqual([expect.stringMatching(/^Adele Vance: plaatje\.png\n\nEén bestand kon niet mee/)])
    await me.send({ attachments: [{ contentType: 'application/pdf', name: 'cv.pdf', contentUrl: 'upload:visitor-9/u1' }] })
    expect(texts(await adele.hears()).at(-1)).toMatch(/cv\.pdf\n\nEén bestand kon niet mee/)
  })

  test('an agent’s file from Teams is a link in the web chat; what they take back is told', async () => {
    const { me, adele } = await together()
    const downloadUrl = 'https://x.sharepoint.com/download?x=1'
    const contentType = 'application/vnd.microsoft.teams.file.download.info'
    await adele.send({ text: 'kijk', attachments: [{ contentType, name: 'uitleg.pdf', content: { downloadUrl, fileType: 'pdf' } }] })
    const [heard] = await me.hears()
    expect([heard?.text, heard?.activity.attachments?.[0]?.contentUrl]).toEqual(['Adele Vance: kijk\nuitleg.pdf', downloadUrl])
    await adele.send({ type: 'messageDelete' })
    expect(labels(await me.hears())).toEqual(['helpdesk.saidDeleted'])
  })

  test('words for the bot stay with the bot: looking for a conversation is not told to the candidate', async () => {
    const { me, adele } = await together()
    expect(labels(await adele.says('zoek gesprek hond'))).toEqual(['supervision.findNone'])
    expect(labels(await adele.says('helpdeskcijfers'))[0]).toBe('supervision.now')
    expect(await me.hears()).toEqual([])
  })

  test('a reaction and an arrival mean nothing to anybody', async () => {
    const { me, adele } = await together()
    expect(await me.send({ type: 'messageReaction', reactionsAdded: [{ type: 'like' }] })).toEqual([])
    expect(await me.arrives()).toEqual([])
    expect(await adele.hears()).toEqual([])
  })
})

test('twenty messages each way, each delivered twice, come once and in order', async () => {
  const { desk, me, adele } = await together()
  for (let index = 0; index < 20; index++) {
    const mine = { ...me.base(), text: `vraag ${index}` }
    const hers = { ...adele.base(), text: `antwoord nummer ${index}`, serviceUrl: 'https://teams.example/' }
    await Promise.all([desk.handle(mine), desk.handle(hers), desk.handle(mine), desk.handle(hers)])
  }
  expect(texts(await me.hears())).toEqual(Array.from({ length: 20 }, (_, index) => `Adele Vance: antwoord nummer ${index}`))
  expect(texts(await adele.hears()).map((text) => text.replace(/^.*: /, ''))).toEqual(
    Array.from({ length: 20 }, (_, index) => `vraag ${index}`),
  )
})

test('Teams is given each message once, in the order of the transcript', async () => {
  const { desk, me } = await together()
  const before = desk.posted.length
  for (const text of ['een', 'twee', 'drie']) await me.says(text)
  expect(desk.posted.slice(before).map(({ activity }) => activity.text?.replace(/^.*: /, ''))).toEqual(['een', 'twee', 'drie'])
})

// Regression: each next message tried the first again at once; ten of them and the channel had refused it for good.
test('while Teams asks to wait nothing is tried, however much is said meanwhile; then all of it goes, in order', async () => {
  let busy = false
  const desk = await handOff({ answer: () => (busy ? { ok: false, status: 429, retryAfterMs: 30_000 } : { ok: true }) })
  const me = desk.candidate()
  await me.says('medewerker')
  await desk.agent('adele').presses(`desk-claim ${desk.ids()[0]}`)
  const before = desk.posted.length
  busy = true
  const said = Array.from({ length: 12 }, (_, index) => `bericht ${index}`)
  for (const text of said) await me.says(text)
  expect(desk.posted).toHaveLength(before + 1)
  busy = false
  await desk.due(31_000)
  expect(desk.posted.slice(before + 1).map(({ activity }) => activity.text?.replace(/^.*: /, ''))).toEqual(said)
})

test('an edit is known from the message it changes, which has the same id in Teams', async () => {
  const { adele, me } = await together()
  await adele.send({ id: 'm-1', text: 'eerst' })
  await adele.send({ id: 'm-1', type: 'messageUpdate', text: 'daarna' })
  await adele.send({ id: 'm-1', type: 'messageUpdate', text: 'daarna' })
  expect(labels(await me.hears())).toEqual(['helpdesk.said', 'helpdesk.saidEdited'])
})

test('typing is shown in the open web chat and kept nowhere', async () => {
  const { desk, me, adele } = await together()
  await adele.send({ type: 'typing' })
  await me.send({ type: 'typing' })
  expect(desk.shownTyping).toEqual([{ conversationId: me.conversationId, activity: expect.objectContaining({ type: 'typing' }) }])
})

// Regression: an agent in a web chat saw their own words twice, the first for ever on its way.
test('what an agent says in a web chat keeps the mark by which their web chat knows it again', async () => {
  const { desk } = await together()
  const adele = desk.agent('adele')
  await adele.send({ id: 'marked', text: 'Dag', channelData: { clientActivityID: 'mine-1' } })
  const { docs } = await desk.store.list<TurnDoc>('conversation/msteams:chat-adele', 'turn', { limit: 500 })
  expect(docs.at(-1)?.activities[0]?.channelData).toMatchObject({ clientActivityID: 'mine-1', about: expect.any(String) })
})

test('stop is the one word for the bot: the agent hears, and what the agent still says is not lost but comes back', async () => {
  const { me, adele } = await together()
  expect(labels(await me.says('stop'))).toEqual(['helpdesk.leftAgent'])
  expect(labels(await adele.hears())).toEqual(['helpdesk.agent.left'])
  const [failed] = await adele.says('Nog een laatste tip')
  expect(failed).toMatchObject({ label: 'helpdesk.agent.failed', text: expect.stringContaining('Nog een laatste tip') })
  expect(labels(await me.says('menu'))).toEqual(['menu.all'])
})
