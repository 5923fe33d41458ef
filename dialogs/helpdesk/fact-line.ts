import type { Var } from '../reply.ts'

type Fact = 'language' | 'reason' | 'question' | 'answered' | 'scan' | 'step' | 'mail' | 'note'

/** One line about who waits. */
export const factLine = (name: Fact, value: Var): { label: Var; value: Var } => ({ label: { key: `helpdesk.agent.fact.${name}` }, value })
