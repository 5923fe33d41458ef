import { describe, expect, test } from 'vitest'
import type { AuditDoc } from '../../../data/audit.ts'
import type { CoachProfileDoc } from '../../../data/coach-profile.ts'
import { labels, openDesk } from '../../support/desk.ts'
import { buttons, formOf, people, texts } from '../../support/hours-talk.ts'
import { look, wrong } from '../../support/import-desk.ts'

const profileOf = (store: Awaited<ReturnType<typeof openDesk>>['store'], id: string) =>
  store.get<CoachProfileDoc>({ partition: `coach/${id}`, kind: 'coach-profile', id: 'coach-profile' })

async function desk(locale = 'nl-NL') {
  const opened = await openDesk()
  await opened.store.commit([
    { op: 'remove', key: { partition: `coach/${people.alex}`, kind: 'coach-profile', id: 'coach-profile' } },
    { op: 'remove', key: { partition: `coach/${people.alex}`, kind: 'places', id: 'places' } },
    ...(await opened.store.list(`coach/${people.alex}`, 'place', { limit: 100 })).docs.map(({ partition, kind, id }) => ({
      op: 'remove' as const,
      key: { partition, kind, id },
    })),
  ])
  const talker = (aadObjectId: string) => opened.person({ channelId: 'msteams', aadObjectId, locale })
  const [alex, megan] = [talker(people.alex), talker(people.megan)]
  await alex.says(locale === 'nl-NL' ? 'hoi' : 'hello')
  await megan.says(locale === 'nl-NL' ? 'hoi' : 'hello')
  return { ...opened, alex, megan, talker }
}

describe.each([
  [
    'nl-NL',
    [
      'mijn profiel',
      '8',
      'ma, di en donderdag',
      'Centrum, Nieuw-West',
      '1, 3',
      'Nederlands',
      'plannen en organiseren, les in rekenen',
      'ICT',
      'nee',
      '1 februari t/m 14 februari; 3 mei',
    ],
    /Ruimte voor.*8 kandidaten.*maandag, dinsdag en donderdag.*Centrum en Nieuw-West.*onderbouw.*Nederlands.*1 februari 2027 t\/m 14 februari 2027 en 3 mei 2027/s,
  ],
  [
    'en-GB',
    [
      'my profile',
      '8 candidates',
      'Mon, Tue and Thursday',
      'centrum, nieuw-west',
      'lower, upper',
      'Dutch',
      'planning and organising, teaching maths',
      'IT',
      'no',
      '1 Feb until 14 Feb; 3 May',
    ],
    /Room for.*8 candidates.*Monday, Tuesday, and Thursday.*Centrum \(the centre\) and Nieuw-West.*lower.*Dutch.*1 February 2027 until 14 February 2027 and 3 May 2027/s,
  ],
])('%s', (locale, said, shown) => {
  test('a coach fills in a profile once, question by question, and sees it', async () => {
    const { alex, store } = await desk(locale)
    const [open = '', ...answers] = said
    const empty = await alex.says(open)
    expect(labels(empty)).toEqual(['coaches.mine.empty'])
    let heard = await alex.presses({ command: buttons(empty)[0]?.data?.command })
    const asked: string[] = []
    for (const answer of answers) {
      asked.push(heard.at(-1)?.label ?? '')
      heard = await alex.says(answer)
    }
    expect(asked).toEqual(
      ['capacity', 'days', 'parts', 'groups', 'languages', 'specialties', 'backgrounds', 'specialEducation', 'away'].map(
        (one) => `coaches.ask.${one}`,
      ),
    )
    expect(labels(heard)).toEqual(['coaches.mine.show'])
    expect(JSON.stringify(heard)).toMatch(shown)
    expect(await profileOf(store, people.alex)).toMatchObject({
      capacity: 8,
      external: false,
      days: ['monday', 'tuesday', 'thursday'],
      parts: ['centrum', 'nieuw-west'],
      groups: ['lower', 'upper'],
      languages: ['dutch'],
      specialties: ['maths-teaching', 'planning'],
      backgrounds: ['it'],
      specialEducation: false,
      away: [
        { from: '2027-02-01', until: '2027-02-14' },
        { from: '2027-05-03', until: '2027-05-03' },
      ],
    })
  })
})

test('one field at a time, with what was said before ticked on the card; a tick comes back as an answer', async () => {
  const { alex, store, administration } = await desk()
  await alex.presses({ command: `coach-change ${people.alex} days` })
  await alex.says('ma, wo')
  const fields = await alex.presses({ command: `coach-fields ${people.alex}` })
  expect(buttons(fields).map(({ title }) => title)).toEqual(
    ['Ruimte voor', 'Dagen', 'Stadsdelen', 'Groepen', 'Talen', 'Sterk in', 'Achtergrond', 'Speciaal onderwijs', 'Afwezig'].map(
      (one) => `Wijzig ${one}`,
    ),
  )
  const asked = await alex.presses({ command: `coach-change ${people.alex} days` })
  expect(formOf(asked)).toEqual({ days: 'monday,wednesday' })
  expect(JSON.stringify(asked)).toContain('"isMultiSelect":true')
  const ticked = await alex.presses({ flow: 'coach-change', version: 1, step: 'days', form: true, days: 'friday,monday' })
  expect(labels(ticked)).toEqual(['coaches.saved'])
  expect(texts(ticked)).toContain('Dagen: maandag en vrijdag')
  expect((await profileOf(store, people.alex))?.days).toEqual(['monday', 'friday'])
  expect(administration.profiles.byId(people.alex)?.days).toEqual(['monday', 'friday'])
  await alex.presses({ command: `coach-change ${people.alex} days` })
  const none = await alex.presses({ flow: 'coach-change', version: 1, step: 'days', form: true, days: '' })
  expect(texts(none)).toContain('Dagen: geen')
})

test.each([
  ['capacity', '41', 'coaches.unclear.capacity'],
  ['capacity', 'veel', 'coaches.unclear.capacity'],
  ['parts', 'Utrecht', 'coaches.unclear.choices'],
  ['languages', 'Klingon', 'coaches.unclear.choices'],
  ['specialEducation', 'misschien', 'coaches.unclear.yesNo'],
  ['away', 'in de zomer', 'coaches.unclear.away'],
  ['away', '14 februari t/m 1 februari 2020', 'coaches.unclear.away'],
])('an answer to %s that is none (%s) is asked once more, and nothing is kept', async (field, said, key) => {
  const { alex, store } = await desk()
  await alex.presses({ command: `coach-change ${people.alex} ${field}` })
  const heard = await alex.says(said)
  expect(labels(heard)).toEqual([key, `coaches.ask.${field}`])
  expect(labels(await alex.says('stop'))).toContain('coaches.stopped')
  expect(await profileOf(store, people.alex)).toBeUndefined()
})

test('the intermediary sees all coaches, finds one by name, and alone says who is external and until when', async () => {
  const { megan, alex, store, administration } = await desk()
  const list = await megan.says('coaches')
  expect(labels(list)).toEqual(['coaches.list', 'coaches.further'])
  const found = await megan.says('coach alex')
  expect(labels(found)).toEqual(['coaches.emptyOne'])
  await megan.presses({ command: `coach-change ${people.alex} capacity` })
  await megan.says('12')
  const external = await megan.presses({ command: `coach-change ${people.alex} external` })
  expect(texts(external)).toContain('Is Alex Wilber een interne of een externe coach?')
  expect(texts(await megan.says('extern'))).toContain('Soort coach: externe coach')
  await megan.presses({ command: `coach-change ${people.alex} until` })
  expect(texts(await megan.says('31 juli 2027'))).toContain('31 juli 2027')
  expect(administration.profiles.byId(people.alex)).toMatchObject({ capacity: 12, external: true, until: '2027-07-31' })
  expect(await store.get({ partition: 'staff', kind: 'staff', id: people.alex })).toMatchObject({ external: true })
  expect(labels(await alex.presses({ command: `coach-change ${people.alex} external` }))).toEqual(['coaches.refused.forbidden'])
  const mine = await alex.says('mijn profiel')
  expect(JSON.stringify(mine)).toContain('31 juli 2027')
  const { docs } = await store.list<AuditDoc>('staff', 'audit', { limit: 100 })
  expect(docs.map(({ by, about }) => `${by.role} ${about.split('/')[0]}`).sort()).toEqual([
    'intermediary coach-profile',
    'intermediary coach-profile',
    'intermediary coach-profile',
    'intermediary staff-change',
  ])
  await megan.presses({ command: `coach-change ${people.alex} until` })
  await megan.says('geen')
  expect((await profileOf(store, people.alex))?.until).toBeUndefined()
  expect(labels(await megan.says('coach Nobody Atall'))).toEqual(['coaches.unknown'])
  expect(labels(await megan.says('coach e'))).not.toContain('coaches.unknown')
})

test('nobody else: another coach, the helpdesk, a manager and a candidate', async () => {
  const { talker, person, store } = await desk()
  for (const [who, more] of [
    [talker(people.patti), []],
    [talker('00000000-0000-0000-0000-0000000000022'), ['coach-fields']],
    [talker('00000000-0000-0000-0000-0000000000023'), ['coach-fields']],
    [person(), ['coach-fields']],
  ] as const) {
    await who.says('hoi')
    for (const command of [`coach ${people.alex}`, 'coaches', `coach-fields ${people.alex}`, `coach-change ${people.alex} capacity`]) {
      const heard = await who.presses({ command })
      expect(['topic.notForYou', 'coaches.refused.unknown']).toContain(heard[0]?.label)
      expect(heard).toHaveLength(1)
    }
    expect(more.length).toBeLessThan(2)
  }
  expect(await profileOf(store, people.alex)).toBeUndefined()
})

test('how many candidates a coach takes is known in the list of coaches at once, wherever it was said', async () => {
  const { megan, matching, administration } = await desk()
  const who = { channelId: 'x', userId: 'x', conversationId: 'x', roles: ['intermediary'] as const, staffId: people.megan }
  await matching.capacity(who, { coach: people.alex, capacity: 13 })
  expect(administration.profiles.byId(people.alex)?.capacity).toBe(13)
  expect(JSON.stringify(await megan.says('coaches'))).toContain('13')
})

test('a candidate who says "mijn profiel" means something else, and "coach worden" is a question', async () => {
  const { person } = await desk()
  const me = person()
  await me.says('hoi')
  expect(labels(await me.says('mijn profiel'))).toEqual(['coaches.mine.notCoach'])
  expect(labels(await me.says('coach worden kan dat'))).not.toContain('topic.notForYou')
})

test('a coach cannot have fewer places than are promised or taken, in the chat nor from a file', async () => {
  const { alex, store, administration } = await desk()
  await fill(store)
  await alex.presses({ command: `coach-change ${people.alex} capacity` })
  const heard = await alex.says('1')
  expect(labels(heard)).toEqual(['coaches.refused.inUse', 'coaches.ask.capacity'])
  expect(texts(heard)).toContain('2 plekken')
  expect(labels(await alex.says('2'))).toEqual(['coaches.saved'])
  const file = `Entra-id;Naam;Capaciteit\n${people.alex};Alex Wilber;1\n`
  expect(wrong(await look(administration.desk, file))).toEqual(['2 capacity in-use'])
})

/** Two places with Alex, one promised and one taken. */
const fill = (store: Awaited<ReturnType<typeof openDesk>>['store']) =>
  store.commit(
    (['held', 'taken'] as const).map((state, at) => ({
      op: 'put',
      doc: { partition: `coach/${people.alex}`, kind: 'place', id: `c${at}`, state, since: '2026-11-01T00:00:00.000Z' },
    })),
  )
