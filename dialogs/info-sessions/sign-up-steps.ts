import { notOpen } from '../../rules/info-sessions.ts'
import { readName } from '../../rules/person-name.ts'
import type { Context } from '../context.ts'
import type { Step } from '../flow.ts'
import { chosenEmail, emailSteps } from '../people/email-steps.ts'
import type { Choice } from '../reply.ts'
import { meant } from '../words.ts'
import { consentOf, readConsent } from './consent.ts'
import { oneOf, reading } from './reading.ts'
import { factLine, findCard, openCards, sessionChoices, sessionLines, sessionVars } from './session-vars.ts'
import { signUpForm } from './sign-up-form.ts'

/** `request` and `expected` are no questions: they tell a repeated delivery, and what the person saw when they began. */
export type SignUpAnswers = {
  session: string
  name: string
  email: string
  emailCheck: string
  needs: string
  consent: string
  check: string
  request: string
  expected: 'seat' | 'waiting'
}

type SignUpStep = Step<SignUpAnswers, Context>

/** Options of a question are at most this many, so that they fit a screen. */
const mostOptions = 6

const session: SignUpStep = {
  key: 'session',
  ask: (_answers, context) => ({ key: 'sessions.pick.ask', choices: sessionChoices(openCards(context).slice(0, mostOptions)) }),
  schema: (_answers, context) =>
    reading<string>((text) => {
      const card = findCard(context, text.trim())
      const reason = card && notOpen(card, context.now)
      if (!card) return { ok: false, key: 'sessions.pick.unclear' }
      return reason ? { ok: false, key: `sessions.pick.${reason}`, vars: sessionVars(card) } : { ok: true, value: card.id }
    }),
}

const name: SignUpStep = {
  key: 'name',
  freeText: true,
  ask: (answers, context) => {
    const card = findCard(context, answers.session)
    if (answers.email !== undefined || !card) return { key: 'sessions.name.again' }
    return {
      key: card.seatsLeft > 0 ? 'sessions.name.ask' : 'sessions.name.askWaiting',
      vars: sessionVars(card),
      card: signUpForm(card, context),
    }
  },
  schema: () =>
    reading<string>((text) => {
      const read = readName(text)
      return read.ok ? { ok: true, value: read.name } : { ok: false, key: `sessions.name.${read.fault}` }
    }),
}

const [email, emailCheck] = emailSteps<SignUpAnswers>(({ name: called }) => ({ key: 'sessions.email.ask', vars: { name: called ?? '' } }))

const nothing = /^(?:|none|nothing|geen|niets|niks|nvt|n\.?v\.?t\.?|n\/a|nee|no|-+)$/i
const longestNeeds = 500

const needs: SignUpStep = {
  key: 'needs',
  freeText: true,
  ask: () => ({ key: 'sessions.needs.ask', choices: [{ label: { key: 'sessions.needs.nothing' }, value: 'none' }] }),
  schema: () =>
    reading<string>((text) => {
      const value = text.trim()
      if (nothing.test(value) || meant(value)?.id === 'no') return { ok: true, value: '' }
      if (meant(value)?.id === 'yes') return { ok: false, key: 'sessions.needs.which' }
      return value.length > longestNeeds
        ? { ok: false, key: 'sessions.needs.tooLong', vars: { longest: longestNeeds } }
        : { ok: true, value }
    }),
}

const consent: SignUpStep = {
  key: 'consent',
  ask: (_answers, { programme }) => {
    const { text, version } = consentOf(programme)
    const choices: Choice[] = [
      { label: { key: 'sessions.consent.agree' }, value: 'yes' },
      { label: { key: 'sessions.consent.refuse' }, value: 'no' },
    ]
    return { key: 'sessions.consent.ask', vars: { text, version }, choices }
  },
  schema: (_answers, context) => reading<string>((text) => readConsent(text, context)),
}

const changes = ['name', 'email', 'needs', 'session'] as const

const check: SignUpStep = {
  key: 'check',
  skip: (answers) => answers.consent === 'no',
  ask: (answers, context) => {
    const card = findCard(context, answers.session)
    const lines = card ? sessionLines(card, context.now) : []
    const person = [
      factLine('name', answers.name ?? ''),
      factLine('email', chosenEmail(answers)),
      factLine('needs', answers.needs || { key: 'sessions.needs.nothing' }),
    ]
    const change = changes.map((one): Choice => ({ label: { key: `sessions.check.${one}` }, value: one }))
    return {
      key: 'sessions.check.ask',
      card: { type: 'facts', title: card?.title ?? '', facts: [...lines, ...person] },
      choices: [{ label: { key: card && card.seatsLeft === 0 ? 'sessions.check.join' : 'sessions.check.yes' }, value: 'yes' }, ...change],
    }
  },
  schema: () => oneOf(['yes', ...changes], 'sessions.check.unclear'),
}

export const signUpSteps: readonly SignUpStep[] = [session, name, email, emailCheck, needs, consent, check]
