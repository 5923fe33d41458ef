import { uploadReference } from '../../../bot/direct-line/upload-links.ts'
import { writeUpload } from '../../../bot/direct-line/uploads.ts'
import type { DocumentDoc } from '../../../data/document.ts'
import type { Store } from '../../../data/store.ts'
import type { Seen } from '../desk.ts'
import type { Desk, Somebody } from '../people-talk.ts'

/** What a client says a file is; nobody believes it. */
export const contentType = 'application/octet-stream'

/** An upload of this person's web chat, as Direct Line keeps it; gives its attachment. */
export async function upload(desk: Pick<Desk, 'store' | 'deps'>, me: Somebody, name: string, bytes: Buffer) {
  const { conversation, from } = me.base()
  const uploadId = desk.deps.newId()
  const source = { conversationId: conversation.id, uploadId, userId: from.id, name, contentType, at: new Date(0).toISOString() }
  const pieces = async function* () {
    for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
  }
  await writeUpload(desk.store, source, pieces(), { chunkBytes: 1024 * 1024, ttl: 7 * 86_400 })
  return { contentType, name, contentUrl: uploadReference(conversation.id, uploadId) }
}

/** Sends a file in web chat. */
export async function sendFile(desk: Pick<Desk, 'store' | 'deps'>, me: Somebody, name: string, bytes: Buffer, text = ''): Promise<Seen[]> {
  return me.send({ text, attachments: [await upload(desk, me, name, bytes)] })
}

/** Every document and upload there is. */
export async function keptFiles(store: Store): Promise<{ documents: DocumentDoc[]; uploads: number }> {
  const documents = (await store.find<DocumentDoc>('document', { limit: 1000 })).docs
  const uploads = (await store.find('upload', { limit: 1000 })).docs
  return { documents, uploads: uploads.length }
}

/** The links of cards, in order. */
export function linksOf(messages: readonly Seen[]): string[] {
  return [...JSON.stringify(messages).matchAll(/"type":"Action\.OpenUrl"[^}]*?"url":"([^"]+)"/g)].map(([, url]) => url ?? '')
}
