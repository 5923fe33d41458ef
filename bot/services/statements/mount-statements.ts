import type { Server } from 'restify'
import type { TextKey } from '../../../locales/texts.ts'
import { attachmentNamed } from '../../attachment-named.ts'
import { localeOf } from '../../conversation-doc.ts'
import type { Log } from '../../log.ts'
import { privateFile } from '../../private-file.ts'
import { makeFile } from './make-file.ts'
import type { StatementDesk } from './statement-desk.ts'

/** `GET /statements/<token>`: one file to the member of staff it was made for, while they may see it. The token is never logged. */
export function mountStatements(server: Server, desk: StatementDesk, log: Log): void {
  // A wildcard, because restify takes no parameter of more than a hundred characters.
  server.get('/statements/*', async (request, response) => {
    const locale = localeOf(request.headers['accept-language'])
    const say = (status: number, key: TextKey) => {
      const body = Buffer.from(`${desk.words.texts.text(locale, key)}\n`)
      response.writeHead(status, { ...privateFile, 'content-type': 'text/plain; charset=utf-8', 'content-length': body.length })
      response.end(body)
    }
    const link = desk.links.read(String(request.params['*']))
    if (!link.ok) return link.reason === 'expired' ? say(410, 'statements.page.expired') : say(404, 'statements.page.unknown')
    try {
      const made = await makeFile(desk, link.claims)
      if (!made.ok) return made.reason === 'forbidden' ? say(403, 'statements.page.forbidden') : say(404, 'statements.page.unknown')
      response.writeHead(200, {
        ...privateFile,
        'content-type': made.type,
        'content-length': made.bytes.length,
        'content-disposition': attachmentNamed(made.name),
      })
      response.end(made.bytes)
    } catch (error) {
      log.error({ error }, 'a statement could not be given out')
      say(503, 'statements.page.later')
    }
  })
}
