import { type MatchWishesDoc, matchWishesKey } from '../../../data/coach-profile.ts'
import { firstName } from '../../../dialogs/journey/now-reply.ts'
import type { Var } from '../../../dialogs/reply.ts'
import type { RoundLine } from '../../../dialogs/rounds/port.ts'
import { readRound } from './read-round.ts'
import type { SchoolRound } from './round-links.ts'
import type { RoundsDesk } from './rounds-desk.ts'

/** A candidate as a school leader may see them: first name, phase, and what they look for when they agreed to that. */
export type ShownCandidate = { id: string; name: string; phase: Var; wishes: Var[] }
export type SchoolLook = {
  round: RoundLine
  school: string
  leader: string
  candidates: ShownCandidate[]
  ranked: readonly string[]
  answered: boolean
}

/** What a school leader's link leads to; nothing when the round, or the school in it, is not there. Changes nothing. */
export async function lookAtRound(desk: RoundsDesk, { round: id, school }: SchoolRound): Promise<SchoolLook | undefined> {
  const found = await readRound(desk, id)
  const asked = found?.view.schools.find((one) => one.id === school)
  const known = desk.schools.school(school)?.school
  if (!found || !asked || !known) return undefined
  const there = found.view.candidates.filter(({ active, out }) => active && !out)
  const names = there.map(({ name }) => firstName(name))
  const candidates = await Promise.all(
    there.map(async (one, index): Promise<ShownCandidate> => {
      const name = names[index] ?? ''
      const same = names.flatMap((other, at) => (other === name ? [at] : []))
      return {
        id: one.id,
        // Two of one first name get a number, not a family name.
        name: same.length > 1 ? `${name} (${same.indexOf(index) + 1})` : name,
        phase: phaseOf(desk, one.id),
        wishes: one.shares ? await wishesOf(desk, one.id) : [],
      }
    }),
  )
  candidates.sort((one, other) => one.name.localeCompare(other.name, 'nl'))
  const { ranked, answered } = asked
  const still = ranked.filter((candidate) => there.some((one) => one.id === candidate))
  return { round: found.view, school: known.name, leader: known.contact.name, candidates, ranked: still, answered }
}

const phaseOf = ({ matching }: RoundsDesk, candidate: string): Var => {
  const phase = matching.directory.byId(candidate)?.phase
  return matching.programme.phases.find((one) => one.id === phase)?.title ?? ''
}

async function wishesOf({ matching }: RoundsDesk, candidate: string): Promise<Var[]> {
  const { store, programme } = matching
  const wishes = await store.get<MatchWishesDoc>(matchWishesKey(candidate))
  if (!wishes) return []
  const { vocabularies } = programme.matching
  const title = (list: 'parts' | 'groups' | 'needs', id: string): Var => vocabularies[list].find((one) => one.id === id)?.title ?? id
  const line = (key: 'groups' | 'days' | 'needs', all: Var[]): Var[] =>
    all.length > 0 ? [{ key: `rounds.page.looks.${key}`, vars: { what: { joined: all } } }] : []
  return [
    ...line(
      'groups',
      wishes.groups.map((id) => title('groups', id)),
    ),
    ...line(
      'days',
      wishes.days.map((day): Var => ({ key: `facts.day.${day}` })),
    ),
    ...(wishes.part === undefined ? [] : [{ key: 'rounds.page.looks.part' as const, vars: { what: title('parts', wishes.part) } }]),
    ...line(
      'needs',
      wishes.needs.map((id) => title('needs', id)),
    ),
  ]
}
