import * as z from 'zod'
import { sourceIdOf } from './chatwoot.ts'
import type { HubEvent } from './hub.ts'

const prefix = sourceIdOf('')
const conversation = z.object({ id: z.int(), contact_inbox: z.object({ source_id: z.string().startsWith(prefix) }) })
const attachments = z.array(z.object({ data_url: z.url({ protocol: /^https$/ }) }))

/** An agent's message. `private` is a note among agents; `incoming` is what we sent ourselves. */
const messageCreated = z.object({
  event: z.literal('message_created'),
  id: z.union([z.int(), z.string()]),
  content: z.string().nullish(),
  message_type: z.literal('outgoing'),
  private: z.literal(false).optional(),
  sender: z.object({ name: z.string().nullish() }).nullish(),
  conversation,
  attachments: z.unknown().optional(),
})
const statusChanged = conversation.extend({
  event: z.literal('conversation_status_changed'),
  status: z.literal('resolved'),
  updated_at: z.number().optional(),
  timestamp: z.number().optional(),
})

/** What a webhook of Chatwoot means for a hand-off; nothing for anything else it tells. */
export function readChatwoot(body: unknown): HubEvent | undefined {
  const ended = statusChanged.safeParse(body).data
  // Somebody who comes back has the same conversation there: it may be resolved more than once.
  if (ended) {
    const when = ended.updated_at ?? ended.timestamp ?? ''
    return { what: 'completed', ticket: ticketOf(ended), request: `chatwoot/ended/${ended.id}/${when}` }
  }
  const said = messageCreated.safeParse(body).data
  const files = attachments.safeParse(said?.attachments).data ?? []
  const words = said?.content?.trim() ?? ''
  if (!said || (words === '' && files.length === 0)) return undefined
  const agent = said.sender?.name?.trim()
  return {
    what: 'said',
    ticket: ticketOf(said.conversation),
    request: `chatwoot/said/${said.id}`,
    ...(agent && { agent: agent.slice(0, 80) }),
    words,
    attachments: files.map(({ data_url: contentUrl }) => ({
      contentType: 'application/octet-stream',
      name: nameOf(contentUrl),
      contentUrl,
    })),
  }
}

const ticketOf = ({ contact_inbox: { source_id } }: z.infer<typeof conversation>) => source_id.slice(prefix.length)

function nameOf(url: string): string {
  const name = new URL(url).pathname.split('/').at(-1) || 'file'
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
