import { coachPartition } from '../../../data/coach-hours.ts'
import {
  balanceKey,
  type HourBalance,
  type HourRoom,
  type HourRoomDoc,
  type HourRoomOpenDoc,
  roomKey,
  roomsPartition,
} from '../../../data/hours.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Hours, HourWish, RoomAnswered, RoomAsked, RoomShown } from '../../../dialogs/hours/port.ts'
import { personNotice } from '../../../rules/notices/person-notice.ts'
import { auditBy } from '../audit.ts'
import { shortHash } from '../person-of.ts'
import type { Candidate, HoursDesk } from './hours-desk.ts'
import { judge } from './judge.ts'
import type { Decision } from './partition-changer.ts'
import { handOf, readCandidate } from './read-candidate.ts'
import { newer, summaryKey } from './settle.ts'
import { balanceIn } from './write-ledger.ts'

const unknown = { ok: false, reason: 'unknown' } as const
const forbidden = { ok: false, reason: 'forbidden' } as const

const openKey = (id: string) => ({ partition: roomsPartition, kind: 'hours-room-open' as const, id }) as const

/** Asks the intermediaries for more room in a budget, with the entry it is for. One request for one wish, however often it is said. */
export async function requestRoom(desk: HoursDesk, who: Who, wish: HourWish, reason: string, request: string): Promise<RoomAsked> {
  const candidate = await readCandidate(desk, wish.candidate)
  const hand = candidate && handOf(who, candidate)
  if (!candidate || hand?.role !== 'coach') return unknown
  const id = shortHash('hours-room', request)
  const [judged] = await judge(desk, who, [wish])
  if (!judged || judged.ok || judged.why.reason !== 'over-budget') {
    const before = await desk.store.get<HourRoomDoc>(roomKey(candidate.id, id))
    return before ? { ok: true, again: true, room: shownRoom(candidate, before) } : { ok: false, reason: 'room' }
  }
  const { left, missing } = judged.why
  const { candidate: _candidate, group: _group, ...facts } = wish
  const by = { coach: hand.by.id, coachName: hand.by.name ?? '', budget: left.budget, minutes: missing, reason }
  const room: HourRoom = { ...by, wish: facts, state: 'asked', at: desk.now().toISOString() }
  const doc: HourRoomDoc = { ...roomKey(candidate.id, id), ...room }
  const kept = await desk.changer.change(candidatePartition(candidate.id), { keys: [], hoped: [roomKey(candidate.id, id)] }, (read) => {
    const before = read<HourRoomDoc>(doc)
    if (before) return { result: before }
    return { result: doc, put: [doc, ...toIntermediaries(desk, candidate, doc)] }
  })
  const entry: HourRoomOpenDoc = { ...openKey(id), candidate: candidate.id, at: kept.at }
  if (kept.state === 'asked') await desk.store.commit([{ op: 'put', doc: entry }])
  return { ok: true, again: kept !== doc, room: shownRoom(candidate, kept) }
}

/** The candidate's own intermediary hears of it, or all of them. */
function toIntermediaries({ staff, now }: HoursDesk, { id, person, programme }: Candidate, room: HourRoomDoc) {
  const all = staff.all().filter(({ roles }) => roles.includes('intermediary'))
  const own = all.filter((one) => one.id === person.intermediary)
  const vars = {
    coach: room.coachName,
    candidate: person.name,
    minutes: room.minutes,
    reason: room.reason,
    budget: titleOf(programme, room.budget),
    room: `${id} ${room.id}`,
  }
  return (own.length > 0 ? own : all).map((one) =>
    personNotice(
      {
        about: 'hours-room-asked',
        key: `${room.id}-${shortHash(one.id)}`,
        to: { staff: one.id },
        vars,
        partition: candidatePartition(id),
        days: 14,
      },
      now(),
    ),
  )
}

const titleOf = ({ budgets }: Candidate['programme'], id: string) => budgets.find((one) => one.id === id)?.title.nl ?? id

/** What room was asked for, as the coach who asked would log it. */
export async function roomFor(desk: HoursDesk, who: Who, { candidate: personId, id }: { candidate: string; id: string }) {
  const [candidate, room] = await Promise.all([readCandidate(desk, personId), desk.store.get<HourRoomDoc>(roomKey(personId, id))])
  const mine = candidate && room && handOf(who, candidate)?.role === 'coach' && room.coach === who.staffId
  return mine ? { ...room.wish, candidate: personId } : undefined
}

/** Gives room, or not. The coach hears of it; the budget has the room at once. */
export async function answerRoom(
  desk: HoursDesk,
  who: Who,
  to: 'granted' | 'refused',
  { candidate: personId, id, minutes, words }: { candidate: string; id: string; minutes?: number; words?: string },
): Promise<RoomAnswered> {
  const candidate = await readCandidate(desk, personId)
  if (who.staffId === undefined || !who.roles.includes('intermediary')) return forbidden
  if (!candidate || (minutes !== undefined && (!Number.isInteger(minutes) || minutes < 1))) return unknown
  const by = { role: 'intermediary' as const, id: who.staffId, ...(who.name !== undefined && { name: who.name }) }
  const keys = [roomKey(personId, id), balanceKey(personId)]
  type Answered = { room: HourRoomDoc; changed: boolean; balance: HourBalance } | undefined
  const answered = await desk.changer.change<Answered>(candidatePartition(personId), { keys }, (read): Decision<Answered> => {
    const room = read<HourRoomDoc>(roomKey(personId, id))
    const before = balanceIn(read, personId)
    if (!room) return { result: undefined }
    if (room.state !== 'asked') return { result: { room, changed: false, balance: before } }
    const given = minutes ?? room.minutes
    const next: HourRoomDoc = {
      ...room,
      ...(to === 'granted' && { minutes: given }),
      state: to,
      answer: { by, at: desk.now().toISOString(), ...(words && { words }) },
    }
    const balance = { ...before, seq: before.seq + 1, room: { ...before.room, [room.budget]: (before.room[room.budget] ?? 0) + given } }
    const notice = toCoach(desk, candidate, next)
    return {
      result: { room: next, changed: true, balance: to === 'granted' ? balance : before },
      put: [next, notice, ...(to === 'granted' ? [balance] : [])],
    }
  })
  if (!answered) return unknown
  const { room, changed, balance } = answered
  await desk.store.commit([{ op: 'remove', key: openKey(id) }])
  const shown = shownRoom(candidate, room)
  if (!changed)
    return room.state === to && room.answer?.by.id === by.id ? { ok: true, room: shown } : { ok: false, reason: 'answered', room: shown }
  if (to === 'granted') await showBalance(desk, personId, room.coach, balance)
  await desk.audit.record(personId, auditBy(who, personId), 'change', `hours-room/${id}`)
  return { ok: true, room: shown }
}

function toCoach({ now }: HoursDesk, { id, person }: Candidate, room: HourRoomDoc) {
  const { minutes, answer } = room
  const vars = { candidate: person.name, minutes, by: answer?.by.name ?? '', words: answer?.words ?? '', room: `${id} ${room.id}` }
  const about = room.state === 'granted' ? 'hours-room-granted' : room.answer?.words ? 'hours-room-refused-why' : 'hours-room-refused'
  return personNotice({ about, key: room.id, to: { staff: room.coach }, vars, partition: candidatePartition(id), days: 14 }, now())
}

/** How a candidate stands, in the list of one coach. */
export const showBalance = (desk: HoursDesk, candidate: string, coach: string, balance: HourBalance) =>
  desk.changer.change(coachPartition(coach), { keys: [summaryKey(coach, candidate)] }, (read) => ({
    result: undefined,
    put: newer(read, coach, { balances: new Map([[candidate, balance]]) }),
  }))

/** What waits for an answer, for intermediaries. One list, and a point read for each. */
export async function openRooms(desk: HoursDesk, who: Who): ReturnType<Hours['rooms']> {
  if (who.staffId === undefined || !who.roles.includes('intermediary')) return []
  const { docs } = await desk.store.list<HourRoomOpenDoc>(roomsPartition, 'hours-room-open', { limit: 100 })
  const found = await Promise.all(
    docs.map(async ({ id, candidate: personId }) => {
      const [candidate, room] = await Promise.all([readCandidate(desk, personId), desk.store.get<HourRoomDoc>(roomKey(personId, id))])
      return candidate && room?.state === 'asked' ? [shownRoom(candidate, room)] : []
    }),
  )
  return found.flat().sort((one, other) => one.at.localeCompare(other.at))
}

function shownRoom({ person }: Pick<Candidate, 'person'>, { partition, kind: _kind, etag: _etag, ...room }: HourRoomDoc): RoomShown {
  return { ...room, candidate: partition.slice('candidate/'.length), name: person.name }
}
