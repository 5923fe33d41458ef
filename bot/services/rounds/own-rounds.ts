import { everyIn } from '../../../data/every-document.ts'
import { type RoundChoiceDoc, type RoundDoc, type RoundSchoolDoc, roundIdOf, roundPartition } from '../../../data/round.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { OwnRound, Rounds } from '../../../dialogs/rounds/port.ts'
import { roundStanding } from '../../../rules/matching/rounds.ts'
import { schoolRoom } from '../../../rules/schools/school-room.ts'
import { askedRound } from './answer-round.ts'
import { choiceKey } from './read-round.ts'
import { lineOf, type RoundsDesk, refused } from './rounds-desk.ts'

/** A round as a candidate who was asked sees it: two reads beside who they are. */
async function shown(desk: RoundsDesk, person: string, doc: RoundDoc): Promise<OwnRound> {
  const { store, now } = desk.matching
  const id = roundIdOf(doc.partition)
  const [asked, choice] = await Promise.all([
    Array.fromAsync(everyIn<RoundSchoolDoc>(store, roundPartition(id), 'round-school')),
    store.get<RoundChoiceDoc>(choiceKey(person, id)),
  ])
  const schools = asked.flatMap((one) => {
    const known = desk.schools.school(one.id)
    if (!known) return []
    const groups = schoolRoom(known.school, known.had).free.filter(({ count }) => count > 0)
    return [
      { id: one.id, name: known.school.name, part: known.school.part, groups: groups.map(({ group }) => group), full: groups.length === 0 },
    ]
  })
  return {
    ...lineOf(doc, now()),
    schools: schools.sort((one, other) => one.name.localeCompare(other.name, 'nl')),
    ...(choice && { choice: { ranked: choice.ranked, shares: choice.shares, out: choice.out } }),
  }
}

export async function ownRound(desk: RoundsDesk, who: Who, id: string): ReturnType<Rounds['own']> {
  const asked = await askedRound(desk, who, id)
  if (!asked.ok) return asked
  const standing = roundStanding(asked.doc, desk.matching.now())
  return standing === 'open' ? { ok: true, round: await shown(desk, asked.person, asked.doc) } : refused(standing)
}

/** Rounds that are open now and in which they were asked: a read or two for each that is open. */
export async function myRounds(desk: RoundsDesk, who: Who): Promise<OwnRound[]> {
  const open = desk.rounds.all().filter((one) => roundStanding(one, desk.matching.now()) === 'open')
  const all = await Promise.all(open.map((one) => ownRound(desk, who, roundIdOf(one.partition))))
  return all.flatMap((one) => (one.ok ? [one.round] : []))
}
