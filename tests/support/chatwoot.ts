import { createServer } from 'node:http'
import { createServer as restify, type Server } from 'restify'

type Asked = { method: string; path: string; body: Record<string, unknown> | undefined }

/** The client API of an API inbox, as Chatwoot documents it: contacts by their source id, conversations, messages. `fail` gives statuses of the next requests. */
export async function startChatwoot() {
  const asked: Asked[] = []
  const failures: number[] = []
  const contacts = new Map<string, { id: number; status: string; messages: string[] }[]>()
  let ids = 0

  function answer({ method, path, body }: Asked): unknown {
    const [, contact = '', what, id, deed] = /\/contacts(?:\/([^/]+)(?:\/(conversations)(?:\/(\d+)\/(\w+))?)?)?$/.exec(path) ?? []
    if (contact === '') {
      const source = String(body?.source_id)
      contacts.set(source, contacts.get(source) ?? [])
      return { source_id: source, pubsub_token: 'x', id: ++ids, name: body?.name, email: null }
    }
    const known = contacts.get(contact)
    if (!known || what === undefined) return undefined
    if (id === undefined) {
      if (method === 'POST') known.push({ id: ++ids, status: 'open', messages: [] })
      return method === 'POST' ? known.at(-1) : known
    }
    const conversation = known.find((one) => String(one.id) === id)
    if (deed === 'messages') conversation?.messages.push(String(body?.content))
    if (deed === 'toggle_status' && conversation) conversation.status = 'resolved'
    return conversation && { id: ++ids, content: body?.content, message_type: 0, conversation_id: conversation.id }
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString('utf8')
    const one: Asked = { method: request.method ?? '', path: request.url ?? '', body: text ? JSON.parse(text) : undefined }
    const failure = failures.shift()
    const result = failure ? undefined : answer(one)
    asked.push(one)
    response.writeHead(failure ?? (result === undefined ? 404 : 200), { 'content-type': 'application/json' })
    response.end(JSON.stringify(result ?? { error: 'as told' }))
  })
  const url = await listening(server)
  return {
    url,
    asked,
    contacts,
    fail: (...statuses: number[]) => failures.push(...statuses),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** A server with routes on a free port. */
export async function routed(mount: (server: Server) => void) {
  const server = restify()
  mount(server)
  const url = await listening(server.server as ReturnType<typeof createServer>)
  return { url, close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}

async function listening(server: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
}

/** A webhook of Chatwoot as it is documented: what an agent said. */
export const messageCreated = (source_id: string, change: object = {}) => ({
  id: 118,
  content: 'Goedemorgen!',
  created_at: '2021-07-23T18:02:48.000Z',
  message_type: 'outgoing',
  content_type: 'text',
  private: false,
  content_attributes: {},
  source_id: null,
  sender: { id: 1, name: 'John', email: 'john@acme.inc', type: 'user' },
  inbox: { id: 1, name: 'Loket' },
  conversation: {
    additional_attributes: {},
    can_reply: true,
    channel: 'Channel::Api',
    id: 10,
    inbox_id: 1,
    contact_inbox: { id: 12, contact_id: 14, inbox_id: 1, source_id, hmac_verified: false },
    status: 'open',
    timestamp: 1627063369,
  },
  account: { id: 1, name: 'Acme Inc' },
  event: 'message_created',
  ...change,
})

/** And that somebody resolved it. */
export const statusChanged = (source_id: string, status = 'resolved') => ({
  additional_attributes: {},
  can_reply: true,
  channel: 'Channel::Api',
  id: 10,
  inbox_id: 1,
  contact_inbox: { id: 12, contact_id: 12, inbox_id: 1, source_id, hmac_verified: false },
  messages: [],
  meta: { sender: { id: 12, name: 'jane', type: 'contact' }, assignee: { id: 1, name: 'John', type: 'user' } },
  status,
  timestamp: 1627063369,
  event: 'conversation_status_changed',
})
