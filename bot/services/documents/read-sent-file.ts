import type { Agent } from 'node:https'
import type { Store } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { SentFile } from '../../../dialogs/said.ts'
import { mostFileBytes } from '../../../rules/documents/file-limits.ts'
import { readUploadReference } from '../../direct-line/upload-links.ts'
import { readUpload, removeUpload } from '../../direct-line/uploads.ts'
import { isConnectorHost, isFileHost } from '../../file-hosts.ts'
import { type Fetched, fetchFile } from './fetch-file.ts'

/** Reading what somebody sent, and throwing it away where it was sent. */
export type SentFiles = {
  /** All of a file, at most `mostFileBytes`: reading stops at the first byte too many. */
  read: (who: Who, file: SentFile) => Promise<Fetched>
  /** Removes an upload; what another service keeps is not ours to remove. */
  discard: (who: Who, file: SentFile) => Promise<void>
}

type Options = {
  store: Store
  /** The bot's own token for its channel, without which pictures in Teams cannot be fetched. */
  channelToken?: (() => Promise<string | undefined>) | undefined
  agent?: Agent | undefined
}

/** A turn has fifteen seconds for everything. */
const milliseconds = 8_000

export function sentFileReader({ store, channelToken, agent }: Options): SentFiles {
  /** Only of the conversation somebody is in: a reference can be made up. */
  const uploadOf = (who: Who, file: SentFile) => {
    const upload = who.channelId === 'directline' ? readUploadReference(file.from) : undefined
    return upload?.conversationId === who.conversationId ? upload : undefined
  }
  return {
    async read(who, file) {
      if (file.from.startsWith('upload:')) {
        const upload = uploadOf(who, file)
        const found = upload && (await readUpload(store, upload.conversationId, upload.uploadId))
        return found ? collect(found.stream) : { ok: false, reason: 'gone' }
      }
      const trusts = (host: string) => isFileHost(who.channelId, host) || isConnectorHost(who.channelId, host)
      const options = { mostBytes: mostFileBytes, milliseconds, ...(agent && { agent }) }
      if (!file.signed) return fetchFile(file.from, (host) => isFileHost(who.channelId, host), options)
      const token = await channelToken?.().catch(() => undefined)
      if (token === undefined) return { ok: false, reason: 'unreachable' }
      const first = new URL(file.from).hostname
      if (!isConnectorHost(who.channelId, first)) return { ok: false, reason: 'unreachable' }
      return fetchFile(file.from, trusts, options, { authorization: `Bearer ${token}` })
    },
    async discard(who, file) {
      const upload = uploadOf(who, file)
      if (upload) await removeUpload(store, upload.conversationId, upload.uploadId)
    },
  }
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Fetched> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of stream) {
    size += piece.length
    if (size > mostFileBytes) return { ok: false, reason: 'too-big' }
    pieces.push(piece)
  }
  return { ok: true, bytes: Buffer.concat(pieces, size) }
}
