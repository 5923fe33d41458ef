import type { Bilingual } from '../data/bilingual.ts'
import { type WeekDay, weekDays } from '../data/coach-profile.ts'
import { weekdays } from './hours/parse/vocabulary.ts'

/** Something to choose, as in the programme's vocabularies. */
export type Option = { id: string; title: Bilingual }

/** `said` is the first piece that is none of the options, or more than one of them. */
export type ChoicesRead = { ok: true; ids: string[] } | { ok: false; said: string }

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const everything = new Set('alle|alles|allemaal|all|everything|any|elke dag|every day|all of them|overal|everywhere'.split('|'))
const nothing = new Set(
  'geen|none|nee|no|niets|nothing|leeg|empty|maakt niet uit|maakt me niet uit|geen voorkeur|no preference|any is fine'.split('|'),
)

/** The words an option goes by: its id, and its titles in both languages, with and without what is in brackets. */
const formsOf = ({ id, title }: Option) =>
  [...new Set([id, title.nl, title.en].flatMap((one) => [plain(one), plain(one.replace(/\([^)]*\)/g, ''))]))].filter(Boolean)

/**
 * Which of these options somebody means: names in either language or their beginnings, numbers in the order shown, or ids, between commas or "and"; all, or none. The
 * answer is in the order of the options. Nothing typed is none.
 */
export function readChoices(options: readonly Option[], text: string): ChoicesRead {
  const typed = plain(text)
  if (typed === '' || nothing.has(typed)) return { ok: true, ids: [] }
  if (everything.has(typed)) return { ok: true, ids: options.map(({ id }) => id) }
  const named = options.flatMap((one) => formsOf(one).map((form) => ({ id: one.id, form }))).sort((a, b) => b.form.length - a.form.length)
  const found = new Set<string>()
  // A title may have a comma or "and" in it, so whole titles are taken before the rest is split.
  let rest = `,${text
    .split(/[,;\n|•]+/)
    .map(plain)
    .join(' , ')},`.replace(/ +/g, ' ')
  for (const { id, form } of named.filter(({ form: one }) => one.includes(' '))) {
    const spread = new RegExp(`(?<![\\p{L}\\p{N}])${form.split(' ').join('[ ,]+')}(?![\\p{L}\\p{N}])`, 'u')
    if (!spread.test(rest)) continue
    found.add(id)
    rest = rest.replace(spread, ',')
  }
  for (const piece of rest.split(/,| en | and | or | of |^en |^and /u).map((one) => one.trim().replace(/^(?:en|and) | (?:en|and)$/g, ''))) {
    if (piece === '' || piece === 'en' || piece === 'and') continue
    const ids = pieceIds(options, named, piece)
    if (!ids) return { ok: false, said: piece }
    for (const id of ids) found.add(id)
  }
  return { ok: true, ids: options.map(({ id }) => id).filter((id) => found.has(id)) }
}

function pieceIds(options: readonly Option[], named: readonly { id: string; form: string }[], piece: string): string[] | undefined {
  if (/^\d+(?: \d+)*$/.test(piece)) {
    const ids = piece.split(' ').map((number) => options[Number(number) - 1]?.id)
    return ids.every((id) => id !== undefined) ? ids : undefined
  }
  const exact = named.find(({ form }) => form === piece)
  if (exact) return [exact.id]
  const begun = new Set(
    named.filter(({ form }) => form.split(' ').some((_, at, words) => words.slice(at).join(' ').startsWith(piece))).map(({ id }) => id),
  )
  return begun.size === 1 && piece.length > 1 ? [...begun] : undefined
}

/** The days somebody can work, as options to choose from. */
export const dayOptions: readonly (Option & { id: WeekDay })[] = weekDays.map((id, index) => ({
  id,
  title: { nl: weekdays[index]?.[0] ?? id, en: id.charAt(0).toUpperCase() + id.slice(1) },
}))
