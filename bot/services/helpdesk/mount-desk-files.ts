import type { Server } from 'restify'
import type { TextKey } from '../../../locales/texts.ts'
import { attachmentNamed } from '../../attachment-named.ts'
import { localeOf } from '../../conversation-doc.ts'
import { privateFile } from '../../private-file.ts'
import { makeDeskFile } from './make-desk-file.ts'
import type { SupervisionDesk } from './supervision.ts'

/** `GET /helpdesk-files/<token>`: one file to the member of staff it was made for, while they may see it. The token is never logged. */
export function mountDeskFiles(server: Server, desk: SupervisionDesk): void {
  // A wildcard, because restify takes no parameter of more than a hundred characters.
  server.get('/helpdesk-files/*', async (request, response) => {
    const locale = localeOf(request.headers['accept-language'])
    const give = (status: number, type: string, body: Buffer, name?: string) => {
      const named = name === undefined ? {} : { 'content-disposition': attachmentNamed(name) }
      response.writeHead(status, { ...privateFile, 'content-type': type, 'content-length': body.length, ...named })
      response.end(body)
    }
    const say = (status: number, key: TextKey) =>
      give(status, 'text/plain; charset=utf-8', Buffer.from(`${desk.words.texts.text(locale, key)}\n`))
    const link = desk.links.read(String(request.params['*']))
    if (!link.ok) return link.reason === 'expired' ? say(410, 'supervision.page.expired') : say(404, 'supervision.page.unknown')
    try {
      const made = await makeDeskFile(desk, link.claims)
      if (!made.ok) return made.reason === 'forbidden' ? say(403, 'supervision.page.forbidden') : say(404, 'supervision.page.unknown')
      give(200, made.type, made.bytes, made.name)
    } catch (error) {
      desk.log.error({ error }, 'a file of the helpdesk could not be given out')
      say(503, 'supervision.page.later')
    }
  })
}
