import { reopenDays } from '../../rules/helpdesk/ticket-moves.ts'
import type { Context, Opened, Topic } from '../context.ts'
import type { Reply, Var } from '../reply.ts'
import { atDeskMemory, nameVar, queueChoice, refused } from './desk-context.ts'
import { factLine } from './fact-line.ts'
import type { TicketView } from './port.ts'
import { ticketFacts } from './ticket-facts.ts'

/** Lines read back, and characters of each. */
const mostLines = 14
const longestLine = 300

const short = (words: string) => (words.length > longestLine ? `${words.slice(0, longestLine)}…` : words)

/** Who it is and what went before, so that nobody asks again what was told. */
export function story({ id, ticket, lines }: TicketView, { programme, questions }: Context): Reply[] {
  const facts = [
    ...ticketFacts(ticket, { programme, questions }),
    ...ticket.notes.map((note) => factLine('note', `${note.by}: ${note.words}`)),
  ]
  const said = lines.slice(-mostLines).map(({ by, words }): Var => ({ key: `helpdesk.line.${by}`, vars: { words: short(words) } }))
  const value = { type: 'loket/ticket', body: { ticket: id, person: ticket.person } }
  return [
    {
      key: ticket.shared ? 'helpdesk.agent.facts' : 'helpdesk.agent.notShared',
      card: { type: 'facts', title: nameVar(ticket), facts },
      value,
    },
    said.length > 0 ? { key: 'helpdesk.agent.history', vars: { lines: { paragraphs: said } }, value } : { key: 'helpdesk.agent.noHistory' },
  ]
}

/** Takes a conversation over: one wins, the others hear who. */
const claim: Topic = {
  id: 'desk-claim',
  async open(context, id) {
    const { tickets, who, turn } = context
    if (who.staffId === undefined) return { replies: [{ key: 'helpdesk.agent.notForYou' }] }
    const claimed = await tickets.claim(who, id, turn)
    if (!claimed.ok) return { replies: [refused(claimed)] }
    const view = await tickets.see(who, id)
    const vars = { name: nameVar(claimed.ticket), number: claimed.ticket.owner?.number ?? 1 }
    return {
      replies: [...(view.ok ? story(view, context) : []), { key: 'helpdesk.agent.claimed', vars }],
      memory: atDeskMemory({ active: id }),
    }
  },
}

/** Another of one's conversations. */
const switchTo: Topic = {
  id: 'desk-to',
  async open({ tickets, who }, rest): Promise<Opened> {
    const queue = tickets.queue(who)
    if (!queue) return { replies: [{ key: 'helpdesk.agent.notForYou' }] }
    const card = queue.mine.find((one) => String(one.owner?.number) === rest.trim())
    if (!card) return { replies: [{ key: 'helpdesk.agent.noNumber', vars: { number: rest }, choices: [queueChoice] }] }
    return {
      replies: [{ key: 'helpdesk.agent.switched', vars: { name: nameVar(card), number: rest } }],
      memory: atDeskMemory({ active: card.id }),
    }
  },
}

/** Opens what was closed, for whoever takes it. */
const reopen: Topic = {
  id: 'desk-reopen',
  async open({ tickets, who, turn }, id) {
    const opened = await tickets.reopen(who, id, turn)
    if (!opened.ok && opened.reason === 'late') return { replies: [{ key: 'helpdesk.agent.tooLate', vars: { days: reopenDays } }] }
    return { replies: [opened.ok ? { key: 'helpdesk.agent.reopened', choices: [queueChoice] } : refused(opened)] }
  },
}

export const claimTopics: readonly Topic[] = [claim, switchTo, reopen]
