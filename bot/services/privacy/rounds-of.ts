import { everyIn, everywhere } from '../../../data/every-document.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import {
  type RoundChoiceDoc,
  type RoundDoc,
  type RoundMeetingDoc,
  type RoundWishDoc,
  roundKey,
  roundPartition,
} from '../../../data/round.ts'
import { type SchoolDoc, schoolPartition } from '../../../data/school.ts'
import type { Doc, Store } from '../../../data/store.ts'
import type { DataLine } from '../../../dialogs/privacy/port.ts'
import type { Var } from '../../../dialogs/reply.ts'
import type { PrivacyDesk } from './privacy-desk.ts'

/** What rounds of preferences keep of somebody outside their own partition: that they were asked, which schools named them, and their meetings. */
export async function* roundsOf(store: Store, personId: string): AsyncGenerator<Doc> {
  for await (const { partition } of everywhere<RoundDoc>(store, 'round')) {
    const member = await store.get({ partition, kind: 'round-member', id: personId })
    if (!member) continue
    yield member
    for await (const wish of everyIn<RoundWishDoc>(store, partition, 'round-wish')) if (wish.candidate === personId) yield wish
    for await (const one of everyIn<RoundMeetingDoc>(store, partition, 'round-meeting')) if (one.candidate === personId) yield one
  }
}

/** In which rounds somebody named which schools, in plain words. */
export async function roundLines({ store }: PrivacyDesk, personId: string): Promise<DataLine[]> {
  const choices = await Array.fromAsync(everyIn<RoundChoiceDoc>(store, candidatePartition(personId), 'round-choice'))
  return Promise.all(
    choices.map(async ({ id, ranked, shares, out, at }): Promise<DataLine> => {
      const round = await store.get<RoundDoc>(roundKey(id))
      const names = await Promise.all(
        ranked.map(
          async (school) =>
            (await store.get<SchoolDoc>({ partition: schoolPartition(school), kind: 'school', id: school }))?.name ?? school,
        ),
      )
      const date: Var = { at, style: 'full' }
      const chosen: Var = out
        ? { key: 'privacy.line.roundOut', vars: { date } }
        : { key: 'privacy.line.roundNamed', vars: { schools: { joined: names }, date } }
      return {
        title: { key: 'privacy.line.round', vars: { name: round?.name ?? roundPartition(id) } },
        facts: [chosen, ...(shares ? [{ key: 'privacy.line.roundShared' } as const] : [])],
      }
    }),
  )
}
