import { afterEach, expect, test } from 'vitest'
import { labels } from '../../support/desk.ts'
import { heard } from '../../support/route-desk.ts'
import { commandsIn, schoolDesk } from '../../support/school-desk.ts'

type Desk = Awaited<ReturnType<typeof schoolDesk>>
const opened: Desk[] = []
afterEach(() => {
  for (const desk of opened.splice(0)) desk.close()
})
async function openDesk() {
  const desk = await schoolDesk()
  opened.push(desk)
  return desk
}

/** Nobody has room any more, at any school. */
async function full(desk: Desk) {
  const who = { channelId: 'x', userId: 'x', conversationId: 'x', roles: ['intermediary'] as const, staffId: 'x' }
  for (const { id, school } of desk.deps.schools.list(who) ?? [])
    await desk.deps.schools.change(who, id, { places: school.places.map(({ group }) => ({ group, count: 0 })) })
  return desk.deps.schools.boards(who) ?? []
}

test.each([
  ['nl-NL', 'wat als', (board: string) => `wat als er vijf plekken bij komen bij ${board}`, 'plekken meer bij', 'hebben er'],
  ['en-GB', 'what if', (board: string) => `what if 5 places come at ${board}`, 'more places at', 'more have a school'],
])('"if five places come at this board" in one sentence (%s)', async (locale, _word, sentence, more, effect) => {
  const desk = await openDesk()
  const me = desk.intermediary(locale)
  const boards = await full(desk)
  const before = await desk.store.find('school', { limit: 100 })
  const answers = await Promise.all(
    boards.filter(({ schools }) => schools > 0).map(async ({ name }) => ({ name, said: await me.says(sentence(name)) })),
  )
  const gained = answers.find(({ said }) => labels(said).includes('schools.whatIf.gains'))
  expect(gained).toBeDefined()
  expect(heard(gained?.said ?? [])).toContain(`${more} ${gained?.name}`)
  expect(heard(gained?.said ?? [])).toContain(effect)
  expect((await desk.store.find('school', { limit: 100 })).docs).toEqual(before.docs)
})

test('"what if this coach stops" in one sentence', async () => {
  const me = (await openDesk()).intermediary()
  expect(labels(await me.says('wat als Patti stopt?'))).toContain('matching.whatIf.effect.stops')
  expect(labels(await me.says('wat als niemand wil'))).toContain('matching.whatIf.coach')
})

test('asked step by step, with what is wrong said', async () => {
  const desk = await openDesk()
  const me = desk.intermediary()
  expect(labels(await me.says('wat als scholen'))).toContain('schools.whatIf.board')
  expect(labels(await me.says('geen bestuur'))).toContain('schools.whatIf.boardUnclear')
  const [board] = desk.schooling.directory.boards()
  expect(labels(await me.says(board?.name ?? ''))).toEqual(['schools.whatIf.more'])
  expect(labels(await me.says('duizend'))).toContain('schools.whatIf.moreUnclear')
  expect(labels(await me.says('vijf'))[0]).toMatch(/^schools\.whatIf\.(?:gains|same|no-schools)$/)
})

test('a school that stops training: who has a place there, and everybody who looks, is looked at again', async () => {
  const desk = await openDesk()
  const me = desk.intermediary()
  const pair = 'demo-khadija-amrani de-waterlelie lower'
  await me.presses({ command: `school-met ${pair}` })
  await me.presses({ command: `school-offer ${pair}` })
  await me.says('ja')
  await desk.due()
  await desk.visit('POST', `${await desk.link('de-waterlelie')}?answer=yes`)
  const shown = await me.presses({ command: 'school de-waterlelie' })
  expect(commandsIn(shown)).toContain('school-what-if school:de-waterlelie')
  expect(labels(await me.presses({ command: 'school-what-if school:de-waterlelie' }))).toEqual(['schools.whatIf.what'])
  const said = await me.says('Als deze school stopt met opleiden')
  expect(labels(said)).toEqual(['schools.whatIf.stops'])
  expect(heard(said)).toContain('Er is niets veranderd')
  expect(labels(await me.presses({ command: 'school-what-if school:weg' }))).toEqual(['schools.whatIf.unknown'])
})

test('a board without a training school says so, and only intermediaries may ask', async () => {
  const desk = await openDesk()
  const who = { channelId: 'x', userId: 'x', conversationId: 'x', roles: ['intermediary'] as const, staffId: 'x' }
  const added = await desk.deps.schools.addBoard(who, { name: 'Leeg Bestuur', classes: 10, share: 0.07 }, 'r')
  const board = added.ok && 'board' in added ? added.board.id : ''
  const { whatIf } = desk.deps.schools.matches
  expect(await whatIf(who, { board, more: 5 })).toEqual({ ok: false, reason: 'no-schools' })
  expect(await whatIf(who, { board: 'weg', more: 5 })).toEqual({ ok: false, reason: 'unknown' })
  expect(await whatIf({ ...who, roles: ['coach'] }, { board, more: 5 })).toEqual({ ok: false, reason: 'forbidden' })
  expect(labels(await desk.person().presses({ command: 'school-what-if' }))).toContain('topic.notForYou')
})
