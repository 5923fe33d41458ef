import type { Bilingual } from '../../../data/bilingual.ts'
import type { TextKey } from '../../../locales/texts.ts'
import type { Words } from '../../render-vars.ts'
import { type MailLink, reasons } from './compose.ts'
import type { Outgoing } from './outbox.ts'

export type MailContent = { subject: string; text: string; html: string }

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

const paragraph = (text: string, small = false) =>
  `<p style="margin:0 0 1em${small ? ';font-size:0.875em;color:#4a4a4a' : ''}">${text.replaceAll('\n', '<br>')}</p>`

/** Where a link leads this reader, whose way to the chat may log them in. */
function leading(link: MailLink, chatUrl: string): { label: string; url: string } {
  if ('url' in link) return link
  const url = new URL(chatUrl)
  url.searchParams.set('survey', link.survey)
  return { label: link.label, url: url.href }
}

/** A mail as plain text and as simple HTML: one column, no pictures, the reader's own font size. `desk` is who signs it. */
export function mailContent(
  message: Outgoing & { chatUrl?: string },
  letter: { words: Words; chatUrl: string; desk: Bilingual },
): MailContent {
  const { composed, to, stopUrl, chatUrl = letter.chatUrl } = message
  const { words, desk } = letter
  const { locale, intro, calendar } = composed
  const items = composed.items.map(({ link: to, ...item }) => ({ ...item, ...(to && { link: leading(to, chatUrl) }) }))
  const frame = (key: string, vars: Record<string, string | number> = {}) =>
    words.texts.text(locale, `notices.frame.${key}` as TextKey, vars)
  const hello = to.name ? frame('hello', { name: to.name }) : frame('helloAll')
  const list = items.length > 1
  const why = reasons(composed).join(' ')
  const stop = stopUrl ? frame('stopMail', { link: stopUrl }) : frame('stopNever')
  const link = (url: string, text: string) => `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`
  const opening = [hello, ...(intro ? [intro] : [])]
  const said = list
    ? items.map(({ line, act, link: to }) => `• ${line}\n  ${act}${to ? `\n  ${to.label}: ${to.url}` : ''}`)
    : items.flatMap(({ line, act, link: to }) => [line, act, ...(to ? [`${to.label}: ${to.url}`] : [])])
  const listed = `<ul style="padding-left:1.25em">${items.map(({ line, act, link: to }) => `<li style="margin:0 0 1em">${escapeHtml(line)}<br>${escapeHtml(act)}${to ? `<br>${link(to.url, to.label)}` : ''}</li>`).join('')}</ul>`
  const stopHtml = stopUrl ? `${link(stopUrl, frame('stopLink'))}. ${escapeHtml(frame('stopChat'))}` : escapeHtml(stop)
  const body = [
    ...opening.map((text) => paragraph(escapeHtml(text))),
    ...(list
      ? [listed]
      : items.flatMap(({ line, act, link: to }) => [
          paragraph(escapeHtml(line)),
          paragraph(escapeHtml(act)),
          ...(to ? [paragraph(link(to.url, to.label))] : []),
        ])),
    ...(calendar ? [paragraph(escapeHtml(calendar))] : []),
    paragraph(link(chatUrl, frame('chatLink'))),
    paragraph(escapeHtml(desk[locale])),
    '<hr style="border:0;border-top:1px solid #767676;margin:0 0 1em">',
    paragraph(escapeHtml(`${why} ${frame('automatic')}`), true),
    paragraph(stopHtml, true),
  ].join('\n')
  return {
    subject: composed.subject,
    text: `${[...opening, ...said, ...(calendar ? [calendar] : []), frame('openChat', { link: chatUrl }), desk[locale], '-- ', `${why} ${frame('automatic')}`, stop].join('\n\n')}\n`,
    html: `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(composed.subject)}</title></head>
<body style="margin:0;padding:1.5em;background:#ffffff;color:#1a1a1a;font-family:sans-serif;line-height:1.5">
<main style="max-width:36em">
${body}
</main>
</body>
</html>
`,
  }
}
