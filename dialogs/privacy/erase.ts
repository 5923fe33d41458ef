import { readCode } from '../../rules/people/code-checks.ts'
import { retentionDays } from '../../rules/retention.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome, Step } from '../flow.ts'
import { oneOf, reading } from '../info-sessions/reading.ts'
import type { Choice, Var } from '../reply.ts'
import { toMyData } from './my-data.ts'

/** `proved`: a code is needed; `hours`: some are kept for accounts; `sent` is the address the code went to, `tried` is set once one was wrong. None of them is a question. */
type Answers = { proved: boolean; hours: boolean; sure: string; sent: string; tried: boolean; code: string }

const person: Choice = { label: { key: 'menu.person' }, value: 'person' }
const choices: Choice[] = [
  { label: { key: 'privacy.erase.yes' }, value: 'yes' },
  { label: { key: 'privacy.erase.no' }, value: 'no' },
]

/** What stays when all else goes, said beforehand. */
function staying({ hours }: Partial<Answers>, { programme }: Context): Var {
  const stays: Var = { key: 'privacy.erase.stays', vars: { days: retentionDays(programme, 'audit') } }
  return hours ? { paragraphs: [stays, { key: 'privacy.erase.accounts' }] } : stays
}

const steps: readonly Step<Answers, Context>[] = [
  {
    key: 'sure',
    ask: (answers, context) => ({
      key: answers.proved ? 'privacy.erase.ask' : 'privacy.erase.askVisitor',
      vars: { stays: staying(answers, context) },
      choices,
    }),
    schema: () => oneOf(['yes', 'no'], 'privacy.erase.yesOrNo'),
  },
  {
    key: 'code',
    skip: ({ proved, sure, sent }) => !proved || sure !== 'yes' || sent === undefined,
    ask: ({ sent = '', tried }, { notices }) => ({
      key: notices.mailFails() ? 'privacy.erase.codeLate' : tried ? 'privacy.erase.codeAgain' : 'privacy.erase.code',
      vars: { email: sent },
    }),
    schema: () =>
      reading<string>((text) => {
        const code = readCode(text)
        return code ? { ok: true, value: code } : { ok: false, key: 'privacy.erase.codeFormat' }
      }),
  },
]

async function done({ proved, sure, sent, code }: Answers, context: Context): Promise<Outcome> {
  const { privacy, who, locale, turn } = context
  if (sure !== 'yes') return { replies: [{ key: 'privacy.erase.kept', choices: [toMyData] }] }
  if (proved && sent === undefined) return sendCode(context)
  const result = await privacy.erase(who, { ...(code && { code }), language: locale, request: turn })
  if (result.ok) return { replies: [{ key: result.done ? 'privacy.erase.done' : 'privacy.erase.soon' }], memory: { personId: null } }
  if (result.reason === 'wrong' && result.left > 0)
    return { replies: [{ key: 'privacy.erase.wrong', vars: { count: result.left } }], reopen: ['code'], answers: { tried: true } }
  if (result.reason === 'nothing' || result.reason === 'staff') return { replies: [{ key: 'privacy.erase.nothing', choices: [toMyData] }] }
  const again = await sendCode(context)
  return { ...again, replies: again.reopen ? [{ key: 'privacy.erase.again' }, ...again.replies] : again.replies }
}

async function sendCode({ privacy, who, locale, turn }: Context): Promise<Outcome> {
  const asked = await privacy.askCode(who, locale, turn)
  if (!asked) return { replies: [{ key: 'privacy.erase.nothing', choices: [toMyData] }] }
  if (!asked.ok) return { replies: [{ key: 'privacy.erase.tooMany', vars: { minutes: asked.minutes }, choices: [person] }] }
  return { replies: [], reopen: ['code'], answers: { sent: asked.email, tried: false } }
}

/** Erasing everything: said beforehand what goes and what stays, then one confirmation, by a code for somebody who was proved. */
export const eraseFlow: Flow<Answers, Context> = {
  id: 'erase-data',
  version: 1,
  steps: () => steps,
  done,
  stopped: () => [{ key: 'privacy.erase.kept', choices: [toMyData] }],
}

export const eraseTopic: Topic = {
  id: 'erase-data',
  async open({ privacy, who, programme }) {
    if (who.staffId !== undefined) return { replies: [{ key: 'privacy.staff', vars: { days: retentionDays(programme, 'conversation') } }] }
    const hours = await privacy.keepsHours(who)
    return { replies: [], flow: { id: eraseFlow.id, answers: { proved: who.proved === true, hours } } }
  },
}
