import type { Attachment } from 'botframework-schema'
import type { Numbered } from '../channel.ts'
import type { Bot } from './inbound.ts'
import { channelId } from './transcript.ts'
import type { UploadLinks } from './upload-links.ts'

/** An activity set of Direct Line. */
export type ActivitySet = { activities: object[]; watermark?: string }
export type Present = (conversationId: string, base: string, activities: readonly Numbered[], watermark: number) => ActivitySet

/** How the transcript looks to a client: our numbering left out, uploaded files as links that work now, no conversationUpdate, the bot as sender of what it said. */
export function presenter(links: UploadLinks, bot: Bot = { id: 'loket', name: 'Loket' }): Present {
  const signed = (base: string, attachment: Attachment): Attachment => {
    const link = attachment.contentUrl && links.link(base, attachment.contentUrl)
    return link ? { ...attachment, contentUrl: link } : attachment
  }
  return (conversationId, base, activities, watermark) => ({
    activities: activities
      .filter((activity) => activity.type !== 'conversationUpdate')
      .map(({ seq: _, ...activity }) => ({
        channelId,
        conversation: { id: conversationId },
        from: { ...bot, role: 'bot' },
        ...activity,
        ...(activity.attachments && { attachments: activity.attachments.map((attachment) => signed(base, attachment)) }),
      })),
    watermark: String(watermark),
  })
}
