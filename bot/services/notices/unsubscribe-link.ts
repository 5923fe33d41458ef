import * as z from 'zod'
import { type NoticeKind, noticeKinds } from '../../../rules/notices/kinds.ts'
import { sealedLinks } from '../../sealed-links.ts'

export type Stop = { subject: string; kind: NoticeKind }

/** Links that stop one kind of notice for one person. Sealed, so that nobody stops another's; they do not expire, as mails do not. */
export function unsubscribeLinks(secret: string, publicUrl: string, before?: string) {
  const claims = z.tuple([z.string(), z.enum(noticeKinds)])
  const links = sealedLinks({ secret, before, use: 'unsubscribe', address: `${publicUrl}/unsubscribe`, claims })
  return {
    url: (subject: string, kind: NoticeKind) => links.link([subject, kind]),
    /** Whom and what a token is for; nothing when it is not one of ours. */
    read(token: string): Stop | undefined {
      const [subject, kind] = links.read(token) ?? []
      return subject === undefined || kind === undefined ? undefined : { subject, kind }
    },
  }
}
