import { isAllowed } from '../../rules/people/consents.ts'
import type { Context, Opened, Topic } from '../context.ts'
import { ticketOf } from '../helpdesk/remembered.ts'
import { factLine } from '../info-sessions/session-vars.ts'
import type { Choice, Reply } from '../reply.ts'
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

const toLogIn: Choice = { label: { key: 'people.button.logIn' }, value: 'log-in' }

/** Forgets who this conversation is with, for a device that others use too. What was kept of the person stays, and a question to the helpdesk goes on without this conversation. */
export const logOutTopic: Topic = {
  id: 'log-out',
  async open({ who, people, tickets, memory, turn }): Promise<Opened> {
    if (who.staffId !== undefined) return { replies: [{ key: 'people.account.staff', vars: { name: who.name ?? '' }, choices: [toMenu] }] }
    const mark = ticketOf(memory)
    const parted = mark && (await tickets.detach(who, mark.id, turn))
    const asked: Reply[] = parted?.ok && parted.answer !== 'ended' ? [{ key: `people.logOut.question.${parted.answer}` }] : []
    const forgotten = { ...(mark && { ticket: null }) }
    if (!who.proved) {
      const replies: Reply[] = asked.length > 0 ? asked : [{ key: 'people.logOut.nobody' }]
      return { replies: replies.map((one) => ({ ...one, choices: [toMenu] })), memory: forgotten }
    }
    await people.logOut(who)
    return { replies: [...asked, { key: 'people.logOut.done', choices: [toLogIn, toMenu] }], memory: { ...forgotten, personId: null } }
  },
}
