import type { Programme } from '../programme.ts'
import { formatPath, type Path } from './problem.ts'

const marked = (value: unknown, path: Path): Path[] => {
  if (typeof value !== 'object' || value === null) return []
  const own = 'verify' in value && value.verify === true ? [path] : []
  const inner = Array.isArray(value) ? value.entries() : Object.entries(value)
  return [...own, ...[...inner].flatMap(([key, child]) => marked(child, [...path, key]))]
}

const nameAt = (programme: Programme, path: Path) => {
  const found = path.reduce<unknown>(
    (value, part) => (value && typeof value === 'object' ? Reflect.get(value, part) : undefined),
    programme,
  )
  if (!found || typeof found !== 'object') return ''
  const name = 'id' in found ? found.id : 'purpose' in found ? found.purpose : 'date' in found ? found.date : ''
  return name ? ` (${name})` : ''
}

/** What somebody of the programme still has to check, because the sources do not say it: paths in the file with their ids, in its order. */
export const toVerify = (programme: Programme): string[] =>
  marked(programme, []).map((path) => `${formatPath(path)}${nameAt(programme, path)}`)

/** The last day off in the file; after it the desk counts as open on every holiday. Undefined when there is none. */
export const lastHoliday = ({ holidays }: Programme): string | undefined =>
  holidays
    .map((holiday) => holiday.date)
    .sort()
    .at(-1)
