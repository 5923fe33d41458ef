import { createHmac, timingSafeEqual } from 'node:crypto'
import { type NoticeKind, noticeKinds } from '../../../rules/notices/kinds.ts'

export type Stop = { subject: string; kind: NoticeKind }

/** Links that stop one kind of notice for one person. Signed, so that nobody stops another's; they do not expire, as mails do not. */
export function unsubscribeLinks(secret: string, publicUrl: string) {
  const seal = (body: string) => createHmac('sha256', secret).update(`unsubscribe ${body}`).digest().subarray(0, 16)
  return {
    url(subject: string, kind: NoticeKind): string {
      const body = Buffer.from(JSON.stringify([subject, kind])).toString('base64url')
      return `${publicUrl}/unsubscribe/${body}.${seal(body).toString('base64url')}`
    },
    /** Whom and what a token is for; nothing when it is not one of ours. */
    read(token: string): Stop | undefined {
      const [body = '', sealed = ''] = token.split('.')
      const given = Buffer.from(sealed, 'base64url')
      const right = seal(body)
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
      const [subject, kind] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string, NoticeKind]
      return noticeKinds.includes(kind) ? { subject, kind } : undefined
    },
  }
}
