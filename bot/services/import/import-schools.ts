import { everywhere } from '../../../data/every-document.ts'
import type { BoardDoc, SchoolDoc } from '../../../data/school.ts'
import type { Cells } from '../../../rules/import/cells.ts'
import { readBoardLine, readSchoolLine } from '../../../rules/import/read-school.ts'
import { belowTaken } from '../../../rules/schools/list-schools.ts'
import { schoolOfFacts } from '../../../rules/schools/school-facts.ts'
import { shortHash } from '../person-of.ts'
import { idFor } from '../schools/schools.ts'
import { createSchool, readSchool, writeBoard, writeSchool } from '../schools/write-school.ts'
import { type ImportDesk, type ImportItem, problemsOf } from './import-desk.ts'

type Desk = Pick<ImportDesk, 'store' | 'programme' | 'now'>
type PreparedLines = Promise<{ items: ImportItem[]; problems: ReturnType<typeof problemsOf> }>

const plain = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
const changedSince = { ok: false, problem: { what: 'changed' } } as const

/** Schools: known by their name at their board. A line that was imported before is done, whatever was changed in the bot since; a line that is different takes its place. */
export async function prepareSchools(desk: Desk, lines: readonly Cells[]): PreparedLines {
  const { store, programme, now } = desk
  const [boards, schools] = await Promise.all([
    Array.fromAsync(everywhere<BoardDoc>(store, 'board')),
    Array.fromAsync(everywhere<SchoolDoc>(store, 'school')),
  ])
  const options = boards.map(({ id, name }) => ({ id, title: { nl: name, en: name } }))
  const seen = new Map<string, number>()
  const items: ImportItem[] = []
  for (const cells of lines) {
    const facts = readSchoolLine(cells, programme, options)
    if (!facts) continue
    const key = `${facts.board} ${plain(facts.name)}`
    const double = seen.get(key)
    if (double !== undefined) cells.wrong('name', 'name-double', { number: double })
    const known = schools.find((one) => one.board === facts.board && plain(one.name) === plain(facts.name))
    const had = known && (await readSchool(store, known.id))?.had
    if (had && belowTaken(schoolOfFacts(facts, ''), had)) cells.wrong('places', 'in-use', { number: had.length })
    if (cells.problems.length > 0) continue
    seen.set(key, cells.line)
    const imported = shortHash('import-school', JSON.stringify(facts))
    const same = known?.imported === imported
    items.push({
      line: cells.line,
      state: same ? 'same' : known ? 'changed' : 'fresh',
      async apply() {
        if (same) return { ok: true }
        const id = known?.id ?? idFor(facts.name, key)
        const done = known ? await writeSchool(store, id, facts, now, imported) : await createSchool(store, id, facts, now, imported)
        return done.ok ? { ok: true } : changedSince
      },
    })
  }
  return { items, problems: problemsOf(lines) }
}

/** Boards, known by their name; likewise. */
export async function prepareBoards({ store, programme }: Desk, lines: readonly Cells[]): PreparedLines {
  const boards = await Array.fromAsync(everywhere<BoardDoc>(store, 'board'))
  const seen = new Map<string, number>()
  const items: ImportItem[] = []
  for (const cells of lines) {
    const board = readBoardLine(cells, programme)
    if (!board) continue
    const key = plain(board.name)
    const double = seen.get(key)
    if (double !== undefined) cells.wrong('name', 'name-double', { number: double })
    if (cells.problems.length > 0) continue
    seen.set(key, cells.line)
    const known = boards.find(({ name }) => plain(name) === key)
    const imported = shortHash('import-board', JSON.stringify(board))
    const same = known?.imported === imported
    items.push({
      line: cells.line,
      state: same ? 'same' : known ? 'changed' : 'fresh',
      async apply() {
        if (same) return { ok: true }
        const id = known?.id ?? idFor(board.name, key)
        await writeBoard(store, id, () => ({ ...board, imported, partition: 'boards', kind: 'board', id }))
        return { ok: true }
      },
    })
  }
  return { items, problems: problemsOf(lines) }
}
