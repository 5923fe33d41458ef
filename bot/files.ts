import type { Store } from '../data/store.ts'

/** A file the bot gave to a person, kept with the conversation for thirty days. Its id is 128 random bits: who has the link, has the file. */
export type FileDoc = {
  partition: string
  kind: 'file'
  id: string
  etag?: string
  ttl: number
  name: string
  contentType: string
  content: string
}

const keptSeconds = 30 * 86_400

/** Collects the files of one turn, to be committed with it. */
export function fileStore(partition: string, { newId, publicUrl }: { newId: () => string; publicUrl: string }) {
  const docs: FileDoc[] = []
  return {
    docs,
    add(file: { name: string; contentType: string; content: string }): string {
      const id = newId()
      docs.push({ partition, kind: 'file', id, ttl: keptSeconds, ...file })
      return `${publicUrl}/files/${Buffer.from(partition).toString('base64url')}/${id}/${encodeURIComponent(file.name)}`
    },
  }
}

export async function readFile(store: Store, partition: string, id: string): Promise<FileDoc | undefined> {
  const conversation = Buffer.from(partition, 'base64url').toString('utf8')
  return conversation.startsWith('conversation/') && id !== ''
    ? store.get<FileDoc>({ partition: conversation, kind: 'file', id })
    : undefined
}
