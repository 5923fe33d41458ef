import type { Activity, Attachment } from 'botframework-schema'
import { messageCard } from '../../cards.ts'
import type { Face } from '../../render.ts'
import type { Words } from '../../render-vars.ts'
import { chatText } from './compose.ts'
import type { Outgoing } from './outbox.ts'

type AddFile = (file: { name: string; contentType: string; content: string }) => string

/** A message as an activity: a card in Teams, which runs the lines of a plain text together; elsewhere a card for its buttons only. */
export function chatActivity(message: Outgoing, words: Words, face: Face, fileUrl?: AddFile): Partial<Activity> & { type: string } {
  const { composed, stopUrl, files } = message
  const text = chatText(composed, composed.locale, words, stopUrl !== undefined)
  const attachments: Attachment[] = fileUrl
    ? files.map(({ name, content }) => ({
        contentType: 'text/calendar',
        name,
        contentUrl: fileUrl({ name, contentType: 'text/calendar', content }),
      }))
    : []
  const inCard = face === 'teams'
  const choices = composed.buttons.map(({ label, command }) => ({ label, value: command }))
  const cards =
    inCard || choices.length > 0
      ? [messageCard(inCard ? text : '', { key: 'notices.frame.chat', choices }, { locale: composed.locale, words })]
      : []
  return {
    type: 'message',
    ...(inCard ? { summary: text.slice(0, 200) } : { text }),
    textFormat: 'plain',
    locale: composed.locale === 'nl' ? 'nl-NL' : 'en-GB',
    label: `notices.${composed.about}`,
    inputHint: 'acceptingInput',
    ...(cards.length + attachments.length > 0 && {
      attachments: [...cards, ...attachments],
      attachmentLayout: 'list' as const,
    }),
  }
}
