import { everyIn } from '../data/every-document.ts'
import type { Store } from '../data/store.ts'
import type { DemoMailDoc } from './services/notices/demo-mail-outbox.ts'

type Shown = Pick<DemoMailDoc, 'to' | 'subject' | 'text' | 'html' | 'attachments' | 'at'>

/** The e-mail demo mode would have sent, oldest first. */
export async function demoMail(store: Store): Promise<Shown[]> {
  const mails = await Array.fromAsync(everyIn<DemoMailDoc>(store, 'demo-mail', 'mail'))
  return mails
    .sort((a, b) => a.at.localeCompare(b.at))
    .map(({ to, subject, text, html, attachments, at }) => ({ to, subject, text, html, attachments, at }))
}
