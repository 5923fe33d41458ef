import type { TicketCard } from '../../data/ticket.ts'
import type { Context, Opened, Topic } from '../context.ts'
import type { Choice, Reply, Var } from '../reply.ts'
import type { TicketRefusal } from './port.ts'
import { type AtDesk, deskOf } from './remembered.ts'

/** Somebody's name, if they gave one. */
export const nameVar = ({ name }: { name?: string | undefined }): Var => name ?? { key: 'helpdesk.someone' }
export const queueChoice: Choice = { label: { key: 'menu.queue' }, value: 'queue' }

/** What a conversation remembers of the desk; `null` when they talk to nobody. */
export const atDeskMemory = (desk: AtDesk | null) => ({ desk: desk ?? undefined })

const refusals = {
  unknown: 'helpdesk.agent.over',
  state: 'helpdesk.agent.over',
  forbidden: 'helpdesk.agent.notForYou',
  late: 'helpdesk.agent.over',
} as const

export const refused = (refusal: TicketRefusal): Reply =>
  refusal.reason === 'taken'
    ? { key: 'helpdesk.agent.taken', vars: { name: refusal.name }, choices: [queueChoice] }
    : { key: refusals[refusal.reason], choices: [queueChoice] }

export type Active = { card: TicketCard; number: number; name: Var; desk: AtDesk }

/** Something done with the conversation an agent is in. */
export const withActive = (id: string, act: (context: Context, active: Active, rest: string) => Promise<Opened>): Topic => ({
  id,
  roles: ['helpdesk', 'intermediary', 'coach'],
  async open(context, rest) {
    const queue = context.tickets.queue(context.who)
    if (!queue) return { replies: [{ key: 'helpdesk.agent.notForYou' }] }
    const desk = deskOf(context.memory)
    const card = queue.mine.find((one) => one.id === desk.active)
    if (!card) return { replies: [{ key: 'helpdesk.agent.none', choices: [queueChoice] }], memory: atDeskMemory(null) }
    return act(context, { card, number: card.owner?.number ?? 1, name: nameVar(card), desk }, rest.trim())
  },
})
