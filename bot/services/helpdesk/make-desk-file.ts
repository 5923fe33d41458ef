import type { TicketDoc } from '../../../data/ticket.ts'
import type { Who } from '../../../dialogs/context.ts'
import { mayDo } from '../../../rules/helpdesk/may-do.ts'
import { periodStart } from '../../../rules/helpdesk/supervision.ts'
import { localDate } from '../../../rules/local-date.ts'
import { auditBy } from '../audit.ts'
import { reportCsv } from '../statements/report-csv.ts'
import { reportPdf } from '../statements/report-pdf.ts'
import { viewerOf } from './candidate-side.ts'
import type { DeskFileClaims } from './desk-file-links.ts'
import { figuresReport, transcriptReport, transcriptText } from './desk-reports.ts'
import { historyOf } from './history.ts'
import { figuresSince } from './keep-figure.ts'
import { maySeeFigures, type SupervisionDesk } from './supervision.ts'
import { ticketKey } from './ticket-desk.ts'

export type MadeDeskFile = { ok: true; name: string; type: string; bytes: Buffer } | { ok: false; reason: 'forbidden' | 'unknown' }

const forbidden = { ok: false, reason: 'forbidden' } as const
const types = { csv: 'text/csv; charset=utf-8', pdf: 'application/pdf', txt: 'text/plain; charset=utf-8' } as const

/** The file of a link as things stand now, for who it was made for, with the roles they have now. That a conversation was taken out is written down. */
export async function makeDeskFile(
  desk: SupervisionDesk,
  { staff, about, format, language }: Omit<DeskFileClaims, 'until'>,
): Promise<MadeDeskFile> {
  const member = desk.staff.byId(staff)
  if (!member) return forbidden
  const who: Who = { channelId: 'link', userId: staff, conversationId: 'link', roles: member.roles, staffId: staff, name: member.name }
  const making = { programme: desk.programme, words: desk.words, language }
  if (about.what === 'figures') {
    if (!maySeeFigures(who)) return forbidden
    const from = periodStart(about.period, localDate(desk.now(), desk.programme.timeZone))
    const report = figuresReport((await figuresSince(desk.store, from)).figures, from, making)
    return { ok: true, name: `${report.name}.csv`, type: types.csv, bytes: reportCsv(report) }
  }
  const card = await desk.queue.find(about.ticket)
  const doc = card && (await desk.store.get<TicketDoc>(ticketKey(card.conversation, about.ticket)))
  if (!doc) return { ok: false, reason: 'unknown' }
  if (!mayDo(viewerOf(who), doc, 'see').ok) return forbidden
  const lines = await historyOf(desk.store, doc)
  await desk.audit.record(doc.person, auditBy(who, doc.person), 'export', `conversation/${about.ticket}`)
  const report = transcriptReport(doc, lines, making)
  if (format === 'pdf') return { ok: true, name: `${report.name}.pdf`, type: types.pdf, bytes: await reportPdf(report) }
  return { ok: true, name: `${report.name}.txt`, type: types.txt, bytes: Buffer.from(transcriptText(report)) }
}
