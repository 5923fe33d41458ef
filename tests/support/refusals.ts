import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { programmeFolder } from '../../data/load-programme.ts'
import { parseProgramme } from '../../data/programme/parse-programme.ts'
import { formatProblem } from '../../data/programme/problem.ts'

/** Path in the file and what to put there; `undefined` takes it out. */
export type Change = readonly [path: string, value: unknown]

const read = (id: string): unknown => JSON.parse(readFileSync(join(programmeFolder, `${id}.json`), 'utf8'))

const put = (file: unknown, path: string, value: unknown) => {
  const parts = path.split(/[.[\]]+/).filter(Boolean)
  const last = parts.pop() ?? ''
  const parent = parts.reduce<unknown>((found, part) => (found && typeof found === 'object' ? Reflect.get(found, part) : undefined), file)
  if (!parent || typeof parent !== 'object') throw new Error(`No ${path} to change`)
  if (value === undefined) Reflect.deleteProperty(parent, last)
  else Reflect.set(parent, last, value)
}

/** A programme file of the project with some changes. */
export const changed = (id: string, ...changes: Change[]): unknown => {
  const file = read(id)
  for (const [path, value] of changes) put(file, path, value)
  return file
}

/** The lines an operator reads about the Almere programme after these changes; none when it is accepted. */
export const refusals = (...changes: Change[]): string[] => {
  const file = changed('almere-po', ...changes)
  const parsed = parseProgramme(file)
  return parsed.ok ? [] : parsed.problems.map((problem) => formatProblem(problem, file))
}
