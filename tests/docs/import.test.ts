import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadProgramme } from '../../data/load-programme.ts'
import { columnsOf, importKinds, kindOfHeader, readHeader } from '../../rules/import/columns.ts'
import { readCsv } from '../../rules/import/read-csv.ts'

const root = join(import.meta.dirname, '../..')
const doc = readFileSync(join(root, 'docs/import.md'), 'utf8').toLowerCase()
const programme = loadProgramme('amsterdam-po')

test('docs/import.md names every column of every import', () => {
  const missing = importKinds.flatMap((kind) =>
    columnsOf(kind, programme)
      .filter(({ id }) => !id.startsWith('done:'))
      .filter(({ nl }) => !nl.some((name) => doc.includes(name.toLowerCase())))
      .map(({ id }) => `${kind} ${id}`),
  )
  expect(missing).toEqual([])
})

test.each(['coaches', 'candidates', 'hours'] as const)(
  'the example file of %s has only columns we know, and is known for what it is',
  (kind) => {
    const read = readCsv(readFileSync(join(root, 'docs/examples', `${kind}.csv`), 'utf8'))
    const first = read.ok ? read.rows[0] : undefined
    expect(first && kindOfHeader(programme, first)).toBe(kind)
    expect(first && readHeader(columnsOf(kind, programme), first)).toMatchObject({ problems: [], header: { unknown: [] } })
  },
)
