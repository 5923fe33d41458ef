import type { Attachment } from 'botframework-schema'
import type { SentFile } from '../dialogs/said.ts'
import { readUploadReference } from './direct-line/upload-links.ts'
import { isConnectorHost, isFileHost } from './file-hosts.ts'

/** What Teams sends for a file that somebody gives to the bot. */
const downloadInfo = 'application/vnd.microsoft.teams.file.download.info'

/** More files than a message can sensibly have are not looked at. */
const mostFiles = 10

const longestName = 300
const longestAddress = 4_000

/** The files of a message that can be fetched: uploads to our own web chat, files in Teams, and pictures or files that a channel keeps for us. Voice and contacts are not among them. */
export function sentFiles(channelId: string, attachments: readonly Attachment[]): SentFile[] {
  return attachments.slice(0, mostFiles).flatMap((one) => {
    const found = sentFile(channelId, one)
    return found && found.from.length <= longestAddress ? [found] : []
  })
}

function sentFile(channelId: string, { contentType, contentUrl, content, name }: Attachment): SentFile | undefined {
  const named = { name: typeof name === 'string' ? name.slice(0, longestName) : '' }
  const type = typeof contentType === 'string' ? contentType : ''
  if (type === downloadInfo) {
    const link: unknown = typeof content === 'object' && content !== null ? content.downloadUrl : undefined
    return typeof link === 'string' && isFileHost(channelId, hostOf(link)) ? { ...named, from: link } : undefined
  }
  if (typeof contentUrl !== 'string' || /^(?:audio|video)\/|vcard|contact|sticker|giphy|adaptive|card\./i.test(type)) return undefined
  if (readUploadReference(contentUrl)) return { ...named, from: contentUrl }
  const host = hostOf(contentUrl)
  if (isConnectorHost(channelId, host)) return { ...named, from: contentUrl, signed: true }
  return isFileHost(channelId, host) ? { ...named, from: contentUrl } : undefined
}

const hostOf = (link: string) => (link.startsWith('https://') && URL.canParse(link) ? new URL(link).hostname : '')
