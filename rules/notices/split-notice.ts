import type { NoticeDoc } from '../../data/notice.ts'
import { maxWrites } from '../../data/store.ts'

/** A notice for more people than this is divided, so that no large document is written again for each of them. */
const mostTogether = 10

/** The notices a large one is divided into, due as it is. Their ids follow from its own. Nothing when it can stay whole. */
export function splitNotice(notice: NoticeDoc): NoticeDoc[] | undefined {
  const { recipients, etag: _etag, ttl: _ttl, audience: _audience, ...rest } = notice
  if (recipients.length <= mostTogether) return undefined
  const size = Math.max(mostTogether, Math.ceil(recipients.length / (maxWrites - 1)))
  return Array.from({ length: Math.ceil(recipients.length / size) }, (_, part) => ({
    ...rest,
    id: `${notice.id}~${part}`,
    recipients: recipients.slice(part * size, (part + 1) * size),
  }))
}
