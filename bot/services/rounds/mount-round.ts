import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server } from 'restify'
import type { Locale } from '../../../data/bilingual.ts'
import type { Var, Vars } from '../../../dialogs/reply.ts'
import type { TextKey } from '../../../locales/texts.ts'
import { localeOf } from '../../conversation-doc.ts'
import { escapeHtml } from '../../pages/fill-template.ts'
import { readForm } from '../../read-form.ts'
import { renderVar, type Words } from '../../render-vars.ts'
import { sendPage } from '../notices/send-page.ts'
import { chooseCandidates } from './answer-round.ts'
import type { RoundLinks } from './round-links.ts'
import type { RoundsDesk } from './rounds-desk.ts'
import { lookAtRound, type SchoolLook } from './school-choice.ts'

type Options = { words: Words; links: RoundLinks; desk: RoundsDesk }
type Asked = IncomingMessage & { params?: Record<string, unknown> }
type Fault = 'double' | 'unknown' | 'too-many'

/** In bytes: a top of nine names is far less. */
const mostBytes = 4_000
const more =
  'label{display:block;margin:1rem 0 .25rem}select{font:inherit;width:100%;padding:.5em;border:2px solid #1a1a1a;border-radius:.4em;background:#fff;color:#1a1a1a}select:focus-visible{outline:3px solid #0b57d0;outline-offset:3px}li{margin:0 0 .75rem;overflow-wrap:anywhere}.said{padding:.75rem 1rem;border-left:.4rem solid #1a1a1a;background:#f1f1f1}'

/** `/round/<token>`: a school leader names candidates in order, as long as the round is open. Looking changes nothing. */
export function mountRound(server: Server, { words, links, desk }: Options): void {
  const claimsOf = (request: Asked) => links.read(String(request.params?.['*'] ?? ''))

  function page(
    locale: Locale,
    look: SchoolLook | undefined,
    said?: { key: 'saved' | 'none' | `fault.${Fault}`; ranked?: readonly string[] },
  ) {
    const say = (value: Var) => escapeHtml(String(renderVar(value, locale, words)))
    const vars: Vars = look
      ? { name: look.round.name, school: look.school, top: look.round.top, until: { at: look.round.closesAt, style: 'dateTime' } }
      : {}
    const text = (key: string, extra: Vars = {}) => say({ key: `rounds.page.${key}` as TextKey, vars: { ...vars, ...extra } })
    const standing = look ? look.round.standing : 'unknown'
    if (!look || standing !== 'open') return { locale, title: text(`${standing}Title`), body: `<p>${text(standing)}</p>`, more }
    const ranked = said?.ranked ?? look.ranked
    const people = look.candidates.map(
      ({ name, phase, wishes }) =>
        `<li><strong>${escapeHtml(name)}</strong>, ${say(phase)}${wishes.map((one) => `<br>${say(one)}`).join('')}</li>`,
    )
    const selects = Array.from({ length: look.round.top }, (_, index) => {
      const options = look.candidates.map(
        ({ id, name }) => `<option value="${escapeHtml(id)}"${ranked[index] === id ? ' selected' : ''}>${escapeHtml(name)}</option>`,
      )
      const id = `choice-${index + 1}`
      return `<label for="${id}">${text('choice', { number: index + 1 })}</label><select id="${id}" name="${id}"><option value="">${text('nobody')}</option>${options.join('')}</select>`
    })
    const note = said ? `<p class="said" role="${said.key.startsWith('fault') ? 'alert' : 'status'}">${text(said.key)}</p>` : ''
    const body = `${note}<p>${text('open')}</p><h2>${text('who')}</h2><ul>${people.join('')}</ul><h2>${text('yours')}</h2><form method="post">${selects.join('')}<p><button>${text('send')}</button></p></form><p>${text('seen')}</p>`
    return { locale, title: text('openTitle'), body, more }
  }
  const statusOf = (look: SchoolLook | undefined) =>
    !look ? 404 : look.round.standing === 'open' ? 200 : look.round.standing === 'closed' ? 410 : 403

  server.get('/round/*', async (request, response) => {
    const claims = claimsOf(request)
    const look = claims && (await lookAtRound(desk, claims))
    sendPage(response, statusOf(look), page(localeOf(request.headers['accept-language']), look))
  })
  server.post('/round/*', async (request: Asked, response: ServerResponse) => {
    const [claims, locale] = [claimsOf(request), localeOf(request.headers['accept-language'])]
    const form = await readForm(request, mostBytes)
    if (!claims) return sendPage(response, 404, page(locale, undefined))
    const ranked = form.ok ? namesIn(form.fields) : []
    const done = form.ok ? await chooseCandidates(desk, { ...claims, ranked }) : undefined
    const look = await lookAtRound(desk, claims)
    if (!done || done.ok || !look || look.round.standing !== 'open') {
      const said = done?.ok ? ({ key: ranked.length > 0 ? 'saved' : 'none' } as const) : undefined
      return sendPage(response, form.ok ? statusOf(look) : form.status, page(locale, look, said))
    }
    const fault = done.reason === 'double' || done.reason === 'too-many' ? done.reason : 'unknown'
    sendPage(response, 422, page(locale, look, { key: `fault.${fault}`, ranked }))
  })
}

/** The choices in order, without those left open. */
const namesIn = (fields: URLSearchParams): string[] =>
  [...fields]
    .filter(([name, value]) => /^choice-[1-9]$/.test(name) && value !== '')
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([, value]) => value)
