import type { Store } from '../../../data/store.ts'
import type { TicketDoc } from '../../../data/ticket.ts'
import type { HistoryLine } from '../../../dialogs/helpdesk/port.ts'
import type { Numbered, TurnDoc } from '../../channel.ts'

/** Turns that are read back at most. */
const mostTurns = 60

const card = (activity: Numbered): unknown =>
  activity.attachments?.find((one) => one.contentType === 'application/vnd.microsoft.card.adaptive')?.content

function wordsOf(activity: Numbered): string {
  if (typeof activity.text === 'string' && activity.text.trim() !== '') return activity.text
  const content = card(activity)
  const fallback = typeof content === 'object' && content !== null && 'fallbackText' in content ? content.fallbackText : undefined
  if (typeof fallback === 'string') return fallback
  const named = (activity.attachments ?? []).flatMap((one) => (typeof one.name === 'string' ? [one.name] : []))
  return named.join(', ')
}

/** The conversation as an agent may read it: all of it when it was shared, else from when a person was asked for. Oldest first. */
export async function historyOf(store: Store, doc: TicketDoc): Promise<HistoryLine[]> {
  const { docs } = await store.list<TurnDoc>(doc.partition, 'turn', { limit: mostTurns, descending: true })
  return docs.toReversed().flatMap((turn) =>
    turn.activities.flatMap((activity): HistoryLine[] => {
      if (activity.type !== 'message' || (!doc.shared && turn.at < doc.openedAt)) return []
      const words = wordsOf(activity)
      if (words === '') return []
      const by = activity.from?.role === 'user' ? 'candidate' : String(activity.label).startsWith('helpdesk.said') ? 'agent' : 'bot'
      return [{ at: turn.at, by, words }]
    }),
  )
}
