import { type PersonDoc, personKey } from '../../data/candidate.ts'
import { candidatePartition } from '../../data/info-session.ts'
import type { NoticeDoc } from '../../data/notice.ts'
import type { ReachDoc } from '../../data/reach.ts'
import type { Store } from '../../data/store.ts'
import { personNotice } from '../../rules/notices/person-notice.ts'

/** People with a conversation in Teams each, and a reminder due for every one of them. */
export async function fillCrowd(store: Store, people: number, serviceUrl: string, now: Date): Promise<void> {
  const at = now.toISOString()
  for (let from = 0; from < people; from += 50) {
    await Promise.all(
      Array.from({ length: Math.min(50, people - from) }, async (_, index) => {
        const id = `p${from + index}`
        const person: PersonDoc = {
          ...personKey(id),
          name: `Persoon ${id}`,
          email: `${id}@voorbeeld.nl`,
          language: 'nl',
          programme: { id: 'amsterdam-po', version: '2026-1' },
          state: 'active',
          stateSince: at,
          consents: [],
          createdAt: at,
          verifiedAt: at,
        }
        const reach: ReachDoc = {
          partition: candidatePartition(id),
          kind: 'reach',
          id: 'reach',
          language: 'nl',
          channels: [
            {
              channelId: 'msteams',
              conversationId: `chat-${id}`,
              userId: `user-${id}`,
              at,
              reference: { serviceUrl, bot: { id: 'bot' }, conversation: { id: `chat-${id}` } },
            },
          ],
          wishes: { off: [] },
          lastSeenAt: at,
        }
        const notice: NoticeDoc = personNotice(
          { about: 'step-due', key: 'crowd', to: { candidate: id }, vars: { step: 'Je cv', dueAt: at, name: id } },
          now,
        )
        await store.commit([
          { op: 'put', doc: person },
          { op: 'put', doc: reach },
          { op: 'put', doc: notice },
        ])
      }),
    )
  }
}

/** How recipients stand, counted over all notices. */
export async function standOf(store: Store): Promise<Record<string, number>> {
  const stand: Record<string, number> = {}
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await store.find<NoticeDoc>('notice', { after, limit: 1000 })
    for (const { recipients } of page.docs) {
      for (const { state, unsure, way } of recipients) {
        const name = unsure ? 'unsure' : state === 'sent' ? `sent ${way}` : state
        stand[name] = (stand[name] ?? 0) + 1
      }
    }
    after = page.next
  }
  return stand
}
