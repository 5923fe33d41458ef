import { type RoundDoc, type RoundMeetingDoc, roundKey, roundPartition } from '../../../data/round.ts'
import type { Stored, Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { MeetingChanged, Rounds } from '../../../dialogs/rounds/port.ts'
import { staffActor } from '../matching/matching-desk.ts'
import { untilKept } from '../matching/until-kept.ts'
import { guarded, isVoid, meetingsOf, projectMeeting, shownMeeting, toldWrites } from './round-meetings.ts'
import { lineOf, type RoundsDesk, refused } from './rounds-desk.ts'

/** Meetings that are told in one commit: each is itself and two notices. */
const atOnce = 30

/** Tells both sides of every draft that can still go on. Those that were told before are not told again. */
export async function sendMeetings(desk: RoundsDesk, who: Who, id: string): ReturnType<Rounds['send']> {
  if (!staffActor(who, 'intermediary')) return refused('forbidden')
  const { store, now } = desk.matching
  if (!(await store.get(roundKey(id)))) return refused('unknown')
  let count = 0
  for (let left = true; left; ) {
    left = await untilKept(`meetings ${id}`, async () => {
      const [round, meetings] = await Promise.all([store.get<RoundDoc>(roundKey(id)), meetingsOf(desk, id)])
      if (!round) return false
      const drafts = meetings
        .filter((one) => one.state === 'draft' && one.start > now().toISOString() && !isVoid(desk, one))
        .slice(0, atOnce)
      if (drafts.length === 0) return false
      const planned = drafts.map((draft): Stored<RoundMeetingDoc> => ({ ...draft, state: 'planned' }))
      await store.commit([guarded(round), ...planned.flatMap((doc): Write[] => [{ op: 'put', doc }, ...toldWrites(desk, doc, 'planned')])])
      count += drafts.length
      return true
    })
  }
  const planned = (await meetingsOf(desk, id)).filter(({ state }) => state === 'planned')
  for (const one of planned) await projectMeeting(desk, one)
  return count === 0 && planned.length === 0 ? refused('nobody') : { ok: true, count }
}

type Change = { round: string; meeting: string; start?: string }

/** Another moment for a meeting, or none: both sides hear it with the calendar file of the same appointment. */
export async function changeMeeting(desk: RoundsDesk, who: Who, change: Change): Promise<MeetingChanged> {
  return staffActor(who, 'intermediary') ? settleMeeting(desk, change) : refused('forbidden')
}

/** The same, whoever it is for. */
export async function settleMeeting(desk: RoundsDesk, { round: id, meeting, start }: Change): Promise<MeetingChanged> {
  const { store, now } = desk.matching
  const changed = await untilKept(`meetings ${id}`, async (): Promise<MeetingChanged & { doc?: RoundMeetingDoc }> => {
    const key = { partition: roundPartition(id), kind: 'round-meeting' as const, id: meeting }
    const [round, found, all] = await Promise.all([
      store.get<RoundDoc>(roundKey(id)),
      store.get<RoundMeetingDoc>(key),
      meetingsOf(desk, id),
    ])
    if (!round || !found) return refused('unknown')
    const moved = start === undefined ? found : { ...found, start, end: new Date(Date.parse(start) + length(found)).toISOString() }
    const done = start === undefined ? found.state === 'cancelled' : found.start === start && found.state !== 'cancelled'
    if (done) return { ok: true, meeting: shownMeeting(desk, found), doc: found }
    if (found.state === 'cancelled' || found.end <= now().toISOString()) return refused('over')
    if (start !== undefined) {
      if (start <= now().toISOString()) return refused('times')
      if (isVoid(desk, found)) return refused('stopped')
      const clash = all.find((one) => one.id !== meeting && stands(desk, one) && overlaps(one, moved) && sharesOne(one, moved))
      if (clash) {
        const { name, schoolName } = shownMeeting(desk, clash)
        return { ok: false, reason: 'busy', who: clash.candidate === found.candidate ? name : schoolName }
      }
    }
    const told = found.state === 'planned'
    const next: Stored<RoundMeetingDoc> = {
      ...moved,
      sequence: told ? found.sequence + 1 : found.sequence,
      state: start === undefined ? 'cancelled' : found.state,
    }
    const heard = told ? toldWrites(desk, next, start === undefined ? 'cancelled' : 'moved') : []
    await store.commit([guarded(round), { op: 'put', doc: next }, ...heard])
    return { ok: true, meeting: shownMeeting(desk, next), doc: next }
  })
  if (!changed.ok) return changed
  const { doc, ...result } = changed
  if (doc && doc.state !== 'draft') await projectMeeting(desk, doc)
  return result
}

/** A draft keeps its moment too, or two that were moved onto each other would both be sent. */
const stands = (desk: RoundsDesk, one: RoundMeetingDoc) => one.state === 'planned' || (one.state === 'draft' && !isVoid(desk, one))
const length = ({ start, end }: Pick<RoundMeetingDoc, 'start' | 'end'>) => Date.parse(end) - Date.parse(start)
const overlaps = (one: RoundMeetingDoc, other: RoundMeetingDoc) => one.start < other.end && one.end > other.start
const sharesOne = (one: RoundMeetingDoc, other: RoundMeetingDoc) => one.candidate === other.candidate || one.school === other.school

/** The schedule as it stands. */
export async function showMeetings(desk: RoundsDesk, who: Who, id: string): ReturnType<Rounds['meetings']> {
  if (!staffActor(who, 'intermediary')) return refused('forbidden')
  const [round, meetings] = await Promise.all([desk.matching.store.get<RoundDoc>(roundKey(id)), meetingsOf(desk, id)])
  if (!round) return refused('unknown')
  const shown = meetings.map((one) => shownMeeting(desk, one)).sort((one, other) => one.start.localeCompare(other.start))
  return { ok: true, round: lineOf(round, desk.matching.now()), meetings: shown, unplanned: [], proved: true }
}
