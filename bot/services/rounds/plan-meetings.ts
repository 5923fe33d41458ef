import { pairId, type RoundMeetingDoc, roundPartition } from '../../../data/round.ts'
import type { Stored, Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Rounds } from '../../../dialogs/rounds/port.ts'
import { planMeetings as plan } from '../../../rules/matching/meetings.ts'
import { proposeSchools } from '../../../rules/matching/propose.ts'
import { isThere } from '../../../rules/rounds/absence.ts'
import { slotsOf } from '../../../rules/rounds/slots-of.ts'
import { staffActor } from '../matching/matching-desk.ts'
import { readWaiting } from '../matching/seekers.ts'
import { untilKept } from '../matching/until-kept.ts'
import { roundPool } from './propose-round.ts'
import { cellsOf, readRound } from './read-round.ts'
import { guarded, meetingsOf, shownMeeting } from './round-meetings.ts'
import { lineOf, type RoundsDesk, refused } from './rounds-desk.ts'

/** How many drafts go into one commit. */
const atOnce = 90

type Wish = Parameters<Rounds['plan']>[1]

/** Plans the mutual wishes of a round in the given blocks of time. Meetings that were told stay; drafts are made anew. */
export async function planMeetings(desk: RoundsDesk, who: Who, wish: Wish): ReturnType<Rounds['plan']> {
  if (!staffActor(who, 'intermediary')) return refused('forbidden')
  return untilKept(`meetings ${wish.round}`, () => drafted(desk, wish))
}

async function drafted(desk: RoundsDesk, { round: id, blocks, absences, place }: Wish): ReturnType<Rounds['plan']> {
  const found = await readRound(desk, id)
  if (!found) return refused('unknown')
  const { store, directory, programme, now } = desk.matching
  const before = await meetingsOf(desk, id)
  const told = before.filter(({ state }) => state === 'planned')
  const slots = slotsOf(blocks, programme.matching.rounds.meetingMinutes, programme.timeZone).filter(
    ({ start }) => start > now().toISOString(),
  )
  if (slots.length === 0) return refused('no-slots')
  const pairs = cellsOf(desk, found.view)
    .filter(({ kind, candidate, school }) => kind === 'mutual' && !told.some((one) => one.candidate === candidate && one.school === school))
    .map(({ candidate, school }) => ({ candidate, school }))
  if (pairs.length === 0) return refused('nobody')
  const busy = told.flatMap(({ candidate, school, start, end }) => [
    { side: 'candidate' as const, id: candidate, from: start, until: end },
    { side: 'school' as const, id: school, from: start, until: end },
  ])
  const free = (side: 'candidate' | 'school', person: string, slot: number) => isThere([...absences, ...busy], side, person, slots[slot]!)
  const { planned: meetings, unplanned, proved } = plan({ slots, pairs, free })
  const { terms, ...pool } = roundPool(desk, [...new Set(pairs.map(({ school }) => school))])
  const groups = new Map<string, string>()
  for (const candidate of new Set(meetings.map((one) => one.candidate))) {
    const card = directory.byId(candidate)
    const { possible, wouldBe, others } = card
      ? proposeSchools((await readWaiting(desk.matching, card, 'school')).seeker, pool, terms)
      : { possible: [], wouldBe: [], others: [] }
    for (const { target, group = '' } of [...others, ...wouldBe, ...possible.toReversed()]) groups.set(pairId(target, candidate), group)
  }
  const drafts = meetings.map(({ candidate, school, slot }): RoundMeetingDoc => {
    const key = pairId(school, candidate)
    const earlier = before.find((one) => one.id === key)
    return {
      ...{ partition: roundPartition(id), kind: 'round-meeting', id: key, candidate, school, place, group: groups.get(key) ?? '' },
      ...{
        start: slots[slot]!.start,
        end: slots[slot]!.end,
        state: 'draft',
        sequence: sequenceAfter(earlier),
      },
      ...(earlier && { etag: earlier.etag }),
    }
  })
  const gone = before.filter((one) => one.state === 'draft' && !drafts.some((draft) => draft.id === one.id))
  const writes: Write[] = [...gone.map(undrafted), ...drafts.map((doc): Write => ({ op: 'put', doc }))]
  let round = found.doc
  for (let from = 0; from < writes.length; from += atOnce) {
    const [etag = ''] = await store.commit([guarded(round), ...writes.slice(from, from + atOnce)])
    round = { ...round, etag }
  }
  const nameOf = (candidate: string) => directory.byId(candidate)?.name ?? ''
  return {
    ok: true,
    round: lineOf(found.doc, now()),
    meetings: [...told, ...drafts].map((one) => shownMeeting(desk, one)).sort((one, other) => one.start.localeCompare(other.start)),
    unplanned: unplanned.map((one) => ({
      ...one,
      name: nameOf(one.candidate),
      schoolName: desk.schools.school(one.school)?.school.name ?? '',
    })),
    proved,
  }
}

/** Calendars believe only a higher number than they saw, so a meeting that was called off never starts again at the first. */
const sequenceAfter = (earlier: RoundMeetingDoc | undefined): number =>
  earlier === undefined ? 0 : earlier.state === 'cancelled' ? earlier.sequence + 1 : earlier.sequence

/** A draft that is no longer there is as it was before it: called off, or nothing. */
const undrafted = (draft: Stored<RoundMeetingDoc>): Write => {
  const { partition, kind, id, etag, sequence } = draft
  if (sequence === 0) return { op: 'remove', key: { partition, kind, id }, etag }
  const before: RoundMeetingDoc = { ...draft, state: 'cancelled', sequence: sequence - 1 }
  return { op: 'put', doc: before }
}
