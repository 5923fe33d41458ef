import type { Context, Memory, Opened, Topic } from '../context.ts'
import type { Reply } from '../reply.ts'
import type { Standing } from './port.ts'
import { ticketOf } from './remembered.ts'

const gone: Reply = { key: 'helpdesk.gone', choices: [{ label: { key: 'menu.person' }, value: 'person' }] }

/** What a conversation remembers after a change. */
const remembered = (standing: Standing, more: object = {}): { memory?: Memory } =>
  standing.ok
    ? {
        memory: {
          ticket: { id: standing.id, state: standing.state, ...(standing.state === 'claimed' && { agent: standing.agent }), ...more },
        },
      }
    : {}

/** Something done with one's own ticket; kind when there is none. */
const own = (id: string, act: (context: Context, ticket: string, rest: string) => Promise<Opened>): Topic => ({
  id,
  async open(context, rest) {
    const mark = ticketOf(context.memory)
    return mark ? act(context, mark.id, rest) : { replies: [gone] }
  },
})

/** Whether the agent may read what is personal. */
const share = own('desk-share', async ({ tickets, who, turn }, id, rest) => {
  const yes = rest === 'yes'
  const standing = await tickets.share(who, id, yes, turn)
  return { replies: [standing.ok ? { key: yes ? 'helpdesk.shared' : 'helpdesk.notShared' } : gone], ...remembered(standing) }
})

/** Out of the queue, or away from the agent. */
const leave = own('desk-leave', async ({ tickets, who, turn }, id) => {
  const standing = await tickets.leave(who, id, turn)
  return { replies: [standing.ok ? { key: 'helpdesk.left' } : gone], ...remembered(standing) }
})

const wait = own('desk-wait', async ({ tickets, who }, id) => {
  const standing = await tickets.standing(who, id)
  return { replies: [standing.ok && standing.state === 'waiting' ? { key: 'helpdesk.waitOn' } : gone] }
})

/** Whether it helped: asked once. */
const rate: Topic = {
  id: 'desk-rate',
  async open({ tickets, who, turn, memory }, rest) {
    const mark = ticketOf(memory)
    const rating = rest === 'good' || rest === 'bad' ? rest : undefined
    if (!mark || !rating) return { replies: [gone] }
    if (mark.rated) return { replies: [{ key: 'helpdesk.rate.already' }] }
    const standing = await tickets.rate(who, mark.id, rating, turn)
    if (!standing.ok) return { replies: [gone] }
    return {
      replies: [{ key: rating === 'good' ? 'helpdesk.rate.thanks' : 'helpdesk.rate.sorry' }],
      ...remembered(standing, { rated: true }),
    }
  },
}

/** Asks for the answer by e-mail: an address and consent, unless somebody proved theirs. */
const mail = own('desk-mail', async (context, id) => {
  const { tickets, who, people, turn } = context
  const standing = await tickets.standing(who, id)
  if (!standing.ok || standing.state !== 'waiting') return { replies: [gone] }
  const me = await people.me(who)
  if (!me) return { replies: [], flow: { id: 'desk-mail', answers: { ticket: id } } }
  const done = await tickets.mail(who, id, { email: me.email, request: turn })
  return { replies: [done.ok ? { key: 'helpdesk.mail.done', vars: { email: me.email } } : gone] }
})

export const candidateTopics: readonly Topic[] = [share, leave, wait, rate, mail]
