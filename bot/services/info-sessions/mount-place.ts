import type { IncomingMessage } from 'node:http'
import type { Server } from 'restify'
import type { SessionCard } from '../../../data/info-session.ts'
import type { Accepted } from '../../../dialogs/info-sessions/port.ts'
import { sessionVars } from '../../../dialogs/info-sessions/session-vars.ts'
import type { TextKey } from '../../../locales/texts.ts'
import { localeOf } from '../../conversation-doc.ts'
import { escapeHtml } from '../../pages/fill-template.ts'
import { renderVars, type Words } from '../../render-vars.ts'
import { sendPage } from '../notices/send-page.ts'
import type { PlaceLinks, PlaceOffer } from './place-links.ts'

/** What the page does with an offer. */
export type Places = {
  look: (offer: PlaceOffer) => Promise<'open' | 'taken' | 'over'>
  accept: (offer: PlaceOffer) => Promise<Accepted>
  decline: (offer: PlaceOffer) => Promise<{ ok: boolean }>
  card: (session: string) => SessionCard | undefined
}
type Options = { words: Words; links: PlaceLinks; places: Places }

/** `/place/<token>`: looking at it shows two buttons and changes nothing (mail scanners follow links); posting takes the place, or lets it go to who is next. */
export function mountPlace(server: Server, { words, links, places }: Options): void {
  const path = '/place/:token'
  const offerOf = (request: IncomingMessage & { params?: Record<string, unknown> }) => links.read(String(request.params?.token ?? ''))

  const text = ({ locale, session }: PlaceOffer, name: string) => {
    const card = places.card(session)
    const vars = card ? renderVars(sessionVars(card), locale, words) : { title: '', when: '', until: '' }
    return escapeHtml(words.texts.text(locale, `notices.placePage.${name}` as TextKey, vars))
  }
  const say = (offer: PlaceOffer, name: string, more = '') => ({
    locale: offer.locale,
    title: text(offer, `${name}Title`),
    body: `<p>${text(offer, name)}</p>${more}`,
  })
  const unknown = (request: IncomingMessage) => {
    return say({ session: '', id: '', offerAt: '', locale: localeOf(request.headers['accept-language']) }, 'unknown')
  }
  const buttons = (offer: PlaceOffer) =>
    `<form method="post"><button name="answer" value="yes">${text(offer, 'yes')}</button></form><form method="post" action="?no"><button name="answer" value="no">${text(offer, 'no')}</button></form>`

  server.get(path, async (request, response) => {
    const offer = offerOf(request)
    if (!offer) return sendPage(response, 404, unknown(request))
    const stands = await places.look(offer)
    sendPage(response, stands === 'over' ? 410 : 200, say(offer, stands, stands === 'open' ? buttons(offer) : ''))
  })
  server.post(path, async (request, response) => {
    const offer = offerOf(request)
    if (!offer) return sendPage(response, 404, unknown(request))
    if (/\?no$/.test(request.url ?? '')) {
      const { ok } = await places.decline(offer)
      return sendPage(response, ok ? 200 : 410, say(offer, ok ? 'declined' : 'over'))
    }
    const result = await places.accept(offer)
    sendPage(response, result.ok ? 200 : 410, say(offer, result.ok ? 'taken' : 'over'))
  })
}
