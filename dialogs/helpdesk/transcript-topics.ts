import type { TicketCard } from '../../data/ticket.ts'
import { reopenDays } from '../../rules/helpdesk/ticket-moves.ts'
import type { Context, Topic } from '../context.ts'
import type { Choice, ListItem, Reply } from '../reply.ts'
import { story } from './claim-topics.ts'
import { nameVar, refused } from './desk-context.ts'
import { deskFileMinutes } from './supervision-port.ts'

const agents = ['helpdesk', 'intermediary'] as const

/** Whom a list is about, so that erasing somebody finds it. */
export const aboutPersons = (cards: readonly Pick<TicketCard, 'person'>[]): Pick<Reply, 'value'> => ({
  value: { type: 'loket/queue', body: { persons: cards.map((one) => one.person) } },
})

/** A conversation in a list: who, when, what was asked and how it ended. */
export function ticketItem(card: TicketCard, choices: Choice[], more: ListItem['facts'] = []): ListItem {
  const { question, owner, state, openedAt, language, reason } = card
  const vars = { name: nameVar(card), on: { at: openedAt, style: 'date' } } as const
  return {
    title: { key: 'supervision.item', vars },
    facts: [
      {
        key: 'helpdesk.agent.itemReason',
        vars: { language: { key: `helpdesk.language.${language}` }, reason: { key: `helpdesk.reason.${reason}` } },
      },
      ...(question ? [`‘${question}’`] : []),
      owner ? { key: `supervision.stateBy.${state}`, vars: { agent: owner.name } } : { key: `supervision.state.${state}` },
      ...more,
    ],
    choices,
  }
}

/** Looks for earlier conversations. Without words the newest. */
const find: Topic = {
  id: 'desk-find',
  roles: agents,
  async open({ supervision, who }, rest) {
    const words = rest.trim()
    const found = await supervision.search(who, words)
    if (!found) return { replies: [{ key: 'topic.notForYou' }] }
    if (found.length === 0) return { replies: [{ key: words === '' ? 'supervision.findEmpty' : 'supervision.findNone', vars: { words } }] }
    const items = found.map(({ card, inWords }) =>
      ticketItem(
        card,
        [{ label: { key: 'supervision.read' }, value: `desk-transcript ${card.id}` }],
        inWords ? [{ key: 'supervision.inWords' }] : [],
      ),
    )
    const vars = { count: found.length, words }
    const cards = found.map(({ card }) => card)
    return {
      replies: [
        { key: words === '' ? 'supervision.newest' : 'supervision.foundSome', vars, card: { type: 'list', items }, ...aboutPersons(cards) },
      ],
    }
  },
}

/** A conversation as a file, for minutes, and what can be done with it. */
function fileReply({ supervision, who, locale }: Context, id: string, choices: Choice[]): Reply {
  const links = supervision
    .links(who, { what: 'transcript', ticket: id }, locale)
    .map(({ format, url }) => ({ label: { key: `supervision.format.${format}` } as const, url }))
  const card = { type: 'facts' as const, title: { key: 'supervision.asFile' as const }, facts: [], links }
  return { key: 'supervision.fileText', vars: { minutes: deskFileMinutes }, card, choices }
}

const reopenable = ({ endedAt }: Pick<TicketCard, 'endedAt'>, now: Date) =>
  endedAt !== undefined && now.getTime() - Date.parse(endedAt) <= reopenDays * 86_400_000

/** One conversation read back, with its file and what can be done with it. */
const transcript: Topic = {
  id: 'desk-transcript',
  roles: agents,
  async open(context, id) {
    const seen = await context.supervision.transcript(context.who, id.trim())
    if (!seen.ok) return { replies: [refused(seen)] }
    const choices: Choice[] = [
      { label: { key: 'supervision.propose' }, value: `desk-propose ${seen.id}` },
      ...(reopenable(seen.ticket, context.now) ? [{ label: { key: 'supervision.reopen' } as const, value: `desk-reopen ${seen.id}` }] : []),
    ]
    return { replies: [...story(seen, context), fileReply(context, seen.id, choices)] }
  },
}

export const transcriptTopics: readonly Topic[] = [find, transcript]
