import type { Context, Opened, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { remember } from '../info-sessions/remembered.ts'
import type { Reply } from '../reply.ts'
import { nameStep } from './account-steps.ts'
import { toAccount, toLogIn, toMenu, toPerson } from './buttons.ts'
import { beforeProof, type CodeAnswers, codeStep, notProved } from './code-step.ts'
import { chosenEmail, emailSteps } from './email-steps.ts'
import type { Me } from './port.ts'

type NameAnswers = { name: string }

/** Nobody is known here, or not any more. */
const first: Reply = { key: 'people.account.first', choices: [toLogIn, toAccount] }

const changed = (me: Me, key: 'people.name.changed' | 'people.email.changed', { memory }: Context): Outcome => ({
  replies: [
    { key, vars: { name: me.name, email: me.email }, choices: [{ label: { key: 'people.button.mine' }, value: 'account' }, toMenu] },
  ],
  memory: remember(memory, { details: { name: me.name, email: me.email } }),
})

export const changeNameFlow: Flow<NameAnswers, Context> = {
  id: 'change-name',
  version: 1,
  steps: () => [nameStep<NameAnswers>(() => ({ key: 'people.name.new' }))],
  async done({ name }, context) {
    const result = await context.people.update(context.who, { name })
    return result.ok ? changed(result.person, 'people.name.changed', context) : { replies: [first] }
  },
}

/** Another address counts once a code that was sent there is typed. */
export const changeEmailFlow: Flow<CodeAnswers, Context> = {
  id: 'change-email',
  version: 1,
  steps: () => [...emailSteps<CodeAnswers>(() => ({ key: 'people.email.new' })), codeStep<CodeAnswers>()],
  async done(answers, context) {
    const before = await beforeProof(answers, context)
    if (before) return before
    const { people, who, turn } = context
    const result = await people.changeEmail(who, { email: chosenEmail(answers), code: answers.code, request: turn })
    if (result.ok) return changed(result.person, 'people.email.changed', context)
    if (result.reason === 'taken') return { replies: [{ key: 'people.email.taken', choices: [toPerson, toMenu] }] }
    return result.reason === 'unknown' ? { replies: [first] } : notProved(result)
  },
  stopped: () => [{ key: 'people.email.kept', choices: [toMenu] }],
}

const forKnown =
  (flow: string) =>
  async ({ who }: Context): Promise<Opened> =>
    who.proved ? { replies: [], flow: { id: flow } } : { replies: [first] }

export const changeNameTopic: Topic = { id: 'change-name', open: forKnown('change-name') }
export const changeEmailTopic: Topic = { id: 'change-email', open: forKnown('change-email') }
