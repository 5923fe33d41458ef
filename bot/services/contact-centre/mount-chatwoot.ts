import type { Server } from 'restify'
import type { Log } from '../../log.ts'
import { readJsonBody } from '../../read-body.ts'
import { sendJson } from '../../send-json.ts'
import { equalHashes } from '../people/seals.ts'
import { shortHash } from '../person-of.ts'
import type { HubEvent } from './hub.ts'
import type { ChatwootInbox } from './hub-reference.ts'
import { readChatwoot } from './read-chatwoot.ts'

const mostBytes = 256 * 1024

/** The callback URL of the inbox in Chatwoot, `/api/contact-centre/chatwoot/<key>`: without the key it is not there. */
export function mountChatwoot(
  server: Server,
  { key }: ChatwootInbox,
  heard: (event: HubEvent) => Promise<void>,
  log: Pick<Log, 'error'>,
): void {
  const known = shortHash('chatwoot', key)
  server.post('/api/contact-centre/chatwoot/:key', async (request, response) => {
    if (!equalHashes(shortHash('chatwoot', String(request.params.key)), known)) return sendJson(response, 404)
    const read = await readJsonBody(request, mostBytes)
    if (!read.ok) return sendJson(response, read.status, { error: read.message })
    const event = readChatwoot(read.body)
    try {
      if (event) await heard(event)
      sendJson(response, 200, {})
    } catch (error) {
      log.error({ error }, 'what the contact centre said could not be passed on')
      sendJson(response, 503)
    }
  })
}
