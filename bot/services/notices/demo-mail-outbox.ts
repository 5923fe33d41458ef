import type { Bilingual } from '../../../data/bilingual.ts'
import { ConflictError, type Store } from '../../../data/store.ts'
import type { Words } from '../../render-vars.ts'
import { mailContent } from './mail-content.ts'
import type { MailOutbox } from './outbox.ts'

/** A mail that demo mode would have sent: partition `demo-mail`, kind `mail`; `id` is its Message-ID's first part. */
export type DemoMailDoc = {
  partition: 'demo-mail'
  kind: 'mail'
  id: string
  etag?: string
  ttl: number
  to: string
  subject: string
  text: string
  html: string
  attachments: { filename: string; contentType: string; content: string }[]
  at: string
}
const keptSeconds = 30 * 86_400

type Options = { store: Store; now: () => Date; words: Words; chatUrl: string; desk: Bilingual }

/** Keeps mails in the store instead of sending them, each once. */
export function demoMailOutbox({ store, now, words, chatUrl, desk }: Options): MailOutbox {
  return {
    async send(message) {
      const doc: DemoMailDoc = {
        partition: 'demo-mail',
        kind: 'mail',
        id: message.id,
        ttl: keptSeconds,
        to: message.email,
        ...mailContent(message, { words, chatUrl, desk }),
        attachments: message.files.map((file) => ({
          filename: file.name,
          contentType: `text/calendar; charset=utf-8; method=${file.method}`,
          content: file.content,
        })),
        at: now().toISOString(),
      }
      try {
        await store.commit([{ op: 'create', doc }])
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error
      }
      return { ok: true }
    },
    close: () => {},
  }
}
