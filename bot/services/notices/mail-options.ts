import type { SendMailOptions } from 'nodemailer'
import type { MailContent } from './mail-content.ts'
import type { Outgoing } from './outbox.ts'

type From = { from: string; replyTo?: string | undefined; domain: string }

/**
 * A mail as nodemailer takes it. Its Message-ID is the same every time it is tried, so that who gets it twice can see it is one. A bounce is
 * asked for, but no answer of robots: it is generated.
 */
export function mailOptions(message: Outgoing & { email: string }, content: MailContent, { from, replyTo, domain }: From): SendMailOptions {
  const { to, email, files, stopUrl, id } = message
  const calendar = files.find((file) => file.method === 'REQUEST') ?? files[0]
  return {
    messageId: `<${id}@${domain}>`,
    from,
    to: to.name ? { name: to.name, address: email } : email,
    ...(replyTo && { replyTo }),
    ...content,
    ...(calendar && { icalEvent: { method: calendar.method, filename: calendar.name, content: calendar.content } }),
    attachments: files
      .filter((file) => file !== calendar)
      .map((file) => ({ filename: file.name, content: file.content, contentType: `text/calendar; charset=utf-8; method=${file.method}` })),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': message.composed.locale,
      ...(stopUrl && { 'List-Unsubscribe': `<${stopUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
    dsn: { id, return: 'headers', notify: ['failure', 'delay'], recipient: email },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
