import { candidatePartition } from '../../../data/info-session.ts'
import type { Doc } from '../../../data/store.ts'
import { personNotice } from '../../../rules/notices/person-notice.ts'
import { type Told, toldDaysBefore, whenToErase } from '../../../rules/privacy/when-to-erase.ts'
import { retentionDays } from '../../../rules/retention.ts'
import type { ErasureJobs } from './erasure-jobs.ts'
import type { PrivacyDesk } from './privacy-desk.ts'

/** That somebody was told that their data go soon: candidate's partition, kind and id `erasure-told`. */
type ToldDoc = Told & Doc & { kind: 'erasure-told'; id: 'erasure-told' }

/** Tells people whose route ended long ago that their data will be erased, and erases those who were told in time. Safe to repeat. */
export async function retirePeople({ store, programme, directory, now }: PrivacyDesk, jobs: Pick<ErasureJobs, 'erase'>): Promise<void> {
  const days = retentionDays(programme, 'candidate-file')
  for (const card of directory.all()) {
    const key = { partition: candidatePartition(card.id), kind: 'erasure-told' as const, id: 'erasure-told' as const }
    if (whenToErase(card, days, undefined, now()).do === 'keep') continue
    const told = await store.get<ToldDoc>(key)
    const { do: what, since } = whenToErase(card, days, told, now())
    if (what === 'erase') await jobs.erase(card.id, { role: 'system', id: 'retention' }, { proved: true })
    if (what !== 'tell') continue
    const at = now()
    const doc: ToldDoc = { ...key, at: at.toISOString(), since }
    const notice = personNotice(
      {
        about: 'erasureSoon',
        key: since.slice(0, 10),
        to: { candidate: card.id },
        vars: { days: toldDaysBefore },
        days: toldDaysBefore,
        prefer: 'mail',
      },
      at,
    )
    await store.commit([
      { op: 'put', doc },
      { op: 'put', doc: notice },
    ])
  }
}
