import { describe, expect, test } from 'vitest'
import writeExcelFile, { type CellObject, type Row } from 'write-excel-file/node'
import { runImport } from '../../../bot/services/import/importer.ts'
import type { ImportKind } from '../../../rules/import/columns.ts'
import { openDesk } from '../../support/desk.ts'
import { apply, counts, example, importExamples, look, megan, wrong } from '../../support/import-desk.ts'

const { administration, hours, directory } = await openDesk()
const { desk } = administration
await importExamples(desk)

/** The example with one line beside it that has these cells. */
function withLine(kind: ImportKind, line: Record<string, string>): string {
  const [head = ''] = example(kind).split('\n')
  const titles = head.split(';')
  for (const title of Object.keys(line)) if (!titles.includes(title)) throw new Error(`no column ${title}`)
  return `${head}\n${titles.map((title) => line[title] ?? '').join(';')}\n`
}

const coach = { 'Entra-id': '11111111-2222-3333-4444-555555555599', Naam: 'Nienke Prins', Capaciteit: '8' }
const candidate = { Naam: 'Sam Vos', 'E-mail': 'sam@example.org', Gestart: '1-9-2026', Fase: 'Oriënteren' }
const hour = { Kandidaat: 'yara.mulder@example.org', Coach: 'Bo Visser', Datum: '2-11-2026', Duur: '1:00', Soort: 'Gesprek' }

test('a line with nothing but what is needed is right', async () => {
  for (const [kind, line] of [
    ['coaches', coach],
    ['candidates', candidate],
    ['hours', hour],
  ] as const)
    expect([kind, counts(await look(desk, withLine(kind, line)))]).toEqual([kind, '1 new, 0 changed, 0 same, 0 kept, 0 wrong'])
})

describe('coaches', () => {
  test.each<[Record<string, string>, string]>([
    [{ 'Entra-id': '' }, 'id needed'],
    [{ 'Entra-id': 'bo' }, 'id id'],
    [{ Naam: '' }, 'name needed'],
    [{ Naam: '=HYPERLINK("http://x")' }, 'name name'],
    [{ Naam: '4dm1n' }, 'name name'],
    [{ 'E-mail': 'nienke.example.org' }, 'email email'],
    [{ Extern: 'soms' }, 'external yes-no'],
    [{ Capaciteit: '' }, 'capacity needed'],
    [{ Capaciteit: '41' }, 'capacity number'],
    [{ Capaciteit: '-1' }, 'capacity number'],
    [{ Capaciteit: '2,5' }, 'capacity number'],
    [{ Dagen: 'zondag' }, 'days choice'],
    [{ Stadsdelen: 'Haarlem' }, 'parts choice'],
    [{ Groepen: 'groep 9' }, 'groups choice'],
    [{ Talen: 'Fries' }, 'languages choice'],
    [{ Specialismen: 'alles wat nodig is' }, 'specialties choice'],
    [{ Achtergronden: 'circus' }, 'backgrounds choice'],
    [{ 'Speciaal onderwijs': '?' }, 'specialEducation yes-no'],
    [{ Afwezig: '14-2-2027 t/m 1-2-2027' }, 'away period'],
    [{ Afwezig: '1 februari' }, 'away period'],
    [{ 'Blijft tot en met': 'volgend jaar' }, 'until date'],
    [{ 'Blijft tot en met': '31-6-2027' }, 'until date-none'],
  ])('%j: %s', async (cells, expected) => {
    expect(wrong(await look(desk, withLine('coaches', { ...coach, ...cells })))).toEqual([`2 ${expected}`])
  })
})

describe('candidates', () => {
  test.each<[Record<string, string>, string]>([
    [{ Naam: '' }, 'name needed'],
    [{ 'E-mail': '' }, 'email needed'],
    [{ 'E-mail': 'sam@' }, 'email email'],
    [{ Telefoon: 'bel maar' }, 'phone phone'],
    [{ Taal: 'fr' }, 'language language'],
    [{ Gestart: '' }, 'started needed'],
    [{ Gestart: '1-9' }, 'started date-year'],
    [{ Gestart: '1-9-2027' }, 'started date-future'],
    [{ Fase: 'fase 12' }, 'phase phase'],
    [{ Fase: 'Voortraject' }, 'done:selection phase-date'],
    [{ Fase: 'Voortraject', 'Aanmelden en kennismaken klaar': '1-8-2026' }, 'done:selection before-start'],
    [
      { Fase: 'Voortraject', 'Oriënteren klaar': '1-11-2026', 'Aanmelden en kennismaken klaar': '1-10-2026' },
      'done:orientation phase-order',
    ],
    [{ Fase: 'Aanmelden en kennismaken', 'Oriënteren klaar': 'ooit' }, 'done:orientation date'],
    [{ Stappen: 'rijbewijs' }, 'steps step'],
    [{ Stappen: 'cv 1-1-2030' }, 'steps date-future'],
    [{ Coach: 'Niemand Hier' }, 'coach coach'],
    [{ Coach: 'Bo' }, 'coach coach'],
    [{ Status: 'zwevend' }, 'state state'],
    [{ Status: 'afgerond' }, 'state state'],
    [{ Status: 'gestopt' }, 'reason needed'],
    [{ Status: 'gestopt', 'Reden stoppen': 'zin' }, 'reason reason'],
    [{ Status: 'gepauzeerd', 'Status sinds': '1-8-2026' }, 'since before-start'],
  ])('%j: %s', async (cells, expected) => {
    expect(wrong(await look(desk, withLine('candidates', { ...candidate, ...cells })))).toContain(`2 ${expected}`)
  })
})

describe('hours', () => {
  test.each<[Record<string, string>, string]>([
    [{ Kandidaat: '' }, 'candidate needed'],
    [{ Kandidaat: 'onbekend@example.org' }, 'candidate candidate'],
    [{ Kandidaat: 'Yara' }, 'candidate candidate'],
    [{ Coach: 'Megan Bowen' }, 'coach coach'],
    [{ Datum: '2 nov' }, 'date date-year'],
    [{ Datum: '2-11-2027' }, 'date date-future'],
    [{ Duur: '' }, 'length length-missing'],
    [{ Duur: '2' }, 'length length-unclear'],
    [{ Duur: '1,33' }, 'length length-odd'],
    [{ Duur: 'lang' }, 'length length'],
    [{ Soort: 'koffie' }, 'what kind'],
    [{ Van: '10:00' }, 'until needed'],
    [{ Van: '10:00', Tot: '25:00' }, 'until clock'],
    [{ Tarief: 'vriendenprijs' }, 'rate rate'],
    [{ Notitie: 'n'.repeat(501) }, 'note too-long'],
    [{ Kenmerk: '2026-0117' }, 'key key-used'],
    [{ Duur: '0:03' }, '* too-short'],
    [{ Duur: '9:00' }, '* too-long'],
    [{ Datum: '1-8-2025' }, '* not-begun'],
    [{ Van: '10:00', Tot: '10:30' }, '* clock-differs'],
    [{ Datum: '14-10-2025', Van: '11:00', Tot: '12:00' }, '* overlap'],
  ])('%j: %s', async (cells, expected) => {
    expect(wrong(await look(desk, withLine('hours', { ...hour, ...cells })))).toEqual([`2 ${expected}`])
  })

  test('the budget and the day are counted over the lines of the file; what still fits comes in', async () => {
    const lines = Array.from({ length: 9 }, (_, day) => ({
      ...hour,
      Kandidaat: 'tom.okafor@example.org',
      Coach: 'Ravi Sewnath',
      Datum: `${day + 2}-3-2026`,
      Duur: '2:00',
    }))
    const [head = ''] = example('hours').split('\n')
    const file = [head, ...lines.map((line) => withLine('hours', line).split('\n')[1])].join('\n')
    expect(wrong(await look(desk, file))).toEqual(['9 * over-budget', '10 * over-budget'])
    const day = [head, ...Array.from({ length: 3 }, () => withLine('hours', { ...hour, Duur: '5:00' }).split('\n')[1])].join('\n')
    expect(wrong(await look(desk, day))).toEqual(['4 * day-full'])
  })

  test('a month that is closed is no obstacle: what is new in it is paid on the first open one', async () => {
    const bo = '11111111-2222-3333-4444-555555555501'
    const who = {
      channelId: 'msteams',
      userId: 'm',
      conversationId: 'm',
      roles: ['intermediary' as const],
      staffId: megan.id,
      name: 'Megan',
    }
    expect(await hours.moveMonth(who, { coach: bo, month: '2025-10', to: 'closed' })).toMatchObject({ ok: true })
    expect(counts(await apply(desk, withLine('hours', { ...hour, Datum: '20-10-2025', Kenmerk: 'late' })))).toBe(
      '1 new, 0 changed, 0 same, 0 kept, 0 wrong',
    )
    const yara = directory.all().find(({ name }) => name === 'Yara Mulder')?.id ?? ''
    const found = await hours.of(who, yara)
    expect(found.ok && found.entries.find(({ date }) => date === '2025-10-20')).toMatchObject({
      month: '2026-11',
      imported: true,
      by: { id: megan.id },
    })
  })
})

test('lines that are twice in a file', async () => {
  const twice = (kind: ImportKind) => `${example(kind).trimEnd()}\n${example(kind).trim().split('\n')[1]}\n`
  expect(wrong(await look(desk, twice('coaches')))).toEqual(['4 id id-double'])
  expect(wrong(await look(desk, twice('candidates')))).toEqual(['5 email email-double'])
  expect(wrong(await look(desk, twice('hours')))).toEqual(['6 key key-used'])
})

test.each<[string, string | Buffer, string]>([
  ['nothing', '', 'empty'],
  ['titles only', 'naam;e-mail;gestart;fase\n', 'empty'],
  ['other columns', 'kleur;maat\nrood;4\n', 'kind'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'type'],
  ['a pdf', '%PDF-1.7\nhello', 'type'],
  ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old-excel'],
  ['a zip that is broken', Buffer.from('PK\x03\x04 and then nothing', 'latin1'), 'broken'],
  ['a quote that never closes', 'naam;e-mail;gestart;fase\n"Sam;x\n', 'open-quote'],
  ['too many lines', `naam;e-mail;gestart;fase\n${'Sam;x;y;z\n'.repeat(1001)}`, 'too-many'],
])('a file that is no table: %s', async (_name, file, reason) => {
  expect(await look(desk, file)).toMatchObject({ ok: false, reason })
})

test('columns that are missing or double are named, and unknown ones are left out and told', async () => {
  expect(await look(desk, 'naam;naam;kleur\nSam;Sam;rood\n', 'candidates')).toMatchObject({
    reason: 'columns',
    double: ['naam'],
    missing: [
      { nl: 'e-mail', en: 'email' },
      { nl: 'gestart', en: 'started' },
      { nl: 'fase', en: 'phase' },
    ],
  })
  const report = await look(
    desk,
    'Name,E-mail address,Start date,PHASE,Kleur\nSam Vos,sam@example.org,2026-09-01,orientation,rood\nEva Vos,eva@example.org,2026-09-01,orientation,rood,extra\n',
  )
  expect(report).toMatchObject({ ok: true, ignored: ['Kleur'], fresh: 1 })
  expect(wrong(report)).toEqual(['3 * cells'])
})

test('a workbook reads the same as text: days, times, numbers and accents', async () => {
  const cell = (value: string | number | Date): CellObject =>
    value instanceof Date
      ? { value, type: Date, format: 'dd-mm-yyyy' }
      : typeof value === 'number'
        ? { value, type: Number }
        : { value, type: String }
  const rows: Row[] = [
    ['Kandidaat', 'Coach', 'Datum', 'Duur', 'Minuten', 'Soort', 'Kenmerk'].map(cell),
    ['yara.mulder@example.org', 'Bo Visser', new Date('2026-10-06T00:00:00Z'), '1:30', 90, 'Gesprek', 'x-1'].map(cell),
    ['tom.okafor@example.org', 'Ravi Sewnath', new Date('2026-10-07T00:00:00Z'), 1.5, 90, 'Driegesprek', 'x-2'].map(cell),
    ['yara.mulder@example.org', 'Bo Visser', new Date('2026-10-08T00:00:00Z'), '1:30', 45, 'Gesprek', 'x-3'].map(cell),
  ]
  const file = await writeExcelFile(rows).toBuffer()
  const report = await runImport(desk, file, { by: megan, mostLines: 100 })
  expect(wrong(report)).toEqual(['4 length length'])
  expect(counts(report)).toBe('2 new, 0 changed, 0 same, 0 kept, 1 wrong')
})
