import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Server } from 'restify'
import type { DocumentType } from '../../../data/document.ts'
import type { TextKey, Texts } from '../../../locales/texts.ts'
import { attachmentNamed } from '../../attachment-named.ts'
import { localeOf } from '../../conversation-doc.ts'
import type { Log } from '../../log.ts'
import { privateFile } from '../../private-file.ts'
import type { DocumentLinks } from './document-links.ts'
import type { OpenDocument } from './open-document.ts'

const contentTypes: Record<DocumentType, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  jpg: 'image/jpeg',
  png: 'image/png',
  text: 'text/plain; charset=utf-8',
}

type Dependencies = { links: DocumentLinks; open: OpenDocument; texts: Texts; log: Log }

/** `GET /documents/<token>`: one document to whoever it was made for, while they may see it. The token is never logged. */
export function mountDocuments(server: Server, { links, open, texts, log }: Dependencies): void {
  // A wildcard, because restify takes no parameter of more than a hundred characters.
  server.get('/documents/*', async (request, response) => {
    const locale = localeOf(request.headers['accept-language'])
    const say = (status: number, key: TextKey) => {
      const body = Buffer.from(`${texts.text(locale, key)}\n`)
      response.writeHead(status, { ...privateFile, 'content-type': 'text/plain; charset=utf-8', 'content-length': body.length })
      response.end(body)
    }
    const link = links.read(String(request.params['*']))
    if (!link.ok) return link.reason === 'expired' ? say(410, 'documents.page.expired') : say(404, 'documents.page.unknown')
    try {
      const opened = await open(link.claims)
      if (!opened.ok) return opened.reason === 'forbidden' ? say(403, 'documents.page.forbidden') : say(404, 'documents.page.unknown')
      const { document, bytes } = opened
      response.writeHead(200, {
        ...privateFile,
        'content-type': contentTypes[document.type],
        'content-length': document.size,
        'content-disposition': attachmentNamed(document.name),
      })
      await pipeline(Readable.from(bytes), response as ServerResponse)
    } catch (error) {
      log.error({ error }, 'a document could not be given out')
      if (response.headersSent) response.destroy()
      else say(503, 'documents.page.later')
    }
  })
}
