import { isAllowed } from '../../rules/people/consents.ts'
import type { Context, Topic } from '../context.ts'
import { factLine } from '../info-sessions/session-vars.ts'
import type { Reply } from '../reply.ts'
import { toMenu } from './buttons.ts'
import type { Me } from './port.ts'

/** What the desk knows of somebody who is known, with what they can do about it. */
export const ownAccount = (me: Me, { programme }: Pick<Context, 'programme'>): Reply => ({
  key: 'people.account.known',
  card: {
    type: 'facts',
    title: { key: 'people.account.title' },
    facts: [
      factLine('name', me.name),
      factLine('email', me.email),
      ...programme.consents
        .filter((one) => me.consents.some(({ purpose }) => purpose === one.purpose))
        .map((one) => ({
          label: one.title,
          value: { key: isAllowed(me, one.purpose) ? 'people.account.agreed' : 'people.account.withdrawn' } as const,
        })),
    ],
  },
  choices: [
    { label: { key: 'people.button.changeName' }, value: 'change-name' },
    { label: { key: 'people.button.changeEmail' }, value: 'change-email' },
    { label: { key: 'people.button.logOut' }, value: 'log-out' },
  ],
})

/** Forgets who this conversation is with, for a device that others use too. What was kept of the person stays. */
export const logOutTopic: Topic = {
  id: 'log-out',
  async open({ who, people }) {
    if (who.staffId !== undefined) return { replies: [{ key: 'people.account.staff', vars: { name: who.name ?? '' }, choices: [toMenu] }] }
    if (!who.proved) return { replies: [{ key: 'people.logOut.nobody', choices: [toMenu] }] }
    await people.logOut(who)
    return {
      replies: [{ key: 'people.logOut.done', choices: [{ label: { key: 'people.button.logIn' }, value: 'log-in' }, toMenu] }],
      memory: { personId: null },
    }
  },
}
