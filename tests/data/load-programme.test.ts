import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadProgramme, programmeIds } from '../../data/load-programme.ts'
import { ProgrammeError } from '../../data/programme/programme-error.ts'
import { type Change, changed } from '../support/refusals.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'programmes-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, ...changes: Change[]) => writeFileSync(join(folder, name), JSON.stringify(changed('almere-po', ...changes)))
const message = (id: string, options: { folder?: string; version?: string } = { folder }) => {
  try {
    loadProgramme(id, options)
    return 'loaded'
  } catch (error) {
    if (error instanceof ProgrammeError) return error.message
    throw error
  }
}

test('the programmes of the project load', () => {
  expect(programmeIds()).toEqual(expect.arrayContaining(['almere-po', 'amsterdam-po']))
  expect(programmeIds().map((id) => [id, loadProgramme(id).city])).toEqual(
    expect.arrayContaining([
      ['almere-po', 'Almere'],
      ['amsterdam-po', 'Amsterdam'],
    ]),
  )
})

test('a name that is not there: what is, or how to get it', () => {
  write('almere-po.json')
  expect(message('almere')).toBe(
    `Programme almere cannot be used, 1 problem:\n  there is no almere.json in ${folder}. Mend: write "almere-po", if that is what you meant.`,
  )
  expect(message('utrecht-po')).toContain(`there is no utrecht-po.json in ${folder}. Mend: use one of almere-po.`)
  expect(message('almere-po', { folder: join(folder, 'elsewhere') })).toContain(
    `there is no folder ${join(folder, 'elsewhere')}. Mend: correct the folder of the programmes.`,
  )
})

test.each(['../almere-po', 'almere-po.json', 'Almere', '', 'a/b', 'a\0b'])('%j is not a name to look for', (id) => {
  expect(message(id)).toContain('is not a programme id. Mend: use small letters, digits and hyphens, like amsterdam-po.')
})

test('a file that is not JSON: where', () => {
  writeFileSync(join(folder, 'almere-po.json'), '{\n  "id": "almere-po"\n  "version": "2026-1"\n}')
  expect(message('almere-po')).toMatch(
    /almere-po\.json cannot be used, 1 problem:\n {2}is not JSON: .*line 3 column 3.* Mend: look there for a missing comma, quote or bracket\.$/,
  )
})

test('a file that is JSON but no programme', () => {
  writeFileSync(join(folder, 'almere-po.json'), '[]')
  expect(message('almere-po')).toContain('[] is not an object. Mend: give an object here.')
})

test('a folder with the name of a file cannot be read', () => {
  mkdirSync(join(folder, 'almere-po.json'))
  expect(message('almere-po')).toMatch(/cannot be read \(EISDIR.*\)\. Mend: check the rights on the file\.$/)
})

test('a name inside that is not that of the file', () => {
  write('den-haag-po.json')
  expect(message('den-haag-po')).toBe(
    'Programme den-haag-po.json cannot be used, 1 problem:\n  id: "almere-po" is not the name of the file. Mend: make it "den-haag-po", or rename the file.',
  )
})

test('every problem has its own line', () => {
  write('almere-po.json', ['helpdesk', 'desk'], ['phases[0].steps[1].after', ['nowhere']], ['budgets[0].periods[0].until', '2019-2020'])
  expect(message('almere-po').split('\n')).toEqual([
    'Programme almere-po.json cannot be used, 4 problems:',
    '  helpdesk: there is no contact "desk". Mend: use one of helpdesk, onderwijsloket.',
    '  phases[0].steps[1].after[0] (orientation, info-session): there is no step "nowhere". Mend: use one of zelfscan, info-session, diploma-check, intake, work-experience, wiscat, suitability-assessment, start-at-school, competence-assessment, certificate.',
    '  budgets[0].periods[0].until (start): 2019-2020 is before 2020-2021. Mend: end in the same school year or a later one.',
    '  budgets[0].periods[1].from (start): no figure holds in 2020-2021. Mend: begin in 2020-2021, so that the years join up.',
  ])
})

test('somebody who began with an earlier version keeps it', () => {
  write('almere-po.json', ['version', '2027-1'])
  write('almere-po@2026-1.json')
  expect(loadProgramme('almere-po', { folder }).version).toBe('2027-1')
  expect(loadProgramme('almere-po', { folder, version: '2027-1' }).version).toBe('2027-1')
  expect(loadProgramme('almere-po', { folder, version: '2026-1' }).version).toBe('2026-1')
  expect(programmeIds(folder)).toEqual(['almere-po'])
  expect(message('almere-po', { folder, version: '2025-1' })).toContain(
    `there is no almere-po@2025-1.json in ${folder}. Mend: put the kept version there.`,
  )
  write('almere-po@2025-1.json')
  expect(message('almere-po', { folder, version: '2025-1' })).toContain(
    'version: "2026-1" is not the version in the name. Mend: make it "2025-1".',
  )
})
