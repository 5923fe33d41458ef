import type { Store, Stored } from '../../../data/store.ts'
import type { TicketDoc } from '../../../data/ticket.ts'
import type { HistoryLine } from '../../../dialogs/helpdesk/port.ts'
import type { Numbered, TurnDoc } from '../../channel.ts'

/** Turns that are read back at most, and how many requests are made to find them in a conversation that went on afterwards. */
const mostTurns = 60
const mostPages = 8

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

/** The newest turns of a ticket, the newest first: not what was said to the bot after it ended, and without consent nothing from before it was opened, or opened again. */
async function turnsOf(
  store: Store,
  { partition, shared, openedAt, endedAt, detachedAt, apart = [] }: TicketDoc,
): Promise<Stored<TurnDoc>[]> {
  const found: Stored<TurnDoc>[] = []
  let after: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const { docs, next } = await store.list<TurnDoc>(partition, 'turn', { limit: mostTurns, descending: true, after })
    for (const turn of docs) {
      if (!shared && turn.at < openedAt) return found
      const between = !shared && apart.some(({ from, until }) => turn.at > from && turn.at < until)
      if (!between && (endedAt === undefined || turn.at <= endedAt) && (detachedAt === undefined || turn.at < detachedAt)) found.push(turn)
      if (found.length === mostTurns) return found
    }
    if (next === undefined) return found
    after = next
  }
  return found
}

type FileLink = (reference: string) => string | undefined

/** What was sent that can be fetched by a link of ours. */
const filesOf = (activity: Numbered, link: FileLink) =>
  (activity.attachments ?? []).flatMap(({ name, contentUrl }) => {
    const url = typeof contentUrl === 'string' ? link(contentUrl) : undefined
    return url === undefined ? [] : [{ name: typeof name === 'string' ? name : '', url }]
  })

/** The conversation as an agent may read it: all of it when it was shared, else from when a person was asked for; up to the end. Oldest first. With `link` also the files. */
export async function historyOf(store: Store, doc: TicketDoc, link: FileLink = () => undefined): Promise<HistoryLine[]> {
  const turns = await turnsOf(store, doc)
  const mailed = (doc.mailed ?? []).map(({ at, by, words }): HistoryLine => ({ at, by: 'agent', words: `${by}: ${words}` }))
  const lines = turns.toReversed().flatMap((turn) =>
    turn.activities.flatMap((activity): HistoryLine[] => {
      if (activity.type !== 'message') return []
      const words = wordsOf(activity)
      const files = filesOf(activity, link)
      if (words === '' && files.length === 0) return []
      const by = activity.from?.role === 'user' ? 'candidate' : String(activity.label).startsWith('helpdesk.said') ? 'agent' : 'bot'
      return [{ at: turn.at, by, words, ...(files.length > 0 && { files }) }]
    }),
  )
  return [...lines, ...mailed]
}
