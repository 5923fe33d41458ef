import { describe, expect, test } from 'vitest'
import type { TicketFigureDoc } from '../../../data/ticket-figure.ts'
import { labels as allLabels, type Seen } from '../../support/desk.ts'
import { handOff } from '../../support/hand-off.ts'
import { minute } from '../../support/notice-desk.ts'

/** Without the greeting of a first message. */
const labels = (said: readonly Seen[]) => allLabels(said).filter((one) => one !== 'greeting.short')
const cardsOf = (said: readonly Seen[]) => JSON.stringify(said.map((one) => one.activity.attachments))
const commandIn = (said: readonly Seen[], name: string) =>
  new RegExp(`${name} [\\w-]+(?: \\d+)?`).exec(cardsOf(said) + JSON.stringify(said.map((one) => one.activity)))?.[0] ?? ''

const words = {
  nl: {
    locale: 'nl-NL',
    person: 'medewerker',
    figures: 'helpdeskcijfers',
    now: ['Wachten nu', 'Langste wachttijd'],
    first: 'meestal 2 min, in 9 van de 10 gevallen binnen 2 min',
    month: 'Deze maand',
    rated: '1 geholpen, 0 niet echt',
    ended: 'Beantwoord: 1',
    find: 'zoek gesprek olifant',
    sample: 'steekproef',
    yes: 'ja',
    no: 'nee',
    reviewed: '1 nagekeken: verder geholpen 1, juist 0 en vriendelijk 1',
  },
  en: {
    locale: 'en-GB',
    person: 'talk to a person',
    figures: 'helpdesk figures',
    now: ['Waiting now', 'Longest wait'],
    first: 'typically 2 min, within 2 min nine times out of ten',
    month: 'This month',
    rated: '1 helped, 0 not really',
    ended: 'Answered: 1',
    find: 'find conversation olifant',
    sample: 'quality sample',
    yes: 'yes',
    no: 'no',
    reviewed: '1 looked at: helpful 1, right 0, and friendly 1',
  },
}

/** One conversation that ended, answered by Adele after two minutes and rated, and one that waits. */
async function oneDone(language: 'nl' | 'en' = 'nl') {
  const say = words[language]
  const desk = await handOff()
  const later = (minutes: number) => desk.clock.set(new Date(desk.clock.now().getTime() + minutes * minute))
  const me = desk.candidate(say.locale)
  await me.says(say.person)
  await me.says('Mag mijn olifant Dumbo mee naar school?')
  later(1)
  const adele = desk.agent('adele', say.locale)
  await adele.says('wachtrij')
  const [id = ''] = desk.ids()
  await adele.presses(`desk-claim ${id}`)
  later(1)
  await adele.says('Nee, maar je mag wel over hem vertellen.')
  return { desk, me, adele, id, later, say }
}

async function closed(language: 'nl' | 'en' = 'nl') {
  const done = await oneDone(language)
  await done.adele.presses('desk-close answered')
  await done.me.presses('desk-rate good')
  done.later(1)
  return done
}

test.each(['nl', 'en'] as const)('how the helpdesk does, in %s: for those who may see it, and nobody is named', async (language) => {
  const { desk, say, later } = await closed(language)
  await desk.candidate(say.locale).says(say.person)
  later(10)
  const isaiah = desk.agent('isaiah', say.locale)
  const shown = await isaiah.says(say.figures)
  expect(labels(shown)).toEqual(['supervision.now', 'supervision.period', 'supervision.topics'])
  const cards = cardsOf(shown)
  for (const text of [...say.now, say.first, say.rated, say.ended, '10 min']) expect(cards).toContain(text)
  expect(cards).not.toMatch(/Adele|olifant/)
  expect(labels(await isaiah.says(say.month))).toEqual(labels(shown))
  expect(labels(await desk.agent('lynne', say.locale).says(say.figures))).toEqual(labels(shown))
  for (const stranger of [desk.agent('alex', say.locale), desk.candidate(say.locale)])
    expect(labels(await stranger.says(say.figures)).at(-1)).toBe('topic.notForYou')
})

test.each([
  ['asked at night, nobody waits yet', '2026-11-25T22:00:00Z', 60, 'gevraagd na sluitingstijd'],
  ['over a night only opening hours count', '2026-11-25T15:50:00Z', 16 * 60 + 20, '20 min'],
])('the longest wait: %s', async (_what, now, minutes, expected) => {
  const desk = await handOff({ now: new Date(now) })
  await desk.candidate().says('medewerker')
  desk.clock.set(new Date(Date.parse(now) + minutes * minute))
  expect(cardsOf(await desk.agent('isaiah').says('helpdeskcijfers'))).toContain(`"title":"Langste wachttijd","value":"${expected}"`)
})

describe('what stays of a question', () => {
  const kept = async (desk: Awaited<ReturnType<typeof oneDone>>['desk']) =>
    (await desk.store.list<TicketFigureDoc>('ticket-figures', 'ticket-figure')).docs

  test('nothing while it is open, one figure when it ended, none again when it is opened again', async () => {
    const { desk, me, adele, id, later } = await oneDone()
    expect(await kept(desk)).toEqual([])
    await adele.presses('desk-close answered')
    await me.presses('desk-rate bad')
    expect(await kept(desk)).toEqual([expect.objectContaining({ answerSeconds: 120, endSeconds: 120, result: 'answered', rating: 'bad' })])
    await adele.presses(`desk-reopen ${id}`)
    expect(await kept(desk)).toEqual([])
    later(5)
    await adele.presses(`desk-claim ${id}`)
    await adele.presses('desk-return')
    expect(await kept(desk)).toEqual([expect.objectContaining({ answerSeconds: 120, endSeconds: 420, end: 'returned' })])
  })

  test('it outlives the question and whoever asked it', async () => {
    const { desk, me } = await closed()
    await me.says('alles wissen')
    await me.says('ja')
    await desk.helpdesk.queue.refresh()
    expect(desk.ids()).toEqual([])
    expect(await kept(desk)).toHaveLength(1)
    expect(cardsOf(await desk.agent('isaiah').says('helpdeskcijfers'))).toContain('1 geholpen, 0 niet echt')
  })

  test('what a crash kept from being written is there after a start', async () => {
    const { desk } = await closed()
    const [figure] = await kept(desk)
    if (!figure) throw new Error('no figure')
    await desk.store.commit([{ op: 'remove', key: figure }])
    await handOff({ store: desk.store, ids: 'b', seed: false })
    expect((await kept(desk)).map(({ etag: _etag, ...one }) => one)).toEqual(
      [{ ...figure, etag: undefined }].map(({ etag: _etag, ...one }) => one),
    )
  })
})

describe('looking back at conversations', () => {
  test.each(['nl', 'en'] as const)('found by a word of what was said, read, and written down, in %s', async (language) => {
    const { desk, id, say } = await closed(language)
    const lynne = desk.agent('lynne', say.locale)
    const found = await lynne.says(say.find)
    expect(labels(found)).toEqual(['supervision.foundSome'])
    const read = await lynne.presses(commandIn(found, 'desk-transcript'))
    expect(labels(read).at(-1)).toBe('supervision.fileText')
    expect(read.map((one) => one.text).join('\n')).toContain('Mag mijn olifant Dumbo mee naar school?')
    const card = desk.helpdesk.queue.byId(id)
    const { docs } = await desk.store.list<{ partition: string; kind: 'audit'; id: string; action: string; about: string }>(
      `audit/${card?.person}`,
      'audit',
    )
    expect(docs.map(({ action, about }) => [action, about])).toEqual([['read', `conversation/${id}`]])
  })

  test('from there it can be opened again, within seven days of its end', async () => {
    const { desk, id, later } = await closed()
    const lynne = desk.agent('lynne')
    expect(cardsOf(await lynne.presses(`desk-transcript ${id}`))).toContain(`desk-reopen ${id}`)
    later(8 * 24 * 60)
    expect(cardsOf(await lynne.presses(`desk-transcript ${id}`))).not.toContain('desk-reopen')
  })

  test('what is said to the bot afterwards is not the helpdesk’s to read', async () => {
    const { desk, me, id } = await closed()
    await me.says('mijn geheim is groot')
    for (let index = 0; index < 70; index++) await me.says('menu')
    const read = (await desk.agent('lynne').presses(`desk-transcript ${id}`)).map((one) => one.text).join('\n')
    expect(read).toContain('olifant')
    expect(read).not.toContain('geheim')
  })

  // Regression: opening it again showed all that had been said to the bot since it ended.
  test('nor is it when the conversation is opened again, unless the candidate shares it', async () => {
    const { desk, me, adele, id, later } = await closed()
    await me.says('mijn geheim is groot')
    later(1)
    await adele.presses(`desk-reopen ${id}`)
    later(1)
    await me.says('en de olifant is terug')
    const lynne = desk.agent('lynne')
    const story = async () => (await lynne.presses(`desk-transcript ${id}`)).map((one) => one.text).join('\n')
    expect(await story()).toMatch(/olifant Dumbo.*olifant is terug/s)
    expect(await story()).not.toContain('geheim')
    await me.presses('desk-share yes')
    expect(await story()).toContain('geheim')
  })

  test('nothing found says where was looked; a manager, a coach and a candidate read nobody', async () => {
    const { desk, id } = await closed()
    const lynne = desk.agent('lynne')
    expect(labels(await lynne.says('zoek gesprek nijlpaard'))).toEqual(['supervision.findNone'])
    expect(labels(await lynne.says('zoek gesprek'))).toEqual(['supervision.newest'])
    const commands = [`desk-transcript ${id}`, 'desk-find olifant', 'desk-sample', `desk-look ${id}`, `desk-propose ${id}`]
    for (const somebody of [desk.agent('alex'), desk.agent('isaiah')])
      for (const command of commands) expect([command, ...labels(await somebody.presses(command))]).toEqual([command, 'topic.notForYou'])
    expect(labels(await desk.candidate().says('zoek gesprek olifant'))).not.toContain('supervision.foundSome')
  })
})

test.each(['nl', 'en'] as const)('a conversation drawn by lot, three questions, and only the figures know, in %s', async (language) => {
  const { desk, adele, id, say } = await closed(language)
  expect(labels(await adele.says(say.sample))).toEqual(['supervision.sampleNone'])
  const [lynne, megan] = [desk.agent('lynne', say.locale), desk.agent('megan', say.locale)]
  const drawn = await lynne.says(say.sample)
  expect(labels(drawn)).toEqual(['supervision.sample'])
  const asked = await lynne.presses(commandIn(drawn, 'desk-look'))
  expect(labels(asked).at(-1)).toBe('supervision.ask.helpful')
  expect(labels(await lynne.says('misschien'))).toEqual(['supervision.unclear', 'supervision.ask.helpful'])
  await lynne.says(say.yes)
  await lynne.says(say.no)
  expect(labels(await lynne.says(say.yes))).toEqual(['supervision.reviewed'])
  expect(labels(await lynne.says(say.sample))).toEqual(['supervision.sampleNone'])
  // A colleague who had it open already is not counted, nor is whoever had the conversation.
  await megan.presses(`desk-look ${id}`)
  for (const answer of [say.no, say.no]) await megan.says(answer)
  expect(labels(await megan.says(say.no))).toEqual(['supervision.reviewGone'])
  await adele.presses(`desk-look ${id}`)
  for (const answer of [say.yes, say.yes]) await adele.says(answer)
  expect(labels(await adele.says(say.yes))).toEqual(['supervision.reviewOwn'])
  expect(cardsOf(await desk.agent('isaiah', say.locale).says(say.figures))).toContain(say.reviewed)
})
