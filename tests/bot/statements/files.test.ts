import { inflateSync } from 'node:zlib'
import readXlsxFile, { readSheet } from 'read-excel-file/node'
import restify from 'restify'
import { describe, expect, test } from 'vitest'
import { reportCsv, safeText } from '../../../bot/services/statements/report-csv.ts'
import { reportPdf } from '../../../bot/services/statements/report-pdf.ts'
import { reportXlsx } from '../../../bot/services/statements/report-xlsx.ts'
import type { Report } from '../../../bot/services/statements/table.ts'
import { coachingDesk, manager } from '../../support/coaching-desk.ts'
import { coach, hour, intermediary } from '../../support/hours-desk.ts'

const nasty = '=HYPERLINK("http://x";"1+1")'

/** A month of two coaches' work, with names that want to be formulas, served over HTTP. */
async function desk() {
  const found = await coachingDesk()
  const { hire, enrol, hours, coaching } = found
  await hire('coen', ['coach'], { name: 'Coen de Boer' })
  await hire('kim', ['coach'], { name: '@Kim', external: true })
  await hire('imke', ['intermediary'])
  await hire('mats', ['manager'])
  await enrol('noor', { name: 'Noor Şükrü; "Łukasz"' })
  await enrol('sam', { name: nasty })
  await enrol('ali', { name: 'Ali', coach: 'kim' })
  await hours.log(
    coach(),
    [hour({ date: '2026-10-13', minutes: 90 }), hour({ candidate: 'sam', date: '2026-10-14', what: 'observation' })],
    'r',
  )
  const [wrong] = await hours.log(coach(), [hour({ date: '2026-10-15', minutes: 30 })], 'r2')
  await hours.withdraw(coach(), { candidate: 'noor', entry: wrong?.ok ? wrong.entry : '', reason: 'dubbel', request: 'w' })
  await hours.log(coach('kim'), [hour({ candidate: 'ali', date: '2026-10-20', minutes: 45 })], 'r3')
  await hours.moveMonth(coach(), { coach: 'coen', month: '2026-10', to: 'signed' })
  await coaching.start()
  const server = restify.createServer()
  coaching.mount(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  return {
    ...found,
    get: (url: string, language = 'nl') =>
      fetch(url.replace('https://loket.example', `http://127.0.0.1:${port}`), { headers: { 'accept-language': language } }),
    close: () => new Promise((resolve) => server.close(() => resolve(undefined))),
  }
}

const october = { what: 'month', coach: 'coen', month: '2026-10' } as const

describe('the files of a month', () => {
  test('as CSV for a Dutch Excel: byte order mark, semicolons, decimal commas, nothing that runs', async () => {
    const { statements, get, close } = await desk()
    const url = statements.links(coach(), october, 'nl').find(({ format }) => format === 'csv')?.url ?? ''
    const response = await get(url)
    expect(response.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''urenstaat-2026-10-Coen%20de%20Boer.csv")
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    const bytes = Buffer.from(await response.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(bytes.subarray(3).toString().split('\r\n')).toEqual([
      'Datum;Kandidaat;Soort;Fase;Uren in minuten;Betaalde uren in minuten;Bedrag',
      '2026-10-13;"Noor Şükrü; ""Łukasz""";Gesprek;Opleiding, jaar 1;90;90;75,00',
      `2026-10-14;"'=HYPERLINK(""http://x"";""1+1"")";Observatie in de klas;Opleiding, jaar 1;60;60;50,00`,
      '2026-10-15;"Noor Şükrü; ""Łukasz""";Gesprek;Opleiding, jaar 1;30;30;25,00',
      '2026-10-15;"Noor Şükrü; ""Łukasz""";Gesprek, teruggenomen;Opleiding, jaar 1;-30;-30;-25,00',
      '',
    ])
    await close()
  })

  test('as Excel: three sheets that read back as numbers, dates and plain text', async () => {
    const { statements, get, close } = await desk()
    const url = statements.links(intermediary(), october, 'en').find(({ format }) => format === 'xlsx')?.url ?? ''
    const bytes = Buffer.from(await (await get(url)).arrayBuffer())
    const sheets = await readXlsxFile(bytes)
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Lines', 'By phase and rate', 'By candidate'])
    const [header, first, second] = await readSheet(bytes, 'Lines')
    expect(header).toEqual(['Date', 'Candidate', 'Kind', 'Phase', 'Hours', 'Paid hours', 'Amount'])
    expect(first).toEqual([new Date('2026-10-13T00:00:00Z'), 'Noor Şükrü; "Łukasz"', 'Talk', 'Training, year 1', 1.5, 1.5, 75])
    expect(second?.[1]).toBe(nasty)
    expect(await readSheet(bytes, 'By phase and rate')).toEqual([
      ['Phase', 'Type of rate', 'Rate an hour', 'Paid hours', 'Amount'],
      ['Training, year 1', 'internal', 50, 2.5, 125],
      ['Total', null, null, 2.5, 125],
    ])
    await close()
  })

  test('as PDF: tagged, with a title, a language and marked headers', async () => {
    const { statements, get, close } = await desk()
    const url = statements.links(coach(), october, 'nl').find(({ format }) => format === 'pdf')?.url ?? ''
    const response = await get(url)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    const pdf = Buffer.from(await response.arrayBuffer()).toString('latin1')
    expect(pdf.slice(0, 8)).toBe('%PDF-1.7')
    expect(pdf).toContain('/Lang (nl-NL)')
    expect(pdf).toContain('/Marked true')
    expect(pdf).toContain('/DisplayDocTitle true')
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf).toContain('Urenstaat oktober 2026')
    const count = (tag: string) => pdf.split(`/S /${tag}\n`).length - 1
    expect([count('H1'), count('H2'), count('Table'), count('TH')]).toEqual([1, 3, 3, 16])
    expect(pdf.split('/Scope /Column').length - 1).toBe(16)
    await close()
  })

  test('a manager gets figures without names; a coach who is external sees it is without VAT', async () => {
    const { statements, get, close } = await desk()
    const csvOf = async (
      who: Parameters<typeof statements.links>[0],
      about: Parameters<typeof statements.links>[1],
      language: 'nl' | 'en' = 'nl',
    ) => (await get(statements.links(who, about, language).find(({ format }) => format === 'csv')?.url ?? '')).text()
    const named = await csvOf(manager(), october)
    expect(named).toContain('2026-10-13;Kandidaat 1;')
    expect(named).not.toMatch(/Noor|HYPERLINK/)
    const kim = await csvOf(coach('kim'), { what: 'month', coach: 'kim', month: '2026-10' }, 'en')
    expect(kim).toContain('2026-10-20;Ali;Talk;Training, year 1;45;45;60,00')
    const pool = await csvOf(manager(), { what: 'pool', schoolYear: '2026-2027' })
    expect(pool.split('\r\n')[1]).toMatch(/^Coen de Boer;intern;2;0;0;0;0;150;/)
    expect(pool).toContain("'@Kim;extern;1;")
    await close()
  })

  test('an address that is not one, or is old, says so', async () => {
    const { statements, get, clock, close } = await desk()
    const url = statements.links(coach(), october, 'nl')[0]?.url ?? ''
    const wrong = await get(`${url}x`, 'en')
    expect([wrong.status, await wrong.text()]).toEqual([404, 'This file is not there. Ask for it again in the chat.\n'])
    clock.now = new Date(clock.now.getTime() + 11 * 60_000)
    const late = await get(url)
    expect([late.status, await late.text()]).toEqual([410, 'Deze link werkt niet meer. Vraag in de chat een nieuwe.\n'])
    await close()
  })
})

test.each([
  ['=1+1', "'=1+1"],
  ['  =1+1', "'  =1+1"],
  ['\t=1', "'\t=1"],
  ['+31 6', "'+31 6"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['|cmd', "'|cmd"],
  ['＝1+1', "'＝1+1"],
  ['\u200b=1', "'\u200b=1"],
  ['Anne-Marie', 'Anne-Marie'],
  ['', ''],
])('%j is %j in a cell', (text, safe) => expect(safeText(text)).toBe(safe))

const report = (rows: Report['tables'][number]['rows']): Report => ({
  ...{ title: 'Urenstaat', name: 'urenstaat', language: 'nl', about: [{ label: 'Coach', value: 'A & B <c> \ud800' }] },
  tables: [
    {
      title: 'Regels: per [dag] / week, en nog wat langer dan mag',
      columns: [
        { header: 'Wie', holds: 'text', wide: 40 },
        { header: 'Hoeveel', holds: 'minutes' },
      ],
      rows,
    },
  ],
})

test('names with control characters, lone halves and other scripts are written in every format', async () => {
  const odd = report([
    ['a\u0000b\u0007c', 50],
    ['\ud800 половина ḥ ʿ 你', -50],
  ])
  const [[, first]] = [await readSheet(await reportXlsx(odd))]
  expect(first).toEqual(['abc', 50 / 60])
  expect(reportCsv(odd).toString()).toContain(';-50\r\n')
  expect((await reportPdf(odd)).length).toBeGreaterThan(1000)
})

test('a long table goes on over pages, its header marked once', async () => {
  const pdf = (
    await reportPdf(
      report(Array.from({ length: 120 }, (_, n) => [`Kandidaat ${n} ${'met een lange naam '.repeat(n % 9 === 0 ? 8 : 0)}`, n])),
    )
  ).toString('latin1')
  const pages = pdf.split('/Type /Page\n').length - 1
  expect(pages).toBeGreaterThan(2)
  expect(pdf.split('/S /TH\n').length - 1).toBe(2)
  expect(pdf.split('/S /TR\n').length - 1).toBe(121)
  const streams = [...pdf.matchAll(/stream\n([\s\S]*?)\nendstream/g)].flatMap(([, body = '']) => {
    try {
      return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')]
    } catch {
      return []
    }
  })
  const paging = streams.filter((one) => one.includes('/Type /Pagination'))
  expect(paging).toHaveLength(pages - 1)
  for (const one of streams.filter((text) => text.includes('BDC'))) expect(one.split('BDC').length).toBe(one.split('EMC').length)
})
