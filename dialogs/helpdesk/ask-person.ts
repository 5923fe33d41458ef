import { type TicketReason, ticketReasons } from '../../data/ticket.ts'
import type { Context } from '../context.ts'
import type { Choice, Reply, Var } from '../reply.ts'
import { sayAndReturn, type Talk, type Turned } from '../talk.ts'
import type { TicketStanding, TicketWish } from './port.ts'
import { ticketOf } from './remembered.ts'

export const byMail: Choice = { label: { key: 'helpdesk.queue.byMail' }, value: 'desk-mail' }
export const leaveQueue: Choice = { label: { key: 'helpdesk.queue.leave' }, value: 'desk-leave' }
const shareYes: Choice = { label: { key: 'helpdesk.queue.shareYes' }, value: 'desk-share yes' }
const shareNo: Choice = { label: { key: 'helpdesk.queue.shareNo' }, value: 'desk-share no' }

/** Somebody asks for a person: the question goes into the queue, with what the bot knows of it. `rest` says why when it is not simply asked. */
export async function askPerson(talk: Talk, rest: string): Promise<Turned> {
  const { conversation, context } = talk
  const { tickets, who, turn, lastQuestion } = context
  if (who.staffId !== undefined) return sayAndReturn(talk, [{ key: 'person.staff', vars: { email: helpdeskEmail(context) } }])
  const before = ticketOf(context.memory)
  const zelfscan = context.memory.zelfscan
  const outcome = typeof zelfscan === 'object' && zelfscan !== null && 'outcome' in zelfscan ? zelfscan.outcome : undefined
  const wish: TicketWish = {
    language: context.locale,
    reason: reasonOf(rest, talk),
    ...(lastQuestion && { question: lastQuestion.text }),
    topics: lastQuestion?.topics ?? [],
    ...(typeof outcome === 'string' && { scan: outcome }),
    request: turn,
  }
  const again = before && !['waiting', 'claimed'].includes(before.state) ? await tickets.comeBack(who, before.id, wish) : undefined
  const standing = again?.ok ? again : await tickets.open(who, wish)
  const memory = { ...conversation.memory, ticket: { id: standing.id, state: standing.state } }
  return sayAndReturn(talk, [standingReply(standing, context)], { memory, misses: 0 })
}

function reasonOf(rest: string, { conversation }: Talk): TicketReason {
  const said = ticketReasons.find((one) => one === rest)
  if (said) return said
  if (conversation.misses > 0) return 'not-understood'
  return conversation.disliked === undefined ? 'asked' : 'unhappy'
}

export const helpdeskEmail = ({ programme }: Pick<Context, 'programme'>): string =>
  programme.contacts.find((one) => one.id === programme.helpdesk)?.email ?? ''

/** Whether a person is there now, when else, and how long it takes; consent is asked for what is personal. */
export function standingReply({ there, opensAt, place, minutes, mail, shared }: TicketStanding, context: Context): Reply {
  const share: Var = shared ? '' : { key: 'helpdesk.queue.shareAsk' }
  const asks = shared ? [] : [shareYes]
  if (there === 'closed') {
    const opening: Var = opensAt ? { at: opensAt, style: 'dateTime' } : ''
    return {
      key: 'person.closed',
      vars: { opening, email: helpdeskEmail(context), share },
      choices: [...(mail ? [] : [byMail]), ...asks, leaveQueue],
    }
  }
  if (there === 'elsewhere') {
    const line: Var = { key: 'helpdesk.queue.hub' }
    return {
      key: 'person.open',
      vars: { text: { paragraphs: [line, share] } },
      choices: shared ? [leaveQueue] : [shareYes, shareNo, leaveQueue],
    }
  }
  const vars = { place, minutes: { key: 'helpdesk.queue.minutes', vars: { count: minutes } } as const }
  const line: Var = { key: there === 'now' ? 'helpdesk.queue.now' : 'helpdesk.queue.away', vars }
  const buttons =
    there === 'now' ? (shared ? [leaveQueue] : [shareYes, shareNo, leaveQueue]) : [...(mail ? [] : [byMail]), ...asks, leaveQueue]
  return { key: 'person.open', vars: { text: { paragraphs: [line, share] } }, choices: buttons }
}
