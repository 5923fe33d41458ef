import { everywhere } from '../../../data/every-document.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { ConflictError, type Doc, type Stored } from '../../../data/store.ts'
import type { Known } from './gather-traces.ts'
import type { PrivacyDesk } from './privacy-desk.ts'
import { removal } from './remove-documents.ts'

/** Takes a person out of the messages that wait or were sent, in whatever partition: one that is for them alone or about them goes, one for more people goes on without them. */
export async function scrubNotices(
  { store }: PrivacyDesk,
  { traces, personId }: Known,
  mentions: (value: unknown) => boolean,
): Promise<void> {
  const own = new Set([...traces.ids, `candidate:${personId}`])
  for await (const found of everywhere<NoticeDoc>(store, 'notice')) {
    for (let notice: Stored<NoticeDoc> | undefined = found; notice; ) {
      const write = change(notice, own, mentions)
      if (!write) break
      try {
        await store.commit([write])
        break
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error
        notice = await store.get<NoticeDoc>(notice)
      }
    }
  }
}

function change(notice: Stored<NoticeDoc>, own: ReadonlySet<string>, mentions: (value: unknown) => boolean) {
  const recipients = notice.recipients.filter((one) => !own.has(one.id))
  const theirs = recipients.length < notice.recipients.length
  const about = mentions([notice.vars, notice.id, notice.partition])
  if (!theirs && !about) return undefined
  if (about || recipients.length === 0) return { ...removal(notice), etag: notice.etag }
  return { op: 'put' as const, doc: { ...notice, recipients } satisfies NoticeDoc as Doc }
}
