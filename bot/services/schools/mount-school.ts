import type { IncomingMessage } from 'node:http'
import type { Server } from 'restify'
import type { Locale } from '../../../data/bilingual.ts'
import type { TextKey } from '../../../locales/texts.ts'
import type { DeclineReason } from '../../../rules/offers/offer-moves.ts'
import { localeOf } from '../../conversation-doc.ts'
import { escapeHtml } from '../../pages/fill-template.ts'
import { labelText, renderVars, type Words } from '../../render-vars.ts'
import type { MatchingDesk } from '../matching/matching-desk.ts'
import { sendPage } from '../notices/send-page.ts'
import { acceptPlace, declinePlace, lookAtPlace, type PlaceLook, type PlaceStanding } from './answer-place.ts'
import type { SchoolLinks } from './school-links.ts'

type Options = { words: Words; links: SchoolLinks; desk: MatchingDesk; changed: (school: string) => Promise<void> }

const declines = ['no-room', 'days', 'no-click'] as const satisfies DeclineReason[]
const statuses: Record<PlaceStanding, number> = { open: 200, accepted: 200, declined: 410, over: 410 }

/** `/school/<token>`: looking at it shows buttons and changes nothing; posting takes the place for the candidate or lets it go, with the reason after the question mark. */
export function mountSchool(server: Server, { words, links, desk, changed }: Options): void {
  const path = '/school/*'
  type Asked = IncomingMessage & { params?: Record<string, unknown> }
  const offerOf = (request: Asked) => links.read(String(request.params?.['*'] ?? ''))

  function page(locale: Locale, name: string, { names, offer }: Omit<PlaceLook, 'standing'>, more = '') {
    const group = desk.programme.matching.vocabularies.groups.find(({ id }) => id === offer?.group)?.title
    const until = offer ? { at: offer.expiresAt, style: 'dateTime' as const } : ''
    const vars = renderVars({ name: names?.firstName ?? '', school: names?.schoolName ?? '', group: group ?? '', until }, locale, words)
    const text = (key: string) => escapeHtml(words.texts.text(locale, `schools.page.${key}` as TextKey, vars))
    return { locale, title: text(`${name}Title`), body: `<p>${text(name)}</p>${more}` }
  }
  const button = (locale: Locale, key: string, query = '') =>
    `<form method="post"${query && ` action="?${query}"`}><p><button>${escapeHtml(labelText({ key: `schools.page.${key}` as TextKey }, locale, words))}</button></p></form>`
  const buttons = (locale: Locale) => [button(locale, 'yes'), ...declines.map((reason) => button(locale, `no.${reason}`, reason))].join('')

  server.get(path, async (request, response) => {
    const [offer, locale] = [offerOf(request), localeOf(request.headers['accept-language'])]
    if (!offer) return sendPage(response, 404, page(locale, 'unknown', {}))
    const look = await lookAtPlace(desk, offer)
    const { standing } = look
    sendPage(response, statuses[standing], page(locale, standing, look, standing === 'open' ? buttons(locale) : ''))
  })
  server.post(path, async (request, response) => {
    const [offer, locale] = [offerOf(request), localeOf(request.headers['accept-language'])]
    if (!offer) return sendPage(response, 404, page(locale, 'unknown', {}))
    const query = /\?([\w-]+)$/.exec(request.url ?? '')?.[1]
    const reason = declines.find((one) => one === query)
    const standing = reason ? await declinePlace(desk, offer, reason) : await acceptPlace(desk, offer)
    const look = await lookAtPlace(desk, offer)
    if (look.offer) await changed(look.offer.target)
    const said = reason && standing === 'declined' ? 200 : statuses[standing]
    sendPage(response, said, page(locale, standing, look))
  })
}
