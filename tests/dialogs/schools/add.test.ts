import { describe, expect, test } from 'vitest'
import type { BoardDoc, SchoolDoc } from '../../../data/school.ts'
import { labels, type Seen } from '../../support/desk.ts'
import { heard, routeDesk } from '../../support/route-desk.ts'

type Desk = Awaited<ReturnType<typeof routeDesk>>
async function say(me: { says: (text: string) => Promise<Seen[]> }, ...texts: string[]) {
  let said: Seen[] = []
  for (const text of texts) said = await me.says(text)
  return said
}
const schools = async ({ store }: Desk) => (await store.find<SchoolDoc>('school', { limit: 1000 })).docs
const board = async ({ store }: Desk, name: string) => (await store.list<BoardDoc>('boards', 'board')).docs.find((one) => one.name === name)

const dutch = [
  'De Linde',
  'Noorderlicht Onderwijs',
  'Oost',
  'geen',
  'nee',
  'ja',
  '1 onderbouw, 2 middenbouw',
  '2',
  'geen',
  'rust en orde in de groep',
  'nee',
]
const leader = ['Mila Kok', 'mila@linde.example.org', 'geen']

test('a school is added question by question, checked, put right, and takes part from then on', async () => {
  const desk = await routeDesk()
  const me = desk.staff('intermediary')
  await me.says('school toevoegen')
  expect(labels(await say(me, ...dutch, ...leader))).toEqual(['schools.add.check'])
  await say(me, 'Iets aanpassen', 'Stadsdeel')
  expect(await schools(desk)).toHaveLength(12)
  expect(labels(await say(me, 'Weesp'))).toEqual(['schools.add.check'])
  expect(labels(await me.says('ja'))).toEqual(['schools.added'])
  const added = (await schools(desk)).find(({ name }) => name === 'De Linde')
  expect(added).toMatchObject({ part: 'weesp', board: 'noorderlicht', guidance: 2, training: true, strengths: ['order'], vacancies: [] })
  expect(added?.contact).toEqual({ name: 'Mila Kok', email: 'mila@linde.example.org' })
  expect(heard(await say(me, 'zoek een school', 'linde'))).toContain('De Linde')
})

test('the same in English; the same name twice at one board is put right', async () => {
  const desk = await routeDesk()
  const me = desk.staff('intermediary', 'en-GB')
  await me.says('add a school')
  const answers = [
    'Noordster',
    'Noorderlicht Onderwijs',
    'Oost',
    'none',
    'no',
    'yes',
    '1 lower',
    '1',
    'none',
    'none',
    'no',
    'Mila Kok',
    'm@x.example.org',
    'none',
  ]
  await say(me, ...answers)
  expect(labels(await me.says('yes'))).toEqual(['schools.refused.exists', 'schools.ask.name'])
  expect(labels(await say(me, 'Noordster Two', 'yes'))).toEqual(['schools.added'])
  expect(await schools(desk)).toHaveLength(13)
})

test('stopping keeps the answers, and delivering the last word twice makes one school', async () => {
  const desk = await routeDesk()
  const me = desk.staff('intermediary')
  await say(me, 'school toevoegen', ...dutch)
  expect(labels(await me.says('stop'))).toEqual(['schools.add.stopped'])
  expect(labels(await me.says('school toevoegen'))).toEqual(['schools.ask.contactName'])
  await say(me, ...leader)
  const yes = { ...me.base(), text: 'ja' }
  await Promise.all([desk.handle(yes), desk.handle(yes)])
  expect(await schools(desk)).toHaveLength(13)
})

describe('boards', () => {
  test('are listed with what they agreed to, added and changed', async () => {
    const desk = await routeDesk()
    const me = desk.staff('intermediary')
    const said = await me.says('besturen')
    expect(heard(said)).toContain('128 groepen, afgesproken deel 7%.')
    expect(heard(said)).toContain('0 van de 9 afgesproken zij-instromers')
    expect(labels(await say(me, 'Bestuur toevoegen', 'De Nieuwe Haven', '40', '7,5', 'ja'))).toEqual(['schools.board.saved'])
    const added = await board(desk, 'De Nieuwe Haven')
    expect(added).toMatchObject({ classes: 40, share: 0.075 })
    await me.presses({ command: `board-edit ${added?.id}` })
    expect(labels(await say(me, 'Aantal groepen', '44', 'ja'))).toEqual(['schools.board.saved'])
    expect(await board(desk, 'De Nieuwe Haven')).toMatchObject({ classes: 44, share: 0.075 })
  })

  test.each([
    [['add a board', '7'], 'schools.wrong.boardName'],
    [['add a board', 'Haven', 'many'], 'schools.wrong.classes'],
    [['add a board', 'Haven', '40', '101'], 'schools.wrong.share'],
    [['add a board', 'Haven', '40', '7%', 'hmm'], 'schools.edit.yesOrNo'],
    [['add a board', 'wijzer speciaal onderwijs', '40', '7%', 'yes'], 'schools.refused.exists'],
    [['add a board', 'Haven', '40', '7%', 'no'], 'schools.board.kept'],
    [['add a board', 'Haven', 'stop'], 'schools.board.kept'],
  ])('%j ends in %s, with nothing written', async (texts, label) => {
    const desk = await routeDesk()
    expect(labels(await say(desk.staff('intermediary', 'en-GB'), ...texts))).toContain(label)
    expect((await desk.store.list('boards', 'board')).docs).toHaveLength(5)
  })

  test('one that is not there', async () => {
    const me = (await routeDesk()).staff('intermediary')
    expect(labels(await me.presses({ command: 'board-edit nergens' }))).toContain('schools.board.unknown')
  })
})

test.each(['coach', 'helpdesk', 'manager'] as const)('a %s sees and changes nothing of schools', async (role) => {
  const me = (await routeDesk()).staff(role)
  expect(labels(await me.says('scholen'))).toContain('schools.notForYou')
  for (const command of [
    'school de-kastanje',
    'school-edit de-kastanje',
    'school-add',
    'school-filters',
    'school-find',
    'boards',
    'board-add',
    'board-edit wijzer',
  ])
    expect(labels(await me.presses({ command }))).toEqual(['topic.notForYou'])
})

test('a candidate who types the word is told who helps them to a school', async () => {
  const me = (await routeDesk()).candidate('eva-romijn', 'en-GB')
  expect((await me.says('schools')).at(-1)?.text).toContain('Your intermediary looks for one together with you')
})
