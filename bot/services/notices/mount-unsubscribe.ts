import type { Server } from 'restify'
import type { Locale } from '../../../data/bilingual.ts'
import type { Store } from '../../../data/store.ts'
import type { TextKey } from '../../../locales/texts.ts'
import { localeOf } from '../../conversation-doc.ts'
import type { Words } from '../../render-vars.ts'
import { escapeHtml } from './mail-content.ts'
import { sendPage } from './send-page.ts'
import type { Stop } from './unsubscribe-link.ts'
import { changeWishesOf, partitionOfSubject } from './wishes.ts'

type Options = { store: Store; words: Words; now: () => Date; read: (token: string) => Stop | undefined }

/** `/unsubscribe/<token>`: looking at it shows a button and changes nothing (mail scanners follow links); posting, by the button or by a mail program, stops that kind. */
export function mountUnsubscribe(server: Server, { store, words, now, read }: Options): void {
  const page = (name: string, locale: Locale, vars: Record<string, string> = {}) =>
    words.texts.text(locale, `notices.page.${name}` as TextKey, vars)
  const kindName = ({ kind }: Stop, locale: Locale) => words.texts.text(locale, `notices.kind.${kind}` as TextKey)

  server.get('/unsubscribe/:token', async (request, response) => {
    const locale = localeOf(request.headers['accept-language'])
    const stop = read(String(request.params.token))
    if (!stop)
      return sendPage(response, 404, { locale, title: page('unknownTitle', locale), body: `<p>${escapeHtml(page('unknown', locale))}</p>` })
    const form = `<p>${escapeHtml(page('ask', locale, { kind: kindName(stop, locale) }))}</p><form method="post"><button>${escapeHtml(page('button', locale))}</button></form>`
    sendPage(response, 200, { locale, title: page('title', locale), body: form })
  })
  server.post('/unsubscribe/:token', async (request, response) => {
    const locale = localeOf(request.headers['accept-language'])
    const stop = read(String(request.params.token))
    if (!stop)
      return sendPage(response, 404, { locale, title: page('unknownTitle', locale), body: `<p>${escapeHtml(page('unknown', locale))}</p>` })
    await changeWishesOf(store, partitionOfSubject(stop.subject), { kind: stop.kind, on: false }, now())
    sendPage(response, 200, {
      locale,
      title: page('doneTitle', locale),
      body: `<p>${escapeHtml(page('done', locale, { kind: kindName(stop, locale) }))}</p>`,
    })
  })
}
