import type { Bilingual } from '../../../data/bilingual.ts'
import type { Answer } from '../../../rules/notices/judge-answer.ts'
import type { Words } from '../../render-vars.ts'
import { mailContent } from './mail-content.ts'
import { mailOptions } from './mail-options.ts'
import type { MailOutbox } from './outbox.ts'
import { smtpTransport } from './smtp-transport.ts'

export type SmtpOptions = {
  url: string
  from: string
  replyTo?: string | undefined
  words: Words
  chatUrl: string
  desk: Bilingual
  /** Longest wait for the server to say anything, in milliseconds. */
  timeoutMs?: number
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

/** What a mail server said, or that it said nothing. A refused recipient has the server's own number. */
export function mailAnswer(error: unknown): Answer {
  const [status, code] = [field(error, 'responseCode'), field(error, 'code')]
  return {
    ok: false,
    ...(typeof status === 'number' && { status }),
    ...(typeof code === 'string' && { code }),
    ...(typeof status !== 'number' && { taken: true }),
  }
}

/** Sends through a mail server, over a few connections that stay open. `from` names who it comes from, answers go to `replyTo`. */
export function smtpOutbox({ url, from, replyTo, words, chatUrl, desk, timeoutMs }: SmtpOptions): MailOutbox {
  const domain = from.match(/@([\w.-]+)/)?.[1] ?? 'localhost'
  const transport = smtpTransport({ url, ...(timeoutMs !== undefined && { timeoutMs }) })
  return {
    async send(message) {
      const content = mailContent(message, { words, chatUrl, desk })
      try {
        await transport.sendMail(mailOptions(message, content, { from, replyTo, domain }))
        return { ok: true }
      } catch (error) {
        return mailAnswer(error)
      }
    },
    close: () => transport.close(),
  }
}
