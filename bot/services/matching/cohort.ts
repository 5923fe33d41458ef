import { type MatchRunDoc, runKey } from '../../../data/offer.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Matching, RunShown } from '../../../dialogs/matching/port.ts'
import { coachObstacles } from '../../../rules/matching/coach-obstacles.ts'
import { explainMoves, type Move } from '../../../rules/matching/explain-moves.ts'
import type { CohortQuestion } from '../../../rules/matching/match-cohort.ts'
import { matchTerms } from '../../../rules/matching/match-terms.ts'
import { lockedPairs } from '../../../rules/offers/pairs.ts'
import { type MatchingDesk, slotKey, staffActor } from './matching-desk.ts'
import { today } from './propose-for.ts'
import { readWaiting, type Waiting, waitingCards } from './seekers.ts'

/** How long solving may take before the best known is good enough, in seconds. */
const mostSeconds = 8
/** Candidates read beside each other. */
const atOnce = 24
const runDays = 30

/** Who can be matched now: waits, and has nothing open. */
export async function readCohort(desk: MatchingDesk, skipped: readonly string[]): Promise<Waiting[]> {
  const cards = waitingCards(desk).filter(({ id }) => !skipped.includes(id) && !hasOpen(desk, id))
  const all: Waiting[] = []
  for (let from = 0; from < cards.length; from += atOnce)
    all.push(...(await Promise.all(cards.slice(from, from + atOnce).map((card) => readWaiting(desk, card, 'coach')))))
  return all
}

export const hasOpen = ({ pool }: MatchingDesk, candidate: string) =>
  pool.slots.get(slotKey(candidate, 'coach').partition, 'coach') !== undefined

/** The question that the cohort is, as everybody stands now. A lock on a coach without a place counts for nothing. */
export function questionOf(desk: MatchingDesk, all: readonly Waiting[], previous: CohortQuestion['previous']): CohortQuestion {
  const coaches = desk.pool.coaches()
  const room = new Map(coaches.map(({ id, capacity, taken }) => [id, capacity - taken]))
  const locked = lockedPairs(all.map(({ card, locked: target }) => ({ id: card.id, locked: target }))).filter(({ target }) => {
    const left = room.get(target) ?? 0
    room.set(target, left - 1)
    return left > 0
  })
  return { to: 'coach', seekers: all.map(({ seeker }) => seeker), pool: { coaches, schools: [], boards: [] }, locked, previous }
}

export function cohort(desk: MatchingDesk): Pick<Matching, 'cohort' | 'run'> {
  const { store, now } = desk

  const shown = (doc: MatchRunDoc): RunShown => {
    const named = (candidate: string) => desk.directory.byId(candidate)?.name ?? ''
    const waits = (candidate: string) =>
      named(candidate) !== '' && desk.directory.byId(candidate)?.coach === undefined && !hasOpen(desk, candidate)
    return {
      ok: true,
      id: doc.at,
      at: doc.at,
      pairs: doc.pairs
        .filter(({ candidate }) => waits(candidate) && !doc.skipped.includes(candidate))
        .map((pair) => ({ ...pair, name: named(pair.candidate), coachName: desk.staff.byId(pair.target)?.name ?? '' })),
      alone: doc.alone.filter(({ candidate }) => waits(candidate)).map((one) => ({ ...one, name: named(one.candidate) })),
      skipped: doc.skipped.filter(waits).map((candidate) => ({ candidate, name: named(candidate) })),
      moves: doc.moves as Move[][],
      ...{ optimal: doc.optimal, gap: doc.gap, ms: doc.ms },
      nameOf: (id) => desk.directory.byId(id)?.name ?? desk.staff.byId(id)?.name ?? '',
    }
  }

  return {
    async run(who: Who) {
      if (!staffActor(who, 'intermediary')) return { ok: false, reason: 'forbidden' }
      const doc = await store.get<MatchRunDoc>(runKey('coach'))
      return doc && shown(doc)
    },
    async cohort(who: Who, change = {}) {
      const by = staffActor(who, 'intermediary')
      if (!by) return { ok: false, reason: 'forbidden' }
      const before = await store.get<MatchRunDoc>(runKey('coach'))
      const skipped = [...(before?.skipped ?? []), ...(change.skip ? [change.skip] : [])].filter((id) => id !== change.unskip)
      const all = await readCohort(desk, skipped)
      const question = questionOf(desk, all, before?.pairs ?? [])
      const day = today(desk)
      const solved = await desk.solve({ question, programme: desk.programme, day, seconds: mostSeconds })
      const terms = matchTerms(desk.programme, day)
      const seekers = new Map(question.seekers.map((seeker) => [seeker.id, seeker]))
      const coaches = new Map(question.pool.coaches.map((coach) => [coach.id, coach]))
      const moves = explainMoves(before?.pairs ?? [], solved, (candidate, { target }) => {
        const [seeker, coach] = [seekers.get(candidate), coaches.get(target)]
        return seeker && coach ? coachObstacles(seeker, coach, terms) : []
      })
      const doc: MatchRunDoc = {
        ...runKey('coach'),
        ttl: runDays * 86_400,
        at: now().toISOString(),
        by,
        pairs: solved.pairs.map(({ candidate, target, score, locked }) => {
          const silent = [...(seekers.get(candidate)?.silent ?? [])]
          return { candidate, target, score, locked, ...(silent.length > 0 && { silent }) }
        }),
        alone: solved.alone,
        moves,
        skipped,
        ...{ optimal: solved.optimal, gap: solved.gap, ms: solved.ms },
      }
      await store.commit([{ op: 'put', doc }])
      return shown(doc)
    },
  }
}
