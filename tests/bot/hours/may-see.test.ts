import { expect, test } from 'vitest'
import type { HoursService } from '../../../bot/services/hours/hours.ts'
import type { Role } from '../../../data/person.ts'
import type { Who } from '../../../dialogs/context.ts'
import { hour, hoursDesk } from '../../support/hours-desk.ts'
import { everyDoc } from '../../support/hours-invariants.ts'

/** What somebody is to Noor, whose hours are at stake. */
const relations = ['own', 'former', 'other', 'herself', 'another candidate', 'nobody'] as const
type Relation = (typeof relations)[number]
const roles: readonly Role[] = ['candidate', 'coach', 'intermediary', 'helpdesk', 'manager']

const staffIds: Record<Relation, string | undefined> = {
  own: 'coen',
  former: 'kim',
  other: 'lot',
  herself: undefined,
  'another candidate': undefined,
  nobody: undefined,
}

function somebody(role: Role, relation: Relation): Who {
  const staffId = staffIds[relation]
  const personId = relation === 'herself' ? 'noor' : relation === 'another candidate' ? 'sam' : undefined
  const base = { channelId: 'msteams', conversationId: 'c', userId: 'u', name: 'Iemand', roles: [role] }
  return { ...base, ...(staffId !== undefined && role !== 'candidate' && { staffId }), ...(personId !== undefined && { personId }) }
}

/** Each action tells whether it let somebody see or change anything of Noor's. */
const actions: Record<string, (hours: HoursService, who: Who, entry: string, room: string) => Promise<boolean>> = {
  list: async (hours, who) => hours.candidates(who).some(({ id }) => id === 'noor'),
  judge: async (hours, who) => (await hours.judge(who, [hour()])).some((one) => one.ok || one.why.reason !== 'unknown'),
  log: async (hours, who) => (await hours.log(who, [hour()], 'x')).some((one) => one.ok || one.why.reason !== 'unknown'),
  correct: async (hours, who, entry) =>
    (await hours.correct(who, { candidate: 'noor', entry, change: { minutes: 30 }, reason: 'anders', request: 'x' })).ok,
  withdraw: async (hours, who, entry) => (await hours.withdraw(who, { candidate: 'noor', entry, reason: 'weg', request: 'x' })).ok,
  history: async (hours, who) => (await hours.of(who, 'noor')).ok,
  recent: async (hours, who) => (await hours.recent(who)).some(({ candidate }) => candidate === 'noor'),
  mine: async (hours, who) => (await hours.mine(who))?.candidate === 'noor',
  'ask room': async (hours, who) => {
    const asked = await hours.requestRoom(who, hour({ what: 'intake', minutes: 300 }), 'lastig', 'x')
    return asked.ok || asked.reason === 'room'
  },
  'room for': async (hours, who, _entry, id) => (await hours.roomFor(who, { candidate: 'noor', id })) !== undefined,
  rooms: async (hours, who) => (await hours.rooms(who)).length > 0,
  grant: async (hours, who, _entry, id) => (await hours.grantRoom(who, { candidate: 'noor', id })).ok,
  refuse: async (hours, who, _entry, id) => (await hours.refuseRoom(who, { candidate: 'noor', id })).ok,
}

const coachOwn = ['list', 'judge', 'log', 'correct', 'withdraw', 'history', 'recent', 'ask room', 'room for']
const intermediaryAll = ['judge', 'log', 'correct', 'withdraw', 'history', 'rooms', 'grant', 'refuse']

/** Everything that is allowed; all else is not. */
function allowed(role: Role, relation: Relation): string[] {
  const staff = staffIds[relation] !== undefined
  if (role === 'coach' && relation === 'own') return coachOwn
  if (role === 'intermediary' && staff) return intermediaryAll
  return relation === 'herself' ? ['mine'] : []
}

async function desk() {
  const open = await hoursDesk()
  await open.hire('coen', ['coach'])
  await open.hire('kim', ['coach'])
  await open.enrol('sam')
  await open.enrol('noor', { coach: 'kim' })
  await open.hours.log(somebody('coach', 'former'), [hour({ date: '2026-11-10', note: 'van Kim' })], 'kim')
  await open.enrol('noor', { coach: 'coen' })
  const [mine] = await open.hours.log(somebody('coach', 'own'), [hour({ note: 'van Coen' })], 'coen')
  const asked = await open.hours.requestRoom(somebody('coach', 'own'), hour({ what: 'intake', minutes: 90 }), 'meer nodig', 'room')
  return { ...open, entry: mine?.ok ? mine.entry : '', room: asked.ok ? asked.room.id : '' }
}

const table = roles.flatMap((role) => relations.map((relation) => [role, relation] as const))

test.each(table)('a %s who is %s may do exactly what the table says', async (role, relation) => {
  const { hours, entry, room, store } = await desk()
  const who = somebody(role, relation)
  const is: string[] = []
  for (const [name, act] of Object.entries(actions)) {
    const before = await everyDoc(store, 'hours')
    const let_ = await act(hours, who, name === 'withdraw' ? await standing(hours) : entry, room)
    if (let_) is.push(name)
    else expect(await everyDoc(store, 'hours')).toEqual(before)
  }
  const may = allowed(role, relation)
  // Of the two answers to a request the first is the one that counts.
  expect(is).toEqual(Object.keys(actions).filter((name) => may.includes(name) && name !== 'refuse'))
})

/** An entry of Coen's that stands, whatever was done before. */
async function standing(hours: HoursService) {
  const of = await hours.of(somebody('intermediary', 'other'), 'noor')
  return of.ok
    ? (of.entries.find(({ state, corrects, coach }) => state === 'stands' && corrects === undefined && coach === 'coen')?.id ?? '')
    : ''
}

test('a note for the coach is its writer’s only; hours and shared notes go along to the next coach', async () => {
  const { hours } = await desk()
  await hours.log(somebody('coach', 'own'), [hour({ date: '2026-11-16', note: 'gedeeld', noteFor: 'candidate' })], 'shared')
  const notes = async (who: Who) => {
    const of = who.personId ? await hours.mine(who) : await hours.of(who, 'noor')
    return of && 'entries' in of ? of.entries.map(({ note }) => note ?? '') : of
  }
  expect(await notes(somebody('coach', 'own'))).toEqual(['van Coen', 'gedeeld', ''])
  expect(await notes(somebody('intermediary', 'other'))).toEqual(['', 'gedeeld', ''])
  expect(await notes(somebody('candidate', 'herself'))).toEqual(['', 'gedeeld', ''])
})

test('a coach changes what they wrote themselves, not what the coach before them wrote', async () => {
  const { hours } = await desk()
  const of = await hours.of(somebody('coach', 'own'), 'noor')
  const theirs = of.ok ? of.entries.find(({ coach }) => coach === 'kim') : undefined
  expect(theirs).toMatchObject({ mayChange: false })
  const wish = { candidate: 'noor', entry: theirs?.id ?? '', reason: 'weg', request: 'x' }
  expect(await hours.withdraw(somebody('coach', 'own'), wish)).toEqual({ ok: false, reason: 'unknown' })
  expect(await hours.withdraw(somebody('coach', 'former'), wish)).toEqual({ ok: false, reason: 'unknown' })
  expect(await hours.withdraw(somebody('intermediary', 'other'), wish)).toMatchObject({ ok: true })
})

test('who looks at somebody’s hours, and who changes them, is on record', async () => {
  const { hours, store } = await desk()
  await hours.of(somebody('intermediary', 'other'), 'noor')
  const audit = await store.list<{ partition: string; kind: string; id: string; action: string; about: string }>('audit/noor', 'audit')
  expect(audit.docs.map(({ action, about }) => `${action} ${about.split('/')[0]}`)).toEqual(
    expect.arrayContaining(['read hours', 'change hours']),
  )
})
