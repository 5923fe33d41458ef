import type { NoticeDoc } from '../data/notice.ts'
import type { Store } from '../data/store.ts'

/** What is waiting in the outbox, oldest first: in demo mode nothing is sent. */
export async function demoMail(store: Store): Promise<NoticeDoc[]> {
  const notices: NoticeDoc[] = []
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await store.find<NoticeDoc>('notice', { after, limit: 1000 })
    notices.push(...page.docs)
    after = page.next
  }
  return notices.sort((a, b) => a.createdAt.localeCompare(b.createdAt))
}
