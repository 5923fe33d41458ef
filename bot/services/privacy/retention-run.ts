import type { ConversationRefDoc } from '../../../data/candidate.ts'
import { everywhere } from '../../../data/every-document.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import type { Doc } from '../../../data/store.ts'
import { retentionDays } from '../../../rules/retention.ts'
import { conversationPartition } from '../../channel.ts'
import type { ErasureJobs } from './erasure-jobs.ts'
import type { PrivacyDesk } from './privacy-desk.ts'
import { documentsOf, emptyPartition, removal } from './remove-documents.ts'
import { retirePeople } from './retire-people.ts'
import { retireSignUps } from './retire-sign-ups.ts'

const day = 86_400_000

/** Everything that is kept too long and does not go by itself. Each part may be done twice; one that fails does not keep the others from being done. */
export async function retentionRun(desk: PrivacyDesk, jobs: ErasureJobs): Promise<void> {
  const parts = [
    () => jobs.resume(),
    () => retirePeople(desk, jobs),
    () => retireSignUps(desk),
    () => retireNotices(desk),
    () => retireConversationRefs(desk),
    () => emptyAgain(desk),
  ]
  const failures: unknown[] = []
  for (const part of parts) await part().catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, 'a part of the tidying of the night failed; it is done again tomorrow')
}

/** A message goes by its own ttl once it was sent; one that never was, goes here. */
async function retireNotices({ store, programme, now }: PrivacyDesk): Promise<void> {
  const kept = retentionDays(programme, 'notice') * day
  for await (const notice of everywhere<NoticeDoc>(store, 'notice')) {
    const old = Date.parse(notice.createdAt) + kept <= now().getTime()
    if (old && notice.expiresAt <= now().toISOString()) await store.commit([removal(notice)])
  }
}

/** A conversation that is gone needs nothing that points to it. */
async function retireConversationRefs({ store, programme, now }: PrivacyDesk): Promise<void> {
  const kept = retentionDays(programme, 'conversation') * day
  for await (const ref of everywhere<ConversationRefDoc>(store, 'conversation-ref')) {
    if (Date.parse(ref.at) + kept > now().getTime()) continue
    const partition = conversationPartition(ref.channelId, ref.conversationId)
    if (!(await store.get({ partition, kind: 'conversation', id: 'state' }))) await store.commit([removal(ref)])
  }
}

/** Whatever was written late about somebody who was erased in the last days goes as well. */
async function emptyAgain({ store, now }: PrivacyDesk): Promise<void> {
  for await (const doc of documentsOf<Doc & { at: string; proved?: true }>(store, 'erasures', 'erased')) {
    if (
      doc.proved &&
      now().getTime() - Date.parse(doc.at) < 3 * day &&
      !(await store.get({ partition: candidatePartition(doc.id), kind: 'person', id: 'person' }))
    )
      await emptyPartition(store, { partition: candidatePartition(doc.id), sort: 'candidate/*' })
  }
}
