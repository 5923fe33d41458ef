import type { CohortMatch, CohortQuestion, MatchPair } from './match-cohort.ts'
import type { MatchCoach, MatchSchool, Pool, Seeker } from './match-input.ts'

/** The pool with these pairs in place: their room is taken. */
export function withLocked(pool: Pool, to: CohortQuestion['to'], locked: readonly MatchPair[]): Pool {
  const of = (target: string) => locked.filter((pair) => pair.target === target)
  if (locked.length === 0) return pool
  if (to === 'coach') return { ...pool, coaches: pool.coaches.map((coach) => ({ ...coach, taken: coach.taken + of(coach.id).length })) }
  const boardOf = new Map(pool.schools.map((school) => [school.id, school.board]))
  const groups = (pairs: readonly MatchPair[]) => pairs.map(({ group }) => (group === undefined ? {} : { group }))
  return {
    ...pool,
    schools: pool.schools.map((school) => ({ ...school, taken: [...school.taken, ...groups(of(school.id))] })),
    boards: pool.boards.map((board) => ({
      ...board,
      firstYears: board.firstYears + locked.filter((pair) => boardOf.get(pair.target) === board.id).length,
    })),
  }
}

/** "If this coach stops": out of the pool, and their candidates (`theirs`) wait too, with the coach as one they know but cannot keep. */
export function ifCoachStops(question: CohortQuestion, coachId: string, theirs: readonly Seeker[]): CohortQuestion {
  const stays = (pair: MatchPair) => pair.target !== coachId
  const waiting = new Set(question.seekers.map((seeker) => seeker.id))
  const forget = (seeker: Seeker): Seeker => ({ ...seeker, known: seeker.known.filter((id) => id !== coachId) })
  return {
    ...question,
    seekers: [...question.seekers, ...theirs.filter((seeker) => !waiting.has(seeker.id))].map(forget),
    pool: { ...question.pool, coaches: question.pool.coaches.filter((coach) => coach.id !== coachId) },
    locked: question.locked.filter(stays),
    previous: question.previous.filter(stays),
  }
}

/** "If a coach could take more, or fewer": with so many places added. */
export const ifCoachTakes = (question: CohortQuestion, coachId: string, more: number): CohortQuestion => ({
  ...question,
  pool: {
    ...question.pool,
    coaches: question.pool.coaches.map((coach: MatchCoach) =>
      coach.id === coachId ? { ...coach, capacity: Math.max(0, coach.capacity + more) } : coach,
    ),
  },
})

/** "If five places come at this board": shared out over its training schools in turn, each place with guidance and in the group the school has fewest of. */
export const ifPlacesCome = (question: CohortQuestion, boardId: string, count: number): CohortQuestion =>
  withPlaces(question, ({ board, training }) => board === boardId && training, count)

/** "If five places come at this school": with the guidance they take. */
export const ifPlacesComeAt = (question: CohortQuestion, schoolId: string, count: number): CohortQuestion =>
  withPlaces(question, ({ id }) => id === schoolId, count)

/** "If this school stops training": its places go, and who has one of them (`theirs`) looks for another. */
export function ifSchoolStops(question: CohortQuestion, schoolId: string, theirs: readonly Seeker[]): CohortQuestion {
  const waiting = new Set(question.seekers.map(({ id }) => id))
  return {
    ...question,
    seekers: [...question.seekers, ...theirs.filter(({ id }) => !waiting.has(id))],
    pool: { ...question.pool, schools: question.pool.schools.filter(({ id }) => id !== schoolId) },
    locked: question.locked.filter(({ target }) => target !== schoolId),
    previous: question.previous.filter(({ target }) => target !== schoolId),
  }
}

function withPlaces(question: CohortQuestion, where: (school: MatchSchool) => boolean, count: number): CohortQuestion {
  const theirs = question.pool.schools.filter((school) => where(school) && school.places.length > 0)
  const extra = new Map(theirs.map((school, index) => [school.id, Math.ceil((count - index) / theirs.length)]))
  const grow = (school: MatchSchool): MatchSchool => {
    const more = Math.max(0, extra.get(school.id) ?? 0)
    const places = school.places.map((place) => ({ ...place }))
    for (let added = 0; added < more; added++) places.reduce((fewest, place) => (place.count < fewest.count ? place : fewest)).count++
    return { ...school, places, guidance: school.guidance + more }
  }
  return { ...question, pool: { ...question.pool, schools: question.pool.schools.map(grow) } }
}

/** What a change does: how many more are matched, how many points it brings in all, and who comes to stay without or gets somebody. */
export type Effect = { matched: number; points: number; gain: string[]; lose: string[] }

/** Two solutions beside each other. Points are those of the pairs, without what fairness and stability counted. */
export function effectOf(before: CohortMatch, after: CohortMatch): Effect {
  const points = ({ pairs }: CohortMatch) => pairs.reduce((sum, pair) => sum + pair.score, 0)
  const paired = ({ pairs }: CohortMatch) => new Set(pairs.map((pair) => pair.candidate))
  const [then, now] = [paired(before), paired(after)]
  return {
    matched: now.size - then.size,
    points: Math.round((points(after) - points(before)) * 100) / 100,
    gain: [...now].filter((id) => !then.has(id)),
    lose: after.alone.map((one) => one.candidate).filter((id) => then.has(id) || !before.alone.some((one) => one.candidate === id)),
  }
}
