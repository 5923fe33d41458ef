import { readEmail, suggestEmail } from '../../rules/email-address.ts'
import type { Context } from '../context.ts'
import type { Step } from '../flow.ts'
import { reading } from '../info-sessions/reading.ts'
import type { Choice, Reply } from '../reply.ts'
import { meant } from '../words.ts'

/** `emailCheck` is `typed>chosen`: which address an answer was about is part of it, so that a later address is not mistaken for it. */
export type EmailAnswers = { email: string; emailCheck: string }

/** Asks for an e-mail address, and whether a slip of a common domain was meant otherwise. */
export const emailSteps = <A extends EmailAnswers>(
  ask: (answers: Partial<A>) => Reply,
  skip?: (answers: Partial<A>) => boolean,
): [Step<A, Context>, Step<A, Context>] => [
  {
    key: 'email',
    ask,
    ...(skip && { skip }),
    schema: () =>
      reading<string>((text) => {
        const read = readEmail(text)
        return read.ok ? { ok: true, value: read.email } : { ok: false, key: `sessions.email.${read.fault}` }
      }),
  },
  {
    key: 'emailCheck',
    skip: (answers) => suggestEmail(answers.email ?? '') === undefined,
    ask: (answers) => {
      const given: string = answers.email ?? ''
      const suggested = suggestEmail(given) ?? given
      const choices: Choice[] = [
        { label: { key: 'sessions.email.use', vars: { email: suggested } }, value: suggested },
        { label: { key: 'sessions.email.keep', vars: { email: given } }, value: given },
      ]
      return { key: 'sessions.email.slip', vars: { email: given, suggested }, choices }
    },
    schema: (answers) =>
      reading<string>((text) => {
        const given: string = answers.email ?? ''
        const said = meant(text)?.id
        const read = readEmail(
          said === 'yes' ? (suggestEmail(given) ?? given) : said === 'no' ? given : text.slice(text.lastIndexOf('>') + 1),
        )
        return read.ok ? { ok: true, value: `${given}>${read.email}` } : { ok: false, key: `sessions.email.${read.fault}` }
      }),
  },
]

/** The address to use: as typed, or as it was put right. */
export function chosenEmail({ email: given = '', emailCheck: checked }: Partial<EmailAnswers>): string {
  return checked?.startsWith(`${given}>`) ? checked.slice(given.length + 1) : given
}
