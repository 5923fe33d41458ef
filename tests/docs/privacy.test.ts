import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { kinds } from '../../data/kinds.ts'
import { loadProgramme } from '../../data/load-programme.ts'
import { neededRetention } from '../../data/programme/care.ts'

const file = join(import.meta.dirname, '../../docs/privacy.md')
const [begin, end] = ['<!-- kinds -->\n', '<!-- /kinds -->']

/** The generated part: one line a kind. */
function table(): string {
  const cell = (text: string) => text.replaceAll('|', '\\|')
  const rows = kinds.map(({ kind, partition, whose, kept, erased, what }) => {
    const period = kept === 'created' ? 'days at most' : kept === 'employment' ? 'while in use' : `\`${kept}\``
    return `| \`${kind}\` | \`${cell(partition)}\` | ${whose} | ${cell(what.en)} | ${period} | ${erased} |`
  })
  return ['| kind | partition | whose | what | kept | erased |', '|---|---|---|---|---|---|', ...rows, ''].join('\n')
}

test('the record of processing names every kind that is kept', () => {
  const text = readFileSync(file, 'utf8')
  const [before = '', rest = ''] = text.split(begin)
  const [written = '', after = ''] = rest.split(end)
  if (written !== table() && process.env.WRITE_DOCS === '1') writeFileSync(file, `${before}${begin}${table()}${end}${after}`)
  expect(readFileSync(file, 'utf8').split(begin)[1]?.split(end)[0]).toBe(table())
})

test('and every period and consent of the programmes is in it', () => {
  const text = readFileSync(file, 'utf8')
  for (const id of ['amsterdam-po', 'almere-po']) {
    const { consents } = loadProgramme(id)
    for (const { purpose } of consents) expect(text).toContain(`\`${purpose}\``)
  }
  const used = new Set(kinds.map((row) => row.kept))
  // A question to the desk is kept by the desk that answers it.
  expect(neededRetention.filter((period) => !used.has(period) && period !== 'helpdesk-question')).toEqual([])
})
