import * as z from 'zod'
import type { Answer } from '../../../rules/notices/judge-answer.ts'
import type { Hub, HubActivity } from './hub.ts'
import type { ChatwootInbox } from './hub-reference.ts'

const patience = 10_000
/** The contact of one hand-off in Chatwoot; its webhooks name it as `conversation.contact_inbox.source_id`. */
export const sourceIdOf = (ticket: string) => `loket-${ticket}`
const conversations = z.array(z.looseObject({ id: z.int() }))
const transcript = z.object({ activities: z.array(z.object({ from: z.object({ id: z.string() }), text: z.string() })) })

class Refused extends Error {
  override name = 'Refused'
  readonly answer: Answer
  constructor(answer: Answer) {
    super('Chatwoot refused')
    this.answer = answer
  }
}

/** A contact centre in Chatwoot, by the client API of an API inbox: a contact and a conversation a hand-off. Nothing of it is kept here. */
export function chatwootHub({ chatwoot, inbox, name }: ChatwootInbox, send: typeof fetch = fetch): Hub {
  const contacts = `${chatwoot.replace(/\/+$/, '')}/public/api/v1/inboxes/${encodeURIComponent(inbox)}/contacts`

  async function ask(path: string, body?: object): Promise<unknown> {
    const response = await send(`${contacts}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    if (response.ok) return response.json()
    const seconds = Number(response.headers.get('retry-after') || Number.NaN)
    throw new Refused({ ok: false, status: response.status, ...(seconds >= 0 && { retryAfterMs: seconds * 1000 }) })
  }

  /** The conversation of a hand-off: the newest there is; one that was resolved opens again by a message. */
  async function conversationOf(contact: string, begin?: object): Promise<number | undefined> {
    const known = conversations.parse(await ask(`/${contact}/conversations`))
    const newest = known.at(-1)?.id
    if (newest !== undefined || !begin) return newest
    return conversations.element.parse(await ask(`/${contact}/conversations`, begin)).id
  }

  async function deliver(activity: HubActivity): Promise<void> {
    const { ticket, message } = activity.channelData as { ticket: string; message: string }
    const contact = sourceIdOf(ticket)
    const initiates = activity.name === 'handoff.initiate'
    if (initiates) await ask('', { source_id: contact, name: nameOf(activity) })
    const conversation = await conversationOf(
      contact,
      activity.type === 'endOfConversation' ? undefined : { custom_attributes: flat(activity.value) },
    )
    if (conversation === undefined) return
    if (activity.type === 'endOfConversation') return void (await ask(`/${contact}/conversations/${conversation}/toggle_status`, {}))
    const content = contentOf(activity)
    if (content !== '') await ask(`/${contact}/conversations/${conversation}/messages`, { content, echo_id: message })
  }

  return {
    name,
    async send(activity) {
      try {
        await deliver(activity)
        return { ok: true }
      } catch (error) {
        if (error instanceof Refused) return error.answer
        return { ok: false, code: error instanceof Error ? error.name : 'unknown' }
      }
    },
  }
}

const object = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {})
const nameOf = ({ value }: HubActivity) => String(object(value).name ?? object(value).ticket ?? '')

/** Attributes of a conversation in Chatwoot are texts. */
const flat = (value: unknown) =>
  Object.fromEntries(Object.entries(object(value)).map(([key, one]) => [key, Array.isArray(one) ? one.join(', ') : String(one)]))

/** What was asked or said, what was said before, and links to files. */
function contentOf({ text, value, attachments = [] }: HubActivity): string {
  const before = attachments.flatMap(({ content }) => transcript.safeParse(content).data?.activities ?? [])
  const files = attachments.flatMap(({ name, contentUrl }) => (contentUrl ? [`${name ?? ''}: ${contentUrl}`] : []))
  const { question, reason } = object(value)
  const asked = text || (typeof question === 'string' ? question : typeof reason === 'string' ? `(${reason})` : '')
  return [...before.map((one) => `${one.from.id}: ${one.text}`), asked, ...files].filter(Boolean).join('\n')
}
