import { neededPurpose, newestConsent, personPurposes } from '../../rules/people/consents.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { oneOf } from '../info-sessions/reading.ts'
import type { Choice } from '../reply.ts'
import { toErase, toMyData } from './my-data.ts'

type Answers = { purpose: string; sure: string }
const optional = personPurposes.filter((one) => one !== neededPurpose)
type Optional = (typeof optional)[number]
const isOptional = (purpose: string): purpose is Optional => (optional as readonly string[]).includes(purpose)

const unknown = { replies: [{ key: 'privacy.withdraw.unknown' as const, choices: [toMyData] }] }
const yesNo = (yes: Choice['label'], no: Choice['label']): Choice[] => [
  { label: yes, value: 'yes' },
  { label: no, value: 'no' },
]

/** Taking back a yes: what follows from it is said first. Without the needed one nothing may be kept, so that leads to erasing. */
export const withdrawTopic: Topic = {
  id: 'withdraw-consent',
  async open({ people, who }, purpose) {
    const me = who.staffId === undefined && who.proved ? await people.me(who) : undefined
    if (!me || !people.allowed(me, purpose)) return unknown
    if (purpose === neededPurpose) return { replies: [{ key: 'privacy.withdraw.route', choices: [toErase, toMyData] }] }
    if (!isOptional(purpose)) return { replies: [{ key: 'privacy.withdraw.other', choices: [toMyData] }] }
    return { replies: [], flow: { id: withdrawFlow.id, answers: { purpose } } }
  },
}

export const withdrawFlow: Flow<Answers, Context> = {
  id: 'withdraw-consent',
  version: 1,
  steps: () => [
    {
      key: 'sure',
      ask: ({ purpose = '' }) => ({
        key: isOptional(purpose) ? `privacy.withdraw.${purpose}` : 'privacy.withdraw.other',
        choices: yesNo({ key: 'privacy.withdraw.yes' }, { key: 'privacy.withdraw.no' }),
      }),
      schema: () => oneOf(['yes', 'no'], 'privacy.withdraw.yesOrNo'),
    },
  ],
  async done({ purpose, sure }, { people, who }): Promise<Outcome> {
    if (sure === 'no') return { replies: [{ key: 'privacy.withdraw.kept', choices: [toMyData] }] }
    const result = await people.withdraw(who, purpose)
    return result.ok ? { replies: [{ key: 'privacy.withdraw.done', choices: [toMyData] }] } : unknown
  },
}

/** A yes that was taken back, or never given. */
export const giveTopic: Topic = {
  id: 'give-consent',
  async open({ people, who }, purpose) {
    const me = who.staffId === undefined && who.proved ? await people.me(who) : undefined
    return me && isOptional(purpose) ? { replies: [], flow: { id: giveFlow.id, answers: { purpose } } } : unknown
  },
}

export const giveFlow: Flow<Answers, Context> = {
  id: 'give-consent',
  version: 1,
  steps: () => [
    {
      key: 'sure',
      ask: ({ purpose = '' }, { programme, locale }) => {
        const { text = '', version = 1 } = newestConsent(programme, purpose, locale) ?? {}
        const choices = yesNo({ key: 'privacy.withdraw.giveYes' }, { key: 'privacy.withdraw.giveNo' })
        return { key: 'privacy.withdraw.ask', vars: { text, version }, choices }
      },
      schema: () => oneOf(['yes', 'no'], 'privacy.withdraw.yesOrNo'),
    },
  ],
  async done({ purpose, sure }, { people, who, locale }): Promise<Outcome> {
    if (sure === 'no') return { replies: [{ key: 'privacy.withdraw.kept', choices: [toMyData] }] }
    const result = await people.consent(who, purpose, locale)
    return result.ok ? { replies: [{ key: 'privacy.withdraw.given', choices: [toMyData] }] } : unknown
  },
}
