import type { Context } from '../context.ts'
import type { CardSpec, Field } from '../reply.ts'
import type { Draft } from './draft.ts'
import { kindChoices, today } from './field-steps.ts'
import { logFlowId, logFlowVersion } from './log-answers.ts'
import { cardsFor } from './read-hours.ts'

/** One entry on a card, filled in as far as it is known. `step` is the question it stands in for. */
export function hoursForm(draft: Partial<Draft>, step: 'candidate' | 'change', context: Context): CardSpec {
  const people = cardsFor(context).map(({ id, name }) => ({ label: { nl: name, en: name }, value: id }))
  const { candidate, date, minutes, what, note, noteFor } = draft
  const value = (given: string | number | undefined) => (given === undefined ? {} : { value: String(given) })
  const all: Field[] = [
    { key: 'candidate', label: { key: 'hours.form.candidate' }, input: 'choice', choices: people, required: true, ...value(candidate) },
    { key: 'date', label: { key: 'hours.form.date' }, input: 'text', required: true, value: date ?? today(context) },
    { key: 'minutes', label: { key: 'hours.form.minutes' }, input: 'text', required: true, ...value(minutes) },
    {
      key: 'what',
      label: { key: 'hours.form.what' },
      input: 'choice',
      choices: kindChoices(context),
      required: true,
      value: what ?? 'talk',
    },
    { key: 'note', label: { key: 'hours.form.note' }, input: 'multiline', required: false, ...value(note) },
    { key: 'noteFor', label: { key: 'hours.form.noteFor' }, input: 'choice', choices: readers, required: true, value: noteFor ?? 'coach' },
  ]
  return {
    type: 'form',
    title: { key: 'hours.form.title' },
    submit: { key: 'hours.form.submit' },
    flow: logFlowId,
    version: logFlowVersion,
    step,
    fields: all,
  }
}

export const readers = (['coach', 'candidate'] as const).map((one) => ({ label: { key: `hours.reader.${one}` as const }, value: one }))
