import type { Who } from '../../../dialogs/context.ts'
import type { StatementRefusal } from '../../../dialogs/statements/port.ts'
import { monthReport } from './month-report.ts'
import { poolReport } from './pool-report.ts'
import { readMonth } from './read-month.ts'
import { readPool } from './read-pool.ts'
import { reportCsv } from './report-csv.ts'
import { reportPdf } from './report-pdf.ts'
import { reportXlsx } from './report-xlsx.ts'
import type { StatementDesk } from './statement-desk.ts'
import type { StatementClaims } from './statement-links.ts'
import type { Report } from './table.ts'

export type MadeFile = { ok: true; name: string; type: string; bytes: Buffer } | StatementRefusal

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const
const makers = { csv: async (report: Report) => reportCsv(report), xlsx: reportXlsx, pdf: reportPdf } as const

/** The file of a link as things stand now, for who it was made for, with the roles they have now. */
export async function makeFile(desk: StatementDesk, { staff, about, format, language }: Omit<StatementClaims, 'until'>): Promise<MadeFile> {
  const member = desk.staff.byId(staff)
  if (!member) return { ok: false, reason: 'forbidden' }
  const who: Who = { channelId: 'link', userId: staff, conversationId: 'link', roles: member.roles, staffId: staff, name: member.name }
  const making = { programme: desk.programme, words: desk.words, language, now: desk.now() }
  const shown = about.what === 'month' ? await readMonth(desk, who, about) : readPool(desk, who, about.schoolYear)
  if (!shown.ok) return shown
  const report = 'statement' in shown ? monthReport(shown, making) : poolReport(shown, making)
  return { ok: true, name: `${report.name}.${format}`, type: types[format], bytes: await makers[format](report) }
}
