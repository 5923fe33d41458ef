import type { CardSpec, Choice } from '../reply.ts'

type Asked = { flow: string; version: number; step: string; top: number; options: readonly Choice[] }

/** All places of a top at once, to choose from lists: for more schools than fit as buttons. Only the first has to be filled in. */
export const chooseForm = ({ flow, version, step, top, options }: Asked): CardSpec => ({
  type: 'form',
  title: { key: 'rounds.choose.formTitle' },
  submit: { key: 'rounds.choose.formSubmit' },
  ...{ flow, version, step },
  fields: Array.from({ length: top }, (_, index) => ({
    key: `choice${index + 1}`,
    label: { key: 'rounds.choose.place', vars: { number: index + 1 } },
    input: 'choice',
    choices: [...options],
    required: index === 0,
  })),
})
