import { describe, expect, test } from 'vitest'
import type { PlaceDoc } from '../../../data/offer.ts'
import { type SchoolDoc, schoolPartition } from '../../../data/school.ts'
import { labels, type Seen } from '../../support/desk.ts'
import { heard, routeDesk } from '../../support/route-desk.ts'

type Desk = Awaited<ReturnType<typeof routeDesk>>
type Person = { says: (text: string) => Promise<Seen[]> }

async function say(me: Person, ...texts: string[]) {
  let said: Seen[] = []
  for (const text of texts) said = await me.says(text)
  return said
}
const command = (me: ReturnType<Desk['staff']>, text: string) => me.presses({ command: text })
const stored = ({ store }: Desk, id: string) => store.get<SchoolDoc>({ partition: schoolPartition(id), kind: 'school', id })
const take = ({ store }: Desk, school: string, id: string, group: string, state: PlaceDoc['state'] = 'taken') =>
  store.commit([
    {
      op: 'put',
      doc: {
        partition: schoolPartition(school),
        kind: 'place',
        id,
        candidate: id,
        group,
        state,
        since: '2026-11-01T00:00:00.000Z',
      } as PlaceDoc,
    },
  ])

describe('looking at schools', () => {
  test('all twelve, six at a time, each with its free places', async () => {
    const me = (await routeDesk()).staff('intermediary')
    const said = await me.says('scholen')
    expect(heard(said)).toContain('Er staan 12 scholen in de lijst.')
    expect(heard(said)).toContain('Aan de Vecht')
    expect(heard(said)).toContain('Vrij: 1 in de middenbouw (groep 4-5)')
    expect(heard(said)).not.toContain('Noordster')
    expect(heard(await me.says('Meer'))).toContain('Noordster')
  })

  test('by what is typed, in English: a part and a group with a free place', async () => {
    const me = (await routeDesk()).staff('intermediary', 'en-GB')
    const said = await say(me, 'find a school', 'in noord with a place in the upper years')
    expect(said[0]?.text).toBe('1 school fits Noord and a place in the upper years (groups 6-8).')
    expect(heard(said)).toContain('De Waterlelie')
  })

  test('by a button: a board', async () => {
    const me = (await routeDesk()).staff('intermediary')
    await say(me, 'scholen', 'Anders zoeken')
    const said = await command(me, 'schools board:wijzer')
    expect(heard(said)).toContain('De Vuurtoren')
    expect(said[0]?.text).toContain('1 school past bij Wijzer Speciaal Onderwijs')
  })

  test('what is not there is said, with a way on', async () => {
    const me = (await routeDesk()).staff('intermediary')
    const said = await say(me, 'zoek een school', 'de vliegende hollander')
    expect(labels(said)).toEqual(['schools.list.nothing'])
    expect(said[0]?.text).toContain('‘vliegende hollander’')
  })

  test('one school shows everything, with the places as they are now, also those another machine gave', async () => {
    const desk = await routeDesk()
    await take(desk, 'de-waterlelie', 'one', 'lower')
    await take(desk, 'de-waterlelie', 'two', 'lower', 'held')
    const me = desk.staff('intermediary')
    const text = heard(await command(me, 'school de-waterlelie'))
    for (const part of [
      'Hanneke Vos',
      'directie@de-waterlelie.example.org',
      'Noord',
      'Stichting Amstelbogen',
      '1 bezet, 1 vastgehouden',
      'Vrij: 1 in de middenbouw',
    ])
      expect(text).toContain(part)
    expect(text).toContain('1 van de 9 afgesproken zij-instromers')
    expect(labels(await command(me, 'school nergens'))).toEqual(['schools.refused.unknown'])
  })
})

describe('changing a school', () => {
  test('one thing, after a look at what it was and becomes', async () => {
    const desk = await routeDesk()
    const me = desk.staff('intermediary')
    await command(me, 'school-edit de-kastanje')
    const said = await say(me, 'Plekken', '2 onderbouw, 1 middenbouw')
    expect(said[0]?.label).toBe('schools.edit.sure')
    expect(heard(said)).toContain('Het was: 1 in de onderbouw (groep 1-3) en 1 in de bovenbouw (groep 6-8).')
    expect((await stored(desk, 'de-kastanje'))?.places).toEqual([
      { group: 'lower', count: 1 },
      { group: 'upper', count: 1 },
    ])
    expect(labels(await me.says('ja'))).toEqual(['schools.changed'])
    expect((await stored(desk, 'de-kastanje'))?.places).toEqual([
      { group: 'lower', count: 2 },
      { group: 'middle', count: 1 },
    ])
  })

  test.each([
    ['name', 'De Linde', { name: 'De Linde' }],
    ['board', 'Noorderlicht Onderwijs', { board: 'noorderlicht' }],
    ['part', 'Oost', { part: 'oost' }],
    ['address', 'Kade 3, 1013 AB Amsterdam', { address: 'Kade 3, 1013 AB Amsterdam' }],
    ['specialEducation', 'ja', { specialEducation: true }],
    ['training', 'nee', { training: false }],
    ['guidance', '5', { guidance: 5 }],
    ['vacancies', '1 middenbouw', { vacancies: [{ group: 'middle', count: 1 }] }],
    ['strengths', 'planning, order', { strengths: ['order', 'planning'] }],
    ['changeOfLeader', 'ja', { changeOfLeader: true }],
    ['contactName', 'Mila Kok', { contact: { name: 'Mila Kok', email: 'directie@de-kastanje.example.org' } }],
    ['contactEmail', 'mila@kastanje.example.org', { contact: { name: 'Saskia Bloem', email: 'mila@kastanje.example.org' } }],
    [
      'contactPhone',
      '020 123 4567',
      { contact: { name: 'Saskia Bloem', email: 'directie@de-kastanje.example.org', phone: '020 123 4567' } },
    ],
  ])('%s: %s', async (field, text, expected) => {
    const desk = await routeDesk()
    const me = desk.staff('intermediary')
    await command(me, 'school-edit de-kastanje')
    await me.presses({ flow: 'school-edit', version: 1, step: 'what', answer: field })
    expect(labels(await say(me, text, 'ja'))).toEqual(['schools.changed'])
    expect(await stored(desk, 'de-kastanje')).toMatchObject(expected)
  })

  test.each([
    ['name', '123', 'schools.wrong.name'],
    ['board', 'Zomaar Iets', 'schools.wrong.board'],
    ['part', 'Rotterdam', 'schools.wrong.part'],
    ['training', 'misschien', 'schools.wrong.training'],
    ['places', 'heel veel', 'schools.wrong.places'],
    ['guidance', 'veel', 'schools.wrong.guidance'],
    ['guidance', '1000', 'schools.wrong.guidance'],
    ['strengths', 'toveren', 'schools.wrong.strengths'],
    ['contactEmail', 'mila@', 'sessions.email.noDomain'],
    ['contactPhone', 'bel maar', 'schools.wrong.contactPhone'],
  ])('%s: "%s" is asked again', async (field, text, label) => {
    const desk = await routeDesk()
    const me = desk.staff('intermediary')
    await command(me, 'school-edit de-kastanje')
    await me.presses({ flow: 'school-edit', version: 1, step: 'what', answer: field })
    expect(labels(await me.says(text))).toEqual([label, `schools.ask.${field}`])
  })

  test('fewer places than are in use is refused with the number, and asked again', async () => {
    const desk = await routeDesk()
    await take(desk, 'de-waterlelie', 'one', 'lower')
    await take(desk, 'de-waterlelie', 'two', 'lower', 'held')
    const me = desk.staff('intermediary', 'en-GB')
    await command(me, 'school-edit de-waterlelie')
    const said = await say(me, 'Places', '1 lower, 3 upper', 'yes')
    expect(labels(said)).toEqual(['schools.refused.belowGroup', 'schools.ask.places'])
    expect(said[0]?.text).toContain('2 places are taken or held already in the lower years')
    expect(labels(await say(me, '2 lower', 'yes'))).toEqual(['schools.changed'])
  })

  test('no, stop, and a school that is gone leave everything as it was', async () => {
    const desk = await routeDesk()
    const me = desk.staff('intermediary')
    const before = await stored(desk, 'de-kastanje')
    await command(me, 'school-edit de-kastanje')
    expect(labels(await say(me, 'Naam', 'De Linde', 'nee'))).toEqual(['schools.edit.kept'])
    await command(me, 'school-edit de-kastanje')
    expect(labels(await say(me, 'Naam', 'stop'))).toEqual(['schools.edit.kept'])
    expect(labels(await command(me, 'school-edit nergens'))).toEqual(['schools.refused.unknown'])
    expect(await stored(desk, 'de-kastanje')).toEqual(before)
  })
})
