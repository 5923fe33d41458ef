import { newestConsent } from '../../rules/people/consents.ts'
import { readName } from '../../rules/person-name.ts'
import type { Context } from '../context.ts'
import type { Step } from '../flow.ts'
import { oneOf, reading } from '../info-sessions/reading.ts'
import { factLine } from '../info-sessions/session-vars.ts'
import type { CardSpec, Choice } from '../reply.ts'
import { meant } from '../words.ts'
import { type CodeAnswers, codeStep } from './code-step.ts'
import { chosenEmail, emailSteps } from './email-steps.ts'

export const accountFlowId = 'account'
export const accountVersion = 1

/** `mode` is how somebody came in: to keep their route (name and consent first) or to log in (these only when nobody has the address: `fresh`). */
export type AccountAnswers = CodeAnswers & { mode: 'save' | 'login'; fresh: string; name: string; consent: string; sharing: string }
type AccountStep = Step<AccountAnswers, Context>

/** Somebody who logs in is asked for nothing but their address, until it turns out to be nobody's. */
const known = ({ mode, fresh }: Partial<AccountAnswers>) => mode === 'login' && !fresh

export const nameStep = <A extends { name: string }>(
  ask: Step<A, Context>['ask'],
  skip?: (answers: Partial<A>) => boolean,
): Step<A, Context> => ({
  key: 'name',
  freeText: true,
  ...(skip && { skip }),
  ask,
  schema: () =>
    reading<string>((text) => {
      const read = readName(text)
      return read.ok ? { ok: true, value: read.name } : { ok: false, key: `sessions.name.${read.fault}` }
    }),
})

const name = nameStep<AccountAnswers>((answers, context) => {
  if (answers.fresh) return { key: 'people.name.fresh' }
  return answers.email === undefined ? { key: 'people.name.ask', card: form(context) } : { key: 'people.name.again' }
}, known)

/** The questions on one card. */
function form({ programme, locale, who }: Context): CardSpec {
  const text = (purpose: string) => newestConsent(programme, purpose, locale)?.text ?? ''
  return {
    type: 'form',
    title: { key: 'people.form.title' },
    flow: accountFlowId,
    version: accountVersion,
    step: 'name',
    submit: { key: 'people.form.submit' },
    fields: [
      { key: 'name', label: { key: 'people.form.name' }, input: 'text', required: true, ...(who.name && { value: who.name }) },
      { key: 'email', label: { key: 'people.form.email' }, input: 'email', required: true },
      { key: 'consent', label: { key: 'people.form.consent', vars: { text: text('route') } }, input: 'confirm', required: true },
      { key: 'sharing', label: { key: 'people.form.consent', vars: { text: text('sharing') } }, input: 'confirm', required: false },
    ],
  }
}

const changes = ['name', 'email'] as const

/** The answer is `no`, a thing to change, or the version and the language it was read in, as `1 nl`. */
const consent: AccountStep = {
  key: 'consent',
  skip: known,
  ask: (answers, { programme, locale }) => {
    const agreed = newestConsent(programme, 'route', locale)
    const change = changes.filter((one) => !(answers.fresh && one === 'email'))
    return {
      key: 'people.consent.ask',
      vars: { text: agreed?.text ?? '', version: agreed?.version ?? 0 },
      card: {
        type: 'facts',
        title: { key: 'people.consent.title' },
        facts: [factLine('name', answers.name ?? ''), factLine('email', chosenEmail(answers))],
      },
      choices: [
        { label: { key: 'people.consent.agree' }, value: 'yes' },
        { label: { key: 'people.consent.refuse' }, value: 'no' },
        ...change.map((one): Choice => ({ label: { key: `people.consent.${one}` }, value: one })),
      ],
    }
  },
  schema: (_answers, { programme, locale }) =>
    reading<string>((text) => {
      const typed = text.trim().toLowerCase()
      if (changes.some((one) => one === typed) || /^\d+ (?:nl|en)$/.test(typed)) return { ok: true, value: typed }
      const said = meant(typed)?.id
      if (typed === 'true' || said === 'yes')
        return { ok: true, value: `${newestConsent(programme, 'route', locale)?.version ?? 0} ${locale}` }
      return typed === 'false' || said === 'no' ? { ok: true, value: 'no' } : { ok: false, key: 'people.consent.unclear' }
    }),
}

const sharingAnswer = oneOf(['yes', 'no'], 'people.sharing.unclear')
const sharing: AccountStep = {
  key: 'sharing',
  skip: (answers) => known(answers) || !/^\d/.test(answers.consent ?? ''),
  ask: (_answers, { programme, locale }) => ({
    key: 'people.sharing.ask',
    vars: { text: newestConsent(programme, 'sharing', locale)?.text ?? '' },
    choices: [
      { label: { key: 'people.sharing.yes' }, value: 'yes' },
      { label: { key: 'people.sharing.no' }, value: 'no' },
    ],
  }),
  // A box on a form that was not ticked is empty.
  schema: () => reading<string>((text) => (text.trim() === '' ? { ok: true, value: 'no' } : readSharing(text))),
}

function readSharing(text: string): { ok: true; value: string } | { ok: false; key: 'people.sharing.unclear' } {
  const read = sharingAnswer.safeParse(text)
  return read.success ? { ok: true, value: read.data } : { ok: false, key: 'people.sharing.unclear' }
}

export const accountSteps: readonly AccountStep[] = [
  name,
  ...emailSteps<AccountAnswers>(({ mode, name: called }) =>
    mode === 'login' ? { key: 'people.email.logIn' } : { key: 'people.email.ask', vars: { name: called ?? '' } },
  ),
  consent,
  sharing,
  codeStep<AccountAnswers>(),
]
