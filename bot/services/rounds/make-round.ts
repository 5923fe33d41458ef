import { type RoundDoc, type RoundMemberDoc, type RoundSchoolDoc, roundKey, roundPartition } from '../../../data/round.ts'
import { ConflictError, maxWrites, type Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Rounds, RoundWish } from '../../../dialogs/rounds/port.ts'
import { roundAsked } from '../../../rules/rounds/round-notices.ts'
import { staffActor } from '../matching/matching-desk.ts'
import { shortHash } from '../person-of.ts'
import { isActive } from './read-round.ts'
import { lineOf, type RoundsDesk, refused } from './rounds-desk.ts'

/** Beside the people a round is itself, and two invitations. */
const mostPeople = maxWrites - 3

/** A round with everybody in it and their invitations, in one commit. Asked once more with the same request, it is the one that was made. */
export async function makeRound(desk: RoundsDesk, who: Who, wish: RoundWish): ReturnType<Rounds['make']> {
  const by = staffActor(who, 'intermediary')
  if (!by) return refused('forbidden')
  const { store, programme, now } = desk.matching
  const id = shortHash('round', by.id, wish.request).slice(0, 12)
  const made = await store.get<RoundDoc>(roundKey(id))
  if (made) return { ok: true, round: lineOf(made, now()) }
  const { name, opensAt, closesAt } = wish
  const [candidates, schools] = [[...new Set(wish.candidates)], [...new Set(wish.schools)]]
  if (closesAt <= opensAt || closesAt <= now().toISOString()) return refused('times')
  if (candidates.length === 0 || schools.length === 0) return refused('nobody')
  if (candidates.length + schools.length > mostPeople) return refused('too-big')
  if (candidates.some((one) => !isActive(desk, one)) || schools.some((one) => !desk.schools.school(one))) return refused('unknown')
  const { top, remindHours } = programme.matching.rounds
  const remindAt = new Date(Date.parse(closesAt) - remindHours * 3_600_000).toISOString()
  const partition = roundPartition(id)
  const round: RoundDoc = {
    ...roundKey(id),
    ...{ name, opensAt, closesAt, top, reminders: 0, by: by.id, createdAt: now().toISOString() },
    dueAt: remindAt > opensAt && remindAt > now().toISOString() ? remindAt : closesAt,
  }
  const members = candidates.map((one): RoundMemberDoc => ({ partition, kind: 'round-member', id: one }))
  const asked = schools.map((one): RoundSchoolDoc => ({ partition, kind: 'round-school', id: one, revision: 0 }))
  const told = roundAsked(id, round, { candidates, schools }, { about: 'round-invited', key: 'once' }, now())
  try {
    await store.commit([{ op: 'create', doc: round }, ...[...members, ...asked, ...told].map((doc): Write => ({ op: 'put', doc }))])
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error
  }
  desk.rounds.learn(round)
  return { ok: true, round: lineOf(round, now()) }
}
