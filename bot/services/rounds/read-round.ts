import { everyIn } from '../../../data/every-document.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import {
  type RoundChoiceDoc,
  type RoundDoc,
  type RoundMemberDoc,
  type RoundSchoolDoc,
  type RoundWishDoc,
  roundKey,
  roundPartition,
} from '../../../data/round.ts'
import type { Stored } from '../../../data/store.ts'
import type { RoundView } from '../../../dialogs/rounds/port.ts'
import { type WishCell, wishMatrix } from '../../../rules/matching/rounds.ts'
import { schoolRoom } from '../../../rules/schools/school-room.ts'
import { lineOf, type RoundsDesk } from './rounds-desk.ts'

/** Whether a candidate is on the route now: who stopped or pauses is left out of a round. */
export const isActive = ({ matching }: Pick<RoundsDesk, 'matching'>, candidate: string) =>
  matching.directory.byId(candidate)?.state === 'active'

/** A school's places that are still free, as far as known here. */
export function isFull({ schools }: Pick<RoundsDesk, 'schools'>, id: string): boolean {
  const known = schools.school(id)
  return known !== undefined && schoolRoom(known.school, known.had).free.every(({ count }) => count === 0)
}

export const choiceKey = (candidate: string, round: string) => ({
  partition: candidatePartition(candidate),
  kind: 'round-choice' as const,
  id: round,
})

/** A round with what everybody answered until it closed. A read for each candidate; for staff, never in a candidate's turn. */
export async function readRound(desk: RoundsDesk, id: string): Promise<{ doc: Stored<RoundDoc>; view: RoundView } | undefined> {
  const { store, directory, now } = desk.matching
  const partition = roundPartition(id)
  const [doc, members, asked, wishes] = await Promise.all([
    store.get<RoundDoc>(roundKey(id)),
    Array.fromAsync(everyIn<RoundMemberDoc>(store, partition, 'round-member')),
    Array.fromAsync(everyIn<RoundSchoolDoc>(store, partition, 'round-school')),
    Array.fromAsync(everyIn<RoundWishDoc>(store, partition, 'round-wish')),
  ])
  if (!doc) return undefined
  const choices = await Promise.all(members.map((one) => store.get<RoundChoiceDoc>(choiceKey(one.id, id))))
  const candidates = members.flatMap((member, index) => {
    const card = directory.byId(member.id)
    const found = choices[index]
    const choice = found && found.at <= doc.closesAt ? found : undefined
    return card
      ? [
          {
            ...{ id: member.id, name: card.name, active: isActive(desk, member.id), answered: choice !== undefined },
            ...{ out: choice?.out ?? false, shares: choice?.shares ?? false, ranked: choice?.ranked ?? [] },
          },
        ]
      : []
  })
  const schools = asked.map(({ id: school, at }) => ({
    ...{ id: school, name: desk.schools.school(school)?.school.name ?? school, gone: !desk.schools.school(school) },
    ...{ full: isFull(desk, school), answered: at !== undefined },
    ranked: wishes
      .filter((one) => one.school === school)
      .sort((one, other) => one.rank - other.rank)
      .map(({ candidate }) => candidate),
  }))
  const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name, 'nl')
  return { doc, view: { ...lineOf(doc, now()), candidates: candidates.sort(byName), schools: schools.sort(byName) } }
}

/** The wishes of everybody who still takes part, about everybody who does. */
export function cellsOf({ matching }: Pick<RoundsDesk, 'matching'>, view: RoundView): WishCell[] {
  const inIt = new Set(view.candidates.filter(({ active, out }) => active && !out).map(({ id }) => id))
  const there = new Set(view.schools.filter(({ gone }) => !gone).map(({ id }) => id))
  const answers = {
    candidates: new Map(view.candidates.filter(({ id }) => inIt.has(id)).map((one) => [one.id, one.ranked.filter((id) => there.has(id))])),
    schools: new Map(view.schools.filter(({ id }) => there.has(id)).map((one) => [one.id, one.ranked.filter((id) => inIt.has(id))])),
  }
  return wishMatrix(answers, { ...matching.programme.matching.rounds, top: view.top })
}
