import type { Option } from '../read-choices.ts'
import type { SchoolFilter } from './list-schools.ts'

type Known = { parts: readonly Option[]; groups: readonly Option[]; boards: readonly { id: string; name: string }[] }

const plain = (text: string) =>
  ` ${text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
const filler =
  /(?<= )(?:scholen|school|schools|in|met|with|een|a|plek|plekken|place|places|vrij|vrije|free|de|het|the|van|of|bij|at|voor|for|and|en|bestuur|board|stadsdeel)(?= )/g

/** What somebody looks for: a part of the city, a group with a free place, a board; what is left is (part of) a name. */
export function readSchoolFilter(text: string, { parts, groups, boards }: Known): SchoolFilter {
  let rest = plain(text)
  const take = (options: readonly { id: string; forms: string[] }[]): string | undefined => {
    const found = options
      .flatMap(({ id, forms }) => forms.map((form) => ({ id, form: plain(form) })))
      .sort((one, other) => other.form.length - one.form.length)
      .find(({ form }) => form.trim() !== '' && rest.includes(form))
    if (found) rest = rest.replace(found.form, ' ')
    return found?.id
  }
  const forms = ({ id, title }: Option) => ({
    id,
    forms: [id, ...[title.nl, title.en].flatMap((one) => [one, one.replace(/\([^)]*\)/g, '')])],
  })
  const board = take(boards.map(({ id, name }) => ({ id, forms: [name] })))
  const part = take(parts.map(forms))
  const group = take(groups.map(forms))
  const left = rest.replace(filler, ' ').replace(/ +/g, ' ').trim()
  return { ...(board && { board }), ...(part && { part }), ...(group && { group }), ...(left && { text: left }) }
}
