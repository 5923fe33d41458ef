import type { Option } from '../../rules/read-choices.ts'
import type { CardSpec } from '../reply.ts'
import type { ListField } from './coach-vars.ts'

type Asked = { flow: string; version: number; field: ListField | 'needs'; options: readonly Option[]; value: string }

/** Boxes to tick: as many as somebody likes, or none. */
export const choicesForm = ({ flow, version, field, options, value }: Asked): CardSpec => ({
  type: 'form',
  title: { key: `coaches.fact.${field}` },
  submit: { key: 'coaches.form.submit' },
  ...{ flow, version, step: field },
  fields: [
    {
      key: field,
      label: { key: 'coaches.form.choose' },
      input: 'choices',
      choices: options.map(({ id, title }) => ({ label: title, value: id })),
      required: false,
      value,
    },
  ],
})
