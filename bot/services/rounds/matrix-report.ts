import type { Locale } from '../../../data/bilingual.ts'
import type { Vars } from '../../../dialogs/reply.ts'
import type { RoundView } from '../../../dialogs/rounds/port.ts'
import type { TextKey } from '../../../locales/texts.ts'
import type { WishCell } from '../../../rules/matching/rounds.ts'
import { renderVar, type Words } from '../../render-vars.ts'
import type { Cell, Report } from '../statements/table.ts'

type Making = { words: Words; language: Locale; now: Date }

/** A wish in a few signs: `1 + 2` is what the candidate and the school named, `1 →` the candidate alone, `← 2` the school alone. */
export const wishSign = ({ candidateRank, schoolRank }: Pick<WishCell, 'candidateRank' | 'schoolRank'>): string =>
  candidateRank !== undefined && schoolRank !== undefined
    ? `${candidateRank} + ${schoolRank}`
    : candidateRank !== undefined
      ? `${candidateRank} →`
      : `← ${schoolRank}`

/** The matrix of a round as tables: who named whom, and every wish as a line. The first table is all of it for a program. */
export function matrixReport(round: RoundView, cells: readonly WishCell[], { words, language, now }: Making): Report {
  const text = (key: string, vars?: Vars) =>
    String(renderVar({ key: `rounds.file.${key}` as TextKey, ...(vars && { vars }) }, language, words))
  const candidates = round.candidates.filter(({ active, out }) => active && !out)
  const schools = round.schools.filter(({ gone }) => !gone)
  const cellAt = (candidate: string, school: string) => cells.find((one) => one.candidate === candidate && one.school === school)
  const nameOf = (all: readonly { id: string; name: string }[], id: string) => all.find((one) => one.id === id)?.name ?? ''
  const answers = [...candidates, ...schools].filter(({ answered }) => answered).length
  return {
    title: text('title', { name: round.name }),
    name: text('name', { name: round.name }),
    language,
    about: [
      { label: text('closes'), value: String(renderVar({ at: round.closesAt, style: 'full' }, language, words)) },
      { label: text('answers'), value: text('of', { count: answers, all: candidates.length + schools.length }) },
      { label: text('made'), value: String(renderVar({ at: now.toISOString(), style: 'full' }, language, words)) },
    ],
    tables: [
      {
        title: text('wishes'),
        columns: [
          { header: text('candidate'), holds: 'text', wide: 26 },
          { header: text('school'), holds: 'text', wide: 26 },
          { header: text('kind'), holds: 'text', wide: 16 },
          { header: text('byCandidate'), holds: 'number', wide: 12 },
          { header: text('bySchool'), holds: 'number', wide: 12 },
          { header: text('points'), holds: 'number', wide: 9 },
        ],
        rows: cells.map((one): Cell[] => [
          nameOf(candidates, one.candidate),
          nameOf(schools, one.school),
          text(`is.${one.kind}`),
          one.candidateRank,
          one.schoolRank,
          Math.round(one.points),
        ]),
      },
      {
        title: text('matrix'),
        columns: [
          { header: text('candidate'), holds: 'text', wide: 26 },
          ...schools.map(({ name }) => ({ header: name, holds: 'text' as const, wide: 16 })),
        ],
        rows: candidates.map((one): Cell[] => [
          one.name,
          ...schools.map((school) => {
            const cell = cellAt(one.id, school.id)
            return cell && wishSign(cell)
          }),
        ]),
      },
    ],
  }
}
