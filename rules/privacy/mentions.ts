import { particles } from '../hours/parse/name-forms.ts'

/** Everything somebody can be recognised by in what is kept of others. `ids` are person and registration ids, `words` what they wrote. */
export type Traces = { ids: readonly string[]; name?: string; email?: string; phone?: string; words: readonly string[] }

/** Shorter parts of a name, and shorter texts, are too common to point at anybody. */
const shortestName = 3
const shortestWords = 12

/** Words between a first and a family name, which every text is full of. */
const isBetween = (part: string) => particles.has(part) || ['aan', 'bij', 'onder', 'over', 'uit', 'voor'].includes(part)

const plain = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/**
 * Whether any string in a JSON value is about this person. A part of the name counts as a whole word, unless it is in `shared`: the names of others who are
 * still there.
 */
export function mentionsOf({ ids, name, email, phone, words }: Traces, shared: readonly string[] = []): (value: unknown) => boolean {
  const others = new Set(shared.flatMap(parts))
  const whole = name?.includes(' ') && !shared.some((one) => plain(one) === plain(name)) ? [name] : []
  const own = name
    ? parts(name).filter((part, at) => part.length >= shortestName && !others.has(part) && (at === 0 || !isBetween(part)))
    : []
  const anywhere = [...ids, ...(email ? [email] : []), ...whole, ...words.filter((one) => one.length >= shortestWords)].map(plain)
  const digits = phone?.replace(/\D/g, '').slice(-9)
  const asWord = own.length > 0 ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${own.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'u') : undefined
  const inText = (text: string) => {
    const read = plain(text)
    return (
      anywhere.some((one) => read.includes(one)) ||
      (asWord?.test(read) ?? false) ||
      (digits !== undefined && digits.length === 9 && read.replace(/\D/g, '').includes(digits))
    )
  }
  const within = (value: unknown): boolean => {
    if (typeof value === 'string') return inText(value)
    if (typeof value !== 'object' || value === null) return false
    return Object.entries(value).some(([key, inner]) => ids.some((id) => key.includes(id)) || within(inner))
  }
  return within
}

const parts = (name: string) => plain(name).split(/[\s-]+/)

/** Fields in which a person's own words are kept, whatever the kind. */
const wordFields: readonly string[] = ['words', 'good', 'better', 'needs']

/** What somebody wrote, out of the documents about them. */
export function wordsIn(docs: readonly object[]): string[] {
  const found = new Set<string>()
  const look = (value: unknown, field = ''): void => {
    if (typeof value === 'string') {
      if (wordFields.includes(field) && value.length >= shortestWords && value.includes(' ')) found.add(value)
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) look(inner, Array.isArray(value) ? field : key)
    }
  }
  for (const doc of docs) look(doc)
  return [...found]
}
