import type { Locale } from '../../../data/bilingual.ts'
import fieldWords from '../../../data/field-words.json' with { type: 'json' }
import type { KindRow } from '../../../data/kinds.ts'
import type { Programme } from '../../../data/programme.ts'
import { renderVar, type Words } from '../../render-vars.ts'
import { type Kept, plainDocument } from './everything-of.ts'
import { plainValue } from './plain-value.ts'

const labels: Readonly<Record<string, { nl: string; en: string }>> = fieldWords

export const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:0 auto;padding:1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}article{border-top:1px solid #767676;padding:.5rem 0}dt{font-weight:600}dd{margin:0 0 .5rem 1rem;overflow-wrap:anywhere}dl dl{margin:0}a{color:#004a99}`

type Page = { locale: Locale; words: Words; programme: Programme; at: Date }

/** The readable copy, piece by piece: plain HTML without scripts or anything from elsewhere. */
export async function* takeOutHtml(page: Page, everything: AsyncIterable<Kept>, files: readonly string[] = []): AsyncGenerator<string> {
  const { locale, words, programme, at } = page
  const text = (key: 'heading' | 'made' | 'lead' | 'files', vars = {}) => escaped(words.texts.text(locale, `privacy.takeAway.${key}`, vars))
  const made = text('made', { date: String(renderVar({ at: at.toISOString(), style: 'full' }, locale, words)) })
  yield `<!doctype html>\n<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`
  yield `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`
  yield `<title>${text('heading')}</title><style>${style}</style></head>\n<body><main><h1>${text('heading')}</h1><p>${made}. ${escaped(programme.name[locale])}.</p><p>${text('lead')}</p>\n`
  let open: KindRow | undefined
  for await (const { row, doc } of everything) {
    if (row !== open) {
      if (open) yield '</section>\n'
      yield heading(row, page)
      open = row
    }
    yield `<article>${row.kind === 'turn' ? turnHtml(doc, page) : fields(plainDocument(doc), page)}</article>\n`
  }
  if (open) yield '</section>\n'
  if (files.length > 0)
    yield `<section><h2>${text('files')}</h2><ul>${files.map((name) => `<li>${escaped(name)}</li>`).join('')}</ul></section>`
  yield '</main></body></html>\n'
}

function heading({ what, kept }: KindRow, { locale, words, programme }: Page): string {
  const retention = programme.retention.find((one) => one.id === kept)
  const how = retention && words.texts.text(locale, 'privacy.takeAway.kept', { days: retention.days, why: retention.why[locale] })
  return `<section><h2>${escaped(what[locale])}</h2>${how ? `<p>${escaped(how)}</p>` : ''}\n`
}

/** What a field is called: in words, as a part of the route or a question of the zelfscan; else that it is something other, with its name. */
function fieldName(name: string, page: Page): string {
  const { locale, words, programme } = page
  const known = Object.hasOwn(labels, name) ? labels[name] : undefined
  const asked = programme.zelfscan.questions.find(({ id }) => id === name)
  const title = known?.[locale] ?? asked?.text[locale] ?? plainValue('phase', name, page)
  return title === name ? words.texts.text(locale, 'privacy.takeAway.other', { name }) : title
}

const fields = (value: Record<string, unknown>, page: Page): string =>
  `<dl>${Object.entries(value)
    .filter(([, inner]) => inner !== undefined && inner !== '')
    .map(([name, inner]) => `<dt>${escaped(fieldName(name, page))}</dt><dd>${valueHtml(inner, page, name)}</dd>`)
    .join('')}</dl>`

function valueHtml(value: unknown, page: Page, name = ''): string {
  const { locale, words } = page
  if (typeof value === 'boolean') return escaped(words.texts.text(locale, value ? 'privacy.takeAway.yes' : 'privacy.takeAway.no'))
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(value)))
    return `<time datetime="${escaped(value)}">${escaped(String(renderVar({ at: value, style: 'full' }, locale, words)))}</time>`
  if (Array.isArray(value))
    return value.length > 0 ? `<ul>${value.map((one) => `<li>${valueHtml(one, page, name)}</li>`).join('')}</ul>` : '–'
  if (typeof value === 'object' && value !== null) return fields(value as Record<string, unknown>, page)
  return escaped(typeof value === 'string' ? plainValue(name, value, page) : String(value))
}

/** A piece of conversation as a conversation. */
function turnHtml(doc: object, page: Page): string {
  const { at, activities = [] } = doc as { at?: string; activities?: { from?: { role?: string }; text?: string; summary?: string }[] }
  const you = page.words.texts.text(page.locale, 'privacy.line.you')
  const said = activities.map(
    ({ from, text, summary }) => `<p><b>${from?.role === 'user' ? escaped(you) : 'Loket'}:</b> ${escaped(text ?? summary ?? '…')}</p>`,
  )
  return `${at ? `<p>${valueHtml(at, page)}</p>` : ''}${said.join('')}`
}
