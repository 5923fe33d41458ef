import type { Store } from '../data/store.ts'
import type { DemoMailDoc } from './services/notices/demo-mail-outbox.ts'

type Shown = Pick<DemoMailDoc, 'to' | 'subject' | 'text' | 'html' | 'attachments' | 'at'>

/** The e-mail demo mode would have sent, oldest first. */
export async function demoMail(store: Store): Promise<Shown[]> {
  const mails: DemoMailDoc[] = []
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await store.list<DemoMailDoc>('demo-mail', 'mail', { after, limit: 1000 })
    mails.push(...page.docs)
    after = page.next
  }
  return mails
    .sort((a, b) => a.at.localeCompare(b.at))
    .map(({ to, subject, text, html, attachments, at }) => ({ to, subject, text, html, attachments, at }))
}
