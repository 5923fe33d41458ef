import type { ServerResponse } from 'node:http'
import type { Server } from 'restify'
import type { Locale } from '../../../data/bilingual.ts'
import type { Var, Vars } from '../../../dialogs/reply.ts'
import type { RoundView } from '../../../dialogs/rounds/port.ts'
import { standingVar } from '../../../dialogs/rounds/round-vars.ts'
import type { TextKey } from '../../../locales/texts.ts'
import type { WishCell } from '../../../rules/matching/rounds.ts'
import { attachmentNamed } from '../../attachment-named.ts'
import { localeOf } from '../../conversation-doc.ts'
import { escapeHtml } from '../../pages/fill-template.ts'
import { privateFile } from '../../private-file.ts'
import { renderVar, type Words } from '../../render-vars.ts'
import { sendPage } from '../notices/send-page.ts'
import { reportXlsx } from '../statements/report-xlsx.ts'
import { matrixReport, wishSign } from './matrix-report.ts'
import { cellsOf, readRound } from './read-round.ts'
import { matrixMinutes } from './round-links.ts'
import type { RoundsDesk } from './rounds-desk.ts'

const more =
  'main{max-width:72rem}.scroll{overflow-x:auto}.scroll:focus-visible{outline:3px solid #0b57d0;outline-offset:3px}table{border-collapse:collapse}th,td{border:1px solid #767676;padding:.4em .6em;text-align:left;vertical-align:top}th{overflow-wrap:break-word;hyphens:auto}tbody th{position:sticky;left:0;background:#fff}.mutual{background:#1a1a1a;color:#fff;font-weight:bold}li{margin:0 0 .5rem}'

/** `GET /round-matrix/<token>`: who named whom, as a page or as XLSX, for the member of staff the link was made for, while they may see it. */
export function mountMatrix(server: Server, words: Words, desk: RoundsDesk): void {
  const { matching, matrixLinks } = desk
  server.get('/round-matrix/*', async (request, response) => {
    const locale = localeOf(request.headers['accept-language'])
    const refuse = (status: number, key: 'expired' | 'unknown' | 'forbidden') => {
      const text = (name: string) =>
        escapeHtml(String(renderVar({ key: `rounds.matrixPage.${name}` as TextKey, vars: { minutes: matrixMinutes } }, locale, words)))
      sendPage(response, status, { locale, title: text(`${key}Title`), body: `<p>${text(key)}</p>` })
    }
    const link = matrixLinks.read(String(request.params?.['*'] ?? ''))
    if (!link.ok) return link.reason === 'expired' ? refuse(410, 'expired') : refuse(404, 'unknown')
    const { staff, round, as, language } = link.claims
    if (!matching.staff.byId(staff)?.roles.includes('intermediary')) return refuse(403, 'forbidden')
    const found = await readRound(desk, round)
    if (!found) return refuse(404, 'unknown')
    const cells = cellsOf(desk, found.view)
    if (as === 'page') return sendPage(response, 200, matrixPage(found.view, cells, language, words))
    await sendFile(response, found.view, cells, { words, language, now: matching.now() })
  })
}

async function sendFile(response: ServerResponse, view: RoundView, cells: readonly WishCell[], making: Parameters<typeof matrixReport>[2]) {
  const report = matrixReport(view, cells, making)
  const bytes = await reportXlsx(report)
  response.writeHead(200, {
    ...privateFile,
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-length': bytes.length,
    'content-disposition': attachmentNamed(`${report.name}.xlsx`),
  })
  response.end(bytes)
}

/** A list of the wishes of both sides to read anywhere, and the whole matrix as a table that scrolls by itself. */
function matrixPage(view: RoundView, cells: readonly WishCell[], locale: Locale, words: Words) {
  const say = (value: Var) => escapeHtml(String(renderVar(value, locale, words)))
  const text = (key: string, vars: Vars = {}) => say({ key: `rounds.matrixPage.${key}` as TextKey, vars: { name: view.name, ...vars } })
  const candidates = view.candidates.filter(({ active, out }) => active && !out)
  const schools = view.schools.filter(({ gone }) => !gone)
  const nameOf = (all: readonly { id: string; name: string }[], id: string) => escapeHtml(all.find((one) => one.id === id)?.name ?? '')
  const mutual = cells.filter(({ kind }) => kind === 'mutual')
  const pairs = mutual.map(
    (one) =>
      `<li>${say({ key: 'rounds.matrixPage.pair', vars: { candidate: view.candidates.find(({ id }) => id === one.candidate)?.name ?? '', school: view.schools.find(({ id }) => id === one.school)?.name ?? '', byCandidate: one.candidateRank ?? 0, bySchool: one.schoolRank ?? 0 } })}</li>`,
  )
  const cell = (candidate: string, school: string) => {
    const found = cells.find((one) => one.candidate === candidate && one.school === school)
    if (!found) return '<td></td>'
    return `<td${found.kind === 'mutual' ? ' class="mutual"' : ''}>${escapeHtml(wishSign(found))}</td>`
  }
  const head = schools.map((one) => `<th scope="col">${nameOf(schools, one.id)}${one.full ? `<br>${text('full')}` : ''}</th>`).join('')
  const rows = candidates
    .map((one) => `<tr><th scope="row">${nameOf(candidates, one.id)}</th>${schools.map((school) => cell(one.id, school.id)).join('')}</tr>`)
    .join('')
  const silent = [...candidates, ...schools].filter(({ answered }) => !answered).map(({ name }) => name)
  const body = [
    `<p>${say(standingVar(view))} ${text('about')}</p>`,
    `<h2>${text('mutual')}</h2>`,
    pairs.length > 0 ? `<ul>${pairs.join('')}</ul>` : `<p>${text('noMutual')}</p>`,
    `<h2 id="all">${text('all')}</h2><p>${text('legend')}</p>`,
    `<div class="scroll" role="region" aria-labelledby="all" tabindex="0"><table><thead><tr><th scope="col">${text('candidate')}</th>${head}</tr></thead><tbody>${rows}</tbody></table></div>`,
    ...(silent.length > 0 ? [`<h2>${text('silent')}</h2><p>${say({ joined: silent })}</p>`] : []),
  ]
  return { locale, title: text('title'), body: body.join(''), more }
}
