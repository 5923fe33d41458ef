import { expect, test } from 'vitest'
import { prepareBoards, prepareSchools } from '../../../bot/services/import/import-schools.ts'
import { loadProgramme } from '../../../data/load-programme.ts'
import type { PlaceDoc } from '../../../data/offer.ts'
import { type BoardDoc, type SchoolDoc, schoolPartition } from '../../../data/school.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { Store } from '../../../data/store.ts'
import { cellsOf } from '../../../rules/import/cells.ts'
import { columnsOf, kindOfHeader, readHeader } from '../../../rules/import/columns.ts'
import { readCsv } from '../../../rules/import/read-csv.ts'
import { someMorning } from '../../support/desk.ts'

const programme = loadProgramme('amsterdam-po')
const now = () => someMorning
const openStore = () => sqliteStore({ path: ':memory:', now })

function table(kind: 'schools' | 'boards', text: string) {
  const read = readCsv(text)
  const [first, ...rows] = read.ok ? read.rows : []
  if (!first) throw new Error('no table')
  expect(kindOfHeader(programme, first)).toBe(kind)
  const { header } = readHeader(columnsOf(kind, programme), first)
  return rows.map((row) => cellsOf(header, row))
}
const look = (store: Store, kind: 'schools' | 'boards', text: string) =>
  (kind === 'schools' ? prepareSchools : prepareBoards)({ store, programme, now }, table(kind, text))
async function bring(store: Store, kind: 'schools' | 'boards', text: string) {
  const { items, problems } = await look(store, kind, text)
  const applied = await Promise.all(items.map((one) => one.apply()))
  return { states: items.map(({ state }) => state), problems, applied }
}
const schools = async (store: Store) => (await store.find<SchoolDoc>('school')).docs
const boards = 'Naam;Aantal groepen;Afgesproken deel\nDe Haven;120;7%\nDe Kade;40;0,08\nDe Sluis;10;\n'
const list = (places = '2 onderbouw, 1 bovenbouw', more = '') =>
  `Naam;Bestuur;Stadsdeel;Leidt op;Plekken;Kan begeleiden;Schoolleider;E-mail;Sterk in\nDe Linde;De Haven;Oost;;${places};3;Mila Kok;Mila@linde.example.org;rust en orde in de groep\n${more}`

test('boards and then schools from a file, looked at first; the same file again changes nothing', async () => {
  const store = openStore()
  expect((await look(store, 'boards', boards)).items.map(({ state }) => state)).toEqual(['fresh', 'fresh', 'fresh'])
  expect((await store.list('boards', 'board')).docs).toEqual([])
  await bring(store, 'boards', boards)
  expect((await store.list<BoardDoc>('boards', 'board')).docs.map(({ name, classes, share }) => [name, classes, share])).toEqual(
    expect.arrayContaining([
      ['De Haven', 120, 0.07],
      ['De Kade', 40, 0.08],
      ['De Sluis', 10, 0.07],
    ]),
  )
  expect(await bring(store, 'schools', list())).toMatchObject({ states: ['fresh'], problems: [], applied: [{ ok: true }] })
  const [linde] = await schools(store)
  expect(linde).toMatchObject({
    name: 'De Linde',
    part: 'oost',
    training: true,
    places: [
      { group: 'lower', count: 2 },
      { group: 'upper', count: 1 },
    ],
    vacancies: [],
    strengths: ['order'],
    contact: { name: 'Mila Kok', email: 'mila@linde.example.org' },
  })
  expect((await bring(store, 'schools', list())).states).toEqual(['same'])
  expect(await schools(store)).toEqual([linde])
  expect((await bring(store, 'schools', list('4 middenbouw'))).states).toEqual(['changed'])
  expect(await schools(store)).toMatchObject([{ id: linde?.id, places: [{ group: 'middle', count: 4 }] }])
})

test('what is wrong in a line is said by column, and the other lines still come in', async () => {
  const store = openStore()
  await bring(store, 'boards', boards)
  const wrong = [
    'Zonder bestuur;De Berg;Oost;;;1;Mila Kok;m@x.example.org;',
    'Zonder stad;De Haven;Rotterdam;misschien;veel;99999;12;m@;toveren',
    ';De Haven;Oost;;;1;Mila Kok;m@x.example.org;',
    'de  linde;De Haven;West;;;1;Mila Kok;m@x.example.org;',
  ]
  const { states, problems } = await bring(store, 'schools', list(undefined, wrong.join('\n')))
  expect(states).toEqual(['fresh'])
  expect(problems.map(({ line, column, what }) => `${line} ${column} ${what}`)).toEqual([
    '3 board choice',
    ...[
      'part choice',
      'guidance number',
      'contactName name',
      'contactEmail email',
      'training yes-no',
      'places choice',
      'strengths choice',
    ].map((one) => `4 ${one}`),
    '5 name needed',
    '6 name name-double',
  ])
})

test.each(['1000', '101%', 'zeven', '-1'])('a share of "%s" is no share', async (share) => {
  const { states, problems } = await bring(openStore(), 'boards', `name;classes;share\nDe Haven;10;${share}\n`)
  expect(states).toEqual([])
  expect(problems).toMatchObject([{ line: 2, column: 'share', what: 'number' }])
})

test('a file never takes away a place that somebody has', async () => {
  const store = openStore()
  await bring(store, 'boards', boards)
  await bring(store, 'schools', list())
  const [linde] = await schools(store)
  const place: PlaceDoc = {
    partition: schoolPartition(linde!.id),
    kind: 'place',
    id: 'one',
    candidate: 'one',
    group: 'upper',
    state: 'taken',
    since: someMorning.toISOString(),
  }
  const { items } = await look(store, 'schools', list('2 onderbouw'))
  await store.commit([{ op: 'put', doc: place }])
  expect(await items[0]?.apply()).toEqual({ ok: false, problem: { what: 'changed' } })
  expect((await look(store, 'schools', list('2 onderbouw'))).problems).toMatchObject([
    { line: 2, column: 'places', what: 'in-use', number: 1 },
  ])
  expect(await schools(store)).toEqual([linde])
})
