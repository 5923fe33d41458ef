import type { Programme } from '../../data/programme.ts'
import type { Board } from '../../data/school.ts'
import type { Option } from '../read-choices.ts'
import { readCounts } from '../schools/read-counts.ts'
import type { SchoolFacts } from '../schools/school-facts.ts'
import type { Cells } from './cells.ts'
import { shownValue } from './problem.ts'
import { choicesIn, emailIn, nameIn, needed, numberIn, wordsIn, yesNoIn } from './read-values.ts'

const longestName = 120
const mostClasses = 9_999

/** Reads a school; what is wrong is noted in the cells, and then nothing is given. `boards` are those it can belong to. A school trains unless the file says no. */
export function readSchoolLine(
  cells: Cells,
  { matching }: Pick<Programme, 'matching'>,
  boards: readonly Option[],
): SchoolFacts | undefined {
  const { parts, groups, needs } = matching.vocabularies
  const name = titleIn(cells)
  const board = oneIn(cells, 'board', boards)
  const part = oneIn(cells, 'part', parts)
  const guidance = numberIn(cells, 'guidance', 0, 99)
  const contactName = nameIn(cells, 'contactName')
  const contactEmail = needed(cells, 'contactEmail') === undefined ? undefined : emailIn(cells, 'contactEmail')
  const phone = cells.text('contactPhone')
  if (phone !== '' && !/^\+?\d{6,15}$/.test(phone.replace(/[\s().-]/g, ''))) cells.wrong('contactPhone', 'phone')
  const rest = {
    address: wordsIn(cells, 'address', 200) ?? '',
    specialEducation: yesNoIn(cells, 'specialEducation') ?? false,
    training: !cells.has('training') || (yesNoIn(cells, 'training') ?? true),
    places: countsIn(cells, 'places', groups),
    vacancies: countsIn(cells, 'vacancies', groups),
    strengths: choicesIn(cells, 'strengths', needs) ?? [],
    changeOfLeader: yesNoIn(cells, 'changeOfLeader') ?? false,
    contactPhone: phone,
  }
  if (cells.problems.length > 0 || name === undefined || board === undefined || part === undefined || guidance === undefined)
    return undefined
  if (contactName === undefined || contactEmail === undefined) return undefined
  return { name, board, part, guidance, contactName, contactEmail, ...rest }
}

/** Reads a board; without a share it is the one the city agreed on. */
export function readBoardLine(cells: Cells, { matching }: Pick<Programme, 'matching'>): Board | undefined {
  const name = titleIn(cells)
  const classes = numberIn(cells, 'classes', 0, mostClasses)
  const share = cells.has('share') ? shareIn(cells) : matching.boardShare
  return cells.problems.length > 0 || name === undefined || classes === undefined || share === undefined
    ? undefined
    : { name, classes, share }
}

/** "7%", "7,5" or, as spreadsheets keep a percentage, 0.07. */
function shareIn(cells: Cells): number | undefined {
  const [, digits, sign] = /^(\d{1,3}(?:[.,]\d{1,6})?)\s*(%?)$/.exec(cells.text('share')) ?? []
  const number = Number(digits?.replace(',', '.'))
  const share = sign || number >= 1 ? number / 100 : number
  return share >= 0 && share <= 1 ? Math.round(share * 1e6) / 1e6 : cells.wrong('share', 'number', { number: 100 })
}

function titleIn(cells: Cells): string | undefined {
  if (needed(cells, 'name') === undefined) return undefined
  const name = wordsIn(cells, 'name', longestName)
  return name !== undefined && /\p{L}/u.test(name) ? name : name === undefined ? undefined : cells.wrong('name', 'name')
}

function oneIn(cells: Cells, column: string, options: readonly Option[]): string | undefined {
  if (needed(cells, column) === undefined) return undefined
  const ids = choicesIn(cells, column, options)
  if (ids === undefined || ids.length === 1) return ids?.[0]
  return cells.wrong(column, 'choice')
}

function countsIn(cells: Cells, column: string, groups: readonly Option[]): SchoolFacts['places'] {
  if (!cells.has(column)) return []
  const read = readCounts(groups, cells.text(column))
  if (read.ok) return read.counts
  cells.wrong(column, 'choice', { value: shownValue(read.said) })
  return []
}
