import type { SessionCard } from '../../data/info-session.ts'
import type { Context } from '../context.ts'
import type { CardSpec } from '../reply.ts'
import { consentOf } from './consent.ts'
import { recall } from './remembered.ts'
import { sessionVars } from './session-vars.ts'

export const signUpFlowId = 'session-signup'
export const signUpVersion = 1

/** The questions of a sign-up on one card; the steps take its answers all at once. */
export function signUpForm(card: SessionCard, { programme, memory, who }: Context): CardSpec {
  const known = recall(memory)
  const { text, version } = consentOf(programme)
  const name = known.name || who.name
  return {
    type: 'form',
    title: { key: 'sessions.form.title', vars: sessionVars(card) },
    flow: signUpFlowId,
    version: signUpVersion,
    step: 'name',
    submit: { key: 'sessions.form.submit' },
    fields: [
      { key: 'name', label: { key: 'sessions.form.name' }, input: 'text', required: true, ...(name && { value: name }) },
      { key: 'email', label: { key: 'sessions.form.email' }, input: 'email', required: true, ...(known.email && { value: known.email }) },
      { key: 'needs', label: { key: 'sessions.form.needs' }, input: 'multiline', required: false },
      { key: 'consent', label: { key: 'sessions.form.consent', vars: { text, version } }, input: 'confirm', required: true },
    ],
  }
}
