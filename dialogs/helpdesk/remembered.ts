import { type TicketMark, ticketStates } from '../../data/ticket.ts'
import type { Memory } from '../context.ts'
import type { Var } from '../reply.ts'

const object = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {})

/** The ticket this conversation has or had. */
export function ticketOf(memory: Memory): TicketMark | undefined {
  const { id, state, agent, rated } = object(memory.ticket)
  const known = ticketStates.find((one) => one === state)
  if (typeof id !== 'string' || !known) return undefined
  return { id, state: known, ...(typeof agent === 'string' && { agent }), ...(rated === true && { rated }) }
}

/** What an agent is at: whom they talk to, and a text that waits for "send". */
export type AtDesk = { active?: string; draft?: Var }

export function deskOf(memory: Memory): AtDesk {
  const { active, draft } = object(memory.desk)
  return { ...(typeof active === 'string' && { active }), ...(draft !== undefined && { draft: draft as Var }) }
}
