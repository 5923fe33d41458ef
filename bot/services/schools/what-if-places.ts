import type { CandidateCard } from '../../../data/candidate.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { PlacesEffect, PlacesIf } from '../../../dialogs/schools/matches-port.ts'
import type { CohortQuestion } from '../../../rules/matching/match-cohort.ts'
import type { Pool } from '../../../rules/matching/match-input.ts'
import { effectOf, ifPlacesCome, ifPlacesComeAt, ifSchoolStops } from '../../../rules/matching/what-if.ts'
import { type MatchingDesk, slotKey, staffActor } from '../matching/matching-desk.ts'
import { today } from '../matching/propose-for.ts'
import { readWaiting } from '../matching/seekers.ts'
import type { SchoolDirectory } from './school-directory.ts'

const mostSeconds = 8
/** Candidates read beside each other. */
const atOnce = 24

type Options = { desk: MatchingDesk; directory: SchoolDirectory; pool: () => Pick<Pool, 'schools' | 'boards'> }

/** What would become of everybody who looks for a school if places came or a school stopped. Nothing is kept. */
export async function whatIfPlaces(
  { desk, directory, pool }: Options,
  who: Who,
  waiting: readonly CandidateCard[],
  what: PlacesIf,
): Promise<PlacesEffect> {
  if (!staffActor(who, 'intermediary')) return { ok: false, reason: 'forbidden' }
  const where = 'board' in what ? directory.boards().find(({ id }) => id === what.board)?.name : directory.school(what.school)?.school.name
  if (where === undefined) return { ok: false, reason: 'unknown' }
  const now = pool()
  const theirs = 'stops' in what ? placedAt(desk, what.school) : []
  const question: CohortQuestion = {
    ...{ to: 'school', seekers: await seekersOf(desk, waiting), pool: { coaches: [], ...now }, locked: [], previous: [] },
  }
  const changed =
    'stops' in what
      ? ifSchoolStops(question, what.school, await seekersOf(desk, theirs))
      : 'board' in what
        ? ifPlacesCome(question, what.board, what.more)
        : ifPlacesComeAt(question, what.school, what.more)
  const room = (some: CohortQuestion) => some.pool.schools.reduce((sum, { guidance }) => sum + guidance, 0)
  if ('more' in what && room(changed) === room(question)) return { ok: false, reason: 'no-schools' }
  const job = { programme: desk.programme, day: today(desk), seconds: mostSeconds }
  const [before, after] = [await desk.solve({ ...job, question }), await desk.solve({ ...job, question: changed })]
  return { ok: true, effect: effectOf(before, after), where, nameOf: (id) => desk.directory.byId(id)?.name ?? '' }
}

/** Who has a place at a school, and would need another. */
const placedAt = ({ directory, pool }: MatchingDesk, school: string): CandidateCard[] =>
  directory.all().filter(({ id, state }) => {
    const slot = pool.slots.get(slotKey(id, 'school').partition, 'school')
    return state === 'active' && slot?.state === 'accepted' && slot.target === school
  })

async function seekersOf(desk: MatchingDesk, cards: readonly CandidateCard[]) {
  const all: CohortQuestion['seekers'][number][] = []
  for (let from = 0; from < cards.length; from += atOnce)
    all.push(...(await Promise.all(cards.slice(from, from + atOnce).map(async (card) => (await readWaiting(desk, card, 'school')).seeker))))
  return all
}
