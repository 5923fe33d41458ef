import * as z from 'zod'
import { locales } from '../../data/bilingual.ts'
import type { GivenConsent } from '../../data/info-session.ts'
import type { ScanResult } from '../../data/scan-result.ts'
import { newestConsent } from '../../rules/people/consents.ts'
import type { Context, Opened, Topic } from '../context.ts'
import { waitingFile } from '../documents/waiting-file.ts'
import type { Flow, Outcome } from '../flow.ts'
import { recall, remember } from '../info-sessions/remembered.ts'
import { toMine } from '../info-sessions/session-vars.ts'
import type { Choice, Reply } from '../reply.ts'
import { type AccountAnswers, accountFlowId, accountSteps, accountVersion } from './account-steps.ts'
import { toMenu, toPerson, toSteps } from './buttons.ts'
import { beforeProof, notProved } from './code-step.ts'
import { chosenEmail } from './email-steps.ts'
import { ownAccount } from './own-account.ts'
import type { Proved } from './port.ts'

/** Answers to forget when one of them is to be changed. */
const reopens: Record<string, string[]> = {
  name: ['name', 'consent'],
  email: ['email', 'emailCheck', 'consent', 'sent', 'code', 'tried'],
}

async function done(answers: AccountAnswers, context: Context): Promise<Outcome> {
  const { consent } = answers
  if (consent === 'no') return { replies: [withoutConsent] }
  const reopen = consent && reopens[consent]
  if (reopen) return { replies: [], reopen }
  const consents = agreed(answers, context)
  if (consent && !consents) return { replies: [{ key: 'people.consent.renewed' }], reopen: ['consent', 'sharing'] }
  const before = await beforeProof(answers, context)
  if (before) return before
  const scan = scanOf(context)
  const result = await context.people.proveCode(context.who, {
    email: chosenEmail(answers),
    code: answers.code,
    language: context.locale,
    request: context.turn,
    ...(consents && { details: { name: answers.name, consents } }),
    ...(scan && { scan }),
  })
  if (result.ok) return joined(result, context)
  if (result.reason !== 'details') return notProved(result)
  const { name } = result
  if (name === undefined || answers.consent !== undefined) return { replies: [], reopen: [], answers: { fresh: 'yes' } }
  return { replies: [{ key: 'people.joined.imported', vars: { name } }], reopen: [], answers: { fresh: 'yes', name } }
}

const withoutConsent: Reply = {
  key: 'people.consent.none',
  choices: [{ label: { key: 'menu.question' }, value: 'ask' }, toPerson],
}

/** What was agreed to, word for word; nothing when it was not asked, or when the text has changed since. */
function agreed({ consent, sharing }: AccountAnswers, { programme }: Context): Omit<GivenConsent, 'at'>[] | undefined {
  const [version, language] = (consent ?? '').split(' ')
  const locale = locales.find((one) => one === language)
  const route = locale && newestConsent(programme, 'route', locale)
  if (!locale || !route || route.version !== Number(version)) return undefined
  const shared = sharing === 'yes' ? newestConsent(programme, 'sharing', locale) : undefined
  return [route, ...(shared ? [shared] : [])]
}

const scanMemory = z.object({ at: z.string(), outcome: z.string(), programmeVersion: z.string(), rules: z.array(z.string()) })
const scanOf = ({ memory }: Context): ScanResult | undefined => scanMemory.safeParse(memory.zelfscan).data

function joined({ person, how, sessions }: Extract<Proved, { ok: true }>, context: Context): Outcome {
  const { name, email } = person
  const told: Reply[] = sessions > 0 ? [{ key: 'people.joined.sessions', vars: { count: sessions } }] : []
  const document: Choice[] = waitingFile(context.memory)
    ? [{ label: { key: 'documents.button.waiting' }, value: 'document-send waiting' }]
    : []
  const choices: Choice[] = [...document, toSteps, ...(sessions > 0 ? [toMine] : []), toMenu].slice(0, 3)
  const memory = { ...remember(context.memory, { details: { name, email } }), personId: person.id, proved: true }
  return {
    replies: [{ key: how === 'new' ? 'people.joined.new' : 'people.joined.known', vars: { name, email } }, ...withChoices(told, choices)],
    memory,
  }
}

/** The buttons go below the last message. */
function withChoices(told: Reply[], choices: Choice[]): Reply[] {
  const [only] = told
  return [only ? { ...only, choices } : { key: 'people.joined.next', choices }]
}

/** Keeping one's route, or logging in: an address, proved by a code. Nothing is kept of anybody before the code is right. */
export const accountFlow: Flow<AccountAnswers, Context> = {
  id: accountFlowId,
  version: accountVersion,
  steps: () => accountSteps,
  done,
  stopped: () => [{ key: 'people.stopped', choices: [toMenu] }],
}

async function open(context: Context, mode: AccountAnswers['mode']): Promise<Opened> {
  const { who, memory, people } = context
  if (who.staffId !== undefined) return { replies: [{ key: 'people.account.staff', vars: { name: who.name ?? '' }, choices: [toMenu] }] }
  const me = who.proved ? await people.me(who) : undefined
  if (me) return { replies: [ownAccount(me, context)] }
  const { name, email } = recall(memory)
  const known = name && email ? { name, email } : {}
  return { replies: [], flow: { id: accountFlowId, answers: mode === 'save' ? { mode, ...known } : { mode } } }
}

export const accountTopic: Topic = { id: 'account', open: (context) => open(context, 'save') }
export const logInTopic: Topic = { id: 'log-in', open: (context) => open(context, 'login') }
