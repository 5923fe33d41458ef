import { everyIn } from '../../../data/every-document.ts'
import {
  pairId,
  type RoundChoiceDoc,
  type RoundDoc,
  type RoundMemberDoc,
  type RoundSchoolDoc,
  type RoundWishDoc,
  roundKey,
  roundPartition,
} from '../../../data/round.ts'
import type { Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { RoundRefusal, Rounds } from '../../../dialogs/rounds/port.ts'
import { rankingFault, roundStanding } from '../../../rules/matching/rounds.ts'
import { untilKept } from '../matching/until-kept.ts'
import { choiceKey, isActive } from './read-round.ts'
import { type RoundsDesk, refused } from './rounds-desk.ts'

type Choice = Parameters<Rounds['choose']>[1]

/** Somebody who was proved, is on the route and was asked in this round. */
export async function askedRound(
  desk: RoundsDesk,
  who: Who,
  id: string,
): Promise<{ ok: true; doc: RoundDoc; person: string } | RoundRefusal> {
  const { store } = desk.matching
  const person = who.proved ? who.personId : undefined
  if (person === undefined || id === '') return refused('unknown')
  const [doc, member] = await Promise.all([
    store.get<RoundDoc>(roundKey(id)),
    store.get<RoundMemberDoc>({ partition: roundPartition(id), kind: 'round-member', id: person }),
  ])
  if (!doc || !member) return refused('unknown')
  if (!isActive(desk, person)) return refused('stopped')
  return { ok: true, doc, person }
}

/** What a candidate names, in their own partition. The last answer before the end counts. */
export async function chooseSchools(desk: RoundsDesk, who: Who, { round, ranked, shares, out }: Choice): ReturnType<Rounds['choose']> {
  const asked = await askedRound(desk, who, round)
  if (!asked.ok) return asked
  const { store, now } = desk.matching
  const { doc, person } = asked
  // One instant: an answer that was let in counts, also when the round is closed while it is being kept.
  const at = now()
  const standing = roundStanding(doc, at)
  if (standing !== 'open') return refused(standing)
  const known = await Array.fromAsync(everyIn<RoundSchoolDoc>(store, roundPartition(round), 'round-school'))
  const fault = rankingFault(
    ranked,
    known.map(({ id }) => id),
    doc.top,
  )
  if (fault) return refused(fault)
  const choice: RoundChoiceDoc = {
    ...choiceKey(person, round),
    ranked: out ? [] : [...ranked],
    shares: !out && shares,
    out,
    at: at.toISOString(),
  }
  await store.commit([{ op: 'put', doc: choice }])
  return { ok: true, closesAt: doc.closesAt }
}

/** Whom a school names, in the round's partition. The round goes along, so that nothing is written after it was closed. */
export async function chooseCandidates(
  desk: RoundsDesk,
  { round, school, ranked }: { round: string; school: string; ranked: readonly string[] },
): Promise<{ ok: true; closesAt: string } | RoundRefusal> {
  const { store, now } = desk.matching
  const partition = roundPartition(round)
  return untilKept(`round ${round}`, async () => {
    const [doc, asked, members, before] = await Promise.all([
      store.get<RoundDoc>(roundKey(round)),
      store.get<RoundSchoolDoc>({ partition, kind: 'round-school', id: school }),
      Array.fromAsync(everyIn<RoundMemberDoc>(store, partition, 'round-member')),
      Array.fromAsync(everyIn<RoundWishDoc>(store, partition, 'round-wish', { prefix: `${school}~` })),
    ])
    if (!doc || !asked || !desk.schools.school(school)) return refused('unknown')
    const standing = roundStanding(doc, now())
    if (standing !== 'open') return refused(standing)
    const known = members.map(({ id }) => id).filter((id) => isActive(desk, id))
    const fault = rankingFault(ranked, known, doc.top)
    if (fault) return refused(fault)
    const wishes = ranked.map(
      (candidate, index): RoundWishDoc => ({
        partition,
        kind: 'round-wish',
        id: pairId(school, candidate),
        school,
        candidate,
        rank: index + 1,
      }),
    )
    const answered: RoundSchoolDoc = { ...asked, at: now().toISOString(), revision: asked.revision + 1 }
    const gone = before.filter((one) => !wishes.some(({ id }) => id === one.id))
    await store.commit([
      { op: 'put', doc },
      { op: 'put', doc: answered },
      ...gone.map(({ id }): Write => ({ op: 'remove', key: { partition, kind: 'round-wish', id } })),
      ...wishes.map((wish): Write => ({ op: 'put', doc: wish })),
    ])
    return { ok: true as const, closesAt: doc.closesAt }
  })
}
