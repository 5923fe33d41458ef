import { codeMinutes, readCode } from '../../rules/people/code-checks.ts'
import type { Context } from '../context.ts'
import type { Outcome, Step } from '../flow.ts'
import { reading } from '../info-sessions/reading.ts'
import type { Choice, Reply } from '../reply.ts'
import { toMenu, toPerson } from './buttons.ts'
import { chosenEmail, type EmailAnswers } from './email-steps.ts'
import type { NotProved } from './port.ts'

/** `sent` is the address a code went to, `tried` is set once a code was no good; neither is a question. */
export type CodeAnswers = EmailAnswers & { code: string; sent: string; tried: string }

const choices: Choice[] = [
  { label: { key: 'people.code.new' }, value: 'new' },
  { label: { key: 'people.code.other' }, value: 'other' },
]
const asksAnother =
  /\b(?:nieuwe?|new|resend|nog een|another|(?:niet|niets|niks|geen (?:code|mail|e-mail)) (?:gekregen|ontvangen|binnen)|waar blijft|nothing arrived|where is|(?:did not|didn['’]t|no) (?:get|receive|code|mail))\b/i

/** Asks for the code that was sent. What is kept of the answer is six digits, or a wish for another code or address. */
export const codeStep = <A extends CodeAnswers>(): Step<A, Context> => ({
  key: 'code',
  skip: ({ sent }) => sent === undefined,
  ask: (answers, { notices }) => {
    if (notices.mailFails()) return { key: 'people.code.late', vars: { email: answers.sent ?? '' }, choices }
    return answers.tried
      ? { key: 'people.code.again', choices }
      : { key: 'people.code.ask', vars: { email: answers.sent ?? '', minutes: codeMinutes }, choices }
  },
  schema: () =>
    reading<string>((text) => {
      const typed = text.trim()
      if (typed === 'new' || typed === 'other') return { ok: true, value: typed }
      const code = readCode(typed)
      if (code) return { ok: true, value: code }
      return asksAnother.test(typed) ? { ok: true, value: 'new' } : { ok: false, key: 'people.code.notSix' }
    }),
})

/** What is to be done before a code can be proved: another address is asked for, or a code is sent. Nothing when one was typed. */
export async function beforeProof(answers: CodeAnswers, context: Context): Promise<Outcome | undefined> {
  const email = chosenEmail(answers)
  if (answers.code === 'other') return { replies: [], reopen: ['email', 'emailCheck', 'sent', 'code', 'tried'] }
  if (answers.sent === email && answers.code !== 'new') return undefined
  // One is on its way already, and goes as soon as it can.
  if (answers.sent === email && context.notices.mailFails()) return { replies: [], reopen: ['code'] }
  const asked = await context.people.askCode(context.who, { email, language: context.locale, request: context.turn })
  if (asked.ok) return { replies: [], reopen: ['code', 'tried'], answers: { sent: email } }
  const wait: Reply = { key: 'people.code.wait', vars: { count: asked.minutes } }
  return answers.sent === email
    ? { replies: [wait], reopen: ['code'], answers: { tried: 'yes' } }
    : { replies: [{ ...wait, choices: [toPerson, toMenu] }] }
}

/** Why a code was no good; the question stays open. */
export function notProved(result: NotProved): Outcome {
  const reply: Reply =
    result.reason === 'wrong' && result.left > 0
      ? { key: 'people.code.wrong', vars: { count: result.left } }
      : { key: `people.code.${result.reason === 'wrong' ? 'tries' : result.reason}` }
  return { replies: [reply], reopen: ['code'], answers: { tried: 'yes' } }
}
