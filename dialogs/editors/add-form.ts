import type { Locale } from '../../data/bilingual.ts'
import type { CardSpec, Choice, Field } from '../reply.ts'
import type { AddAnswers } from './add-steps.ts'

export const addFlowId = 'knowledge-add'
export const addFlowVersion = 1

export const audienceChoices: Choice[] = (['candidate', 'coach', 'both'] as const).map((one) => ({
  label: { key: `knowledge.audience.${one}` },
  value: one,
}))

/** All questions about a new topic on one card, with the question that was asked filled in. */
export function newTopicForm({ question }: Partial<AddAnswers>, locale: Locale | undefined): CardSpec {
  const asked = (inLocale: Locale) => (locale === inLocale && question ? { value: question } : {})
  const fields: Field[] = [
    { key: 'questionNl', label: { key: 'knowledge.form.questionNl' }, input: 'text', required: true, ...asked('nl') },
    { key: 'questionEn', label: { key: 'knowledge.form.questionEn' }, input: 'text', required: true, ...asked('en') },
    { key: 'shortNl', label: { key: 'knowledge.form.shortNl' }, input: 'multiline', required: true },
    { key: 'shortEn', label: { key: 'knowledge.form.shortEn' }, input: 'multiline', required: true },
    {
      key: 'audience',
      label: { key: 'knowledge.form.audience' },
      input: 'choice',
      required: true,
      choices: audienceChoices,
      value: 'candidate',
    },
  ]
  return {
    type: 'form',
    title: { key: 'knowledge.form.title' },
    submit: { key: 'knowledge.form.submit' },
    flow: addFlowId,
    version: addFlowVersion,
    step: 'questionNl',
    fields,
  }
}
