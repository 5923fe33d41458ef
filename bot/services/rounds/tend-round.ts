import { type RoundDoc, roundIdOf, roundKey } from '../../../data/round.ts'
import { ConflictError, type Stored, type Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Rounds, RoundView } from '../../../dialogs/rounds/port.ts'
import { roundAsked, roundClosed } from '../../../rules/rounds/round-notices.ts'
import { intermediaries } from '../journey/journey-desk.ts'
import { staffActor } from '../matching/matching-desk.ts'
import { untilKept } from '../matching/until-kept.ts'
import { shortHash } from '../person-of.ts'
import { readRound } from './read-round.ts'
import { lineOf, type RoundsDesk, refused } from './rounds-desk.ts'

/** Who takes part and has not answered. */
export const silentIn = ({ candidates, schools }: Pick<RoundView, 'candidates' | 'schools'>) => ({
  candidates: candidates.filter(({ active, answered }) => active && !answered).map(({ id }) => id),
  schools: schools.filter(({ gone, answered }) => !gone && !answered).map(({ id }) => id),
})

const counted = ({ candidates, schools }: RoundView) => {
  const inIt = [...candidates.filter(({ active }) => active), ...schools.filter(({ gone }) => !gone)]
  return { asked: inIt.length, answered: inIt.filter(({ answered }) => answered).length }
}

function closing(desk: RoundsDesk, doc: Stored<RoundDoc>, view: RoundView, closesAt: string): [Stored<RoundDoc>, Write[]] {
  const { staff, now } = desk.matching
  const { dueAt: _due, ...rest } = doc
  const next: Stored<RoundDoc> = { ...rest, closesAt, closedTold: true }
  const told = doc.closedTold ? [] : roundClosed(view.id, doc, counted(view), intermediaries(staff), now())
  return [next, [{ op: 'put', doc: next }, ...told.map((notice): Write => ({ op: 'put', doc: notice }))]]
}

/** What a round asks for when its time comes: the others are reminded, or it is over and staff hear it. */
export async function tendRound(desk: RoundsDesk, due: RoundDoc): Promise<void> {
  const found = await readRound(desk, roundIdOf(due.partition))
  if (!found) return
  const { doc, view } = found
  const { store, now } = desk.matching
  const at = now().toISOString()
  const over = at >= doc.closesAt
  const next: Stored<RoundDoc> = { ...doc, dueAt: doc.closesAt, reminders: doc.reminders + 1 }
  const told = roundAsked(view.id, doc, silentIn(view), { about: 'round-reminder', key: String(next.reminders) }, now())
  const [changed, writes] = over
    ? closing(desk, doc, view, doc.closesAt)
    : ([next, [{ op: 'put', doc: next }, ...told.map((notice): Write => ({ op: 'put', doc: notice }))]] as const)
  try {
    await store.commit(writes)
    desk.rounds.learn(changed)
  } catch (error) {
    // Somebody answered or closed it just then: it is due again.
    if (!(error instanceof ConflictError)) throw error
  }
}

/** Somebody who matches reminds the others now. The same request reminds them once. */
export async function remindOthers(desk: RoundsDesk, who: Who, id: string, request: string): ReturnType<Rounds['remind']> {
  if (!staffActor(who, 'intermediary')) return refused('forbidden')
  const found = await readRound(desk, id)
  if (!found) return refused('unknown')
  const { store, now } = desk.matching
  if (found.view.standing !== 'open') return refused(found.view.standing)
  const silent = silentIn(found.view)
  const told = roundAsked(id, found.doc, silent, { about: 'round-reminder', key: shortHash(request).slice(0, 12) }, now())
  if (told.length === 0) return refused('nobody')
  try {
    await store.commit(told.map((notice): Write => ({ op: 'create', doc: notice })))
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error
  }
  return { ok: true, count: silent.candidates.length + silent.schools.length }
}

/** Closes a round before its time, or at once when it has not opened. */
export async function closeRound(desk: RoundsDesk, who: Who, id: string): ReturnType<Rounds['close']> {
  if (!staffActor(who, 'intermediary')) return refused('forbidden')
  return untilKept(`round ${id}`, async () => {
    const found = await readRound(desk, id)
    if (!found) return refused('unknown')
    const { store, now } = desk.matching
    if (found.view.standing === 'closed') return { ok: true as const, round: found.view }
    const [next, writes] = closing(desk, found.doc, found.view, now().toISOString())
    const [etag = ''] = await store.commit(writes)
    desk.rounds.learn({ ...next, ...roundKey(id), etag })
    return { ok: true as const, round: lineOf(next, now()) }
  })
}
