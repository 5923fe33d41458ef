import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suggest } from './programme/nearest.ts'
import { parseProgramme } from './programme/parse-programme.ts'
import { ProgrammeError } from './programme/programme-error.ts'
import type { Programme } from './programme.ts'

/** Where the programmes of the project are. */
export const programmeFolder = fileURLToPath(new URL('./programmes/', import.meta.url))

/** Ids of the programmes in a folder, without their kept versions. */
export const programmeIds = (folder: string = programmeFolder): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !name.includes('@'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort()

const read = (folder: string, name: string, id: string): string => {
  try {
    return readFileSync(join(folder, name), 'utf8')
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ProgrammeError(
      id,
      [missing ? absent(folder, name, id) : { path: [], problem: `cannot be read (${reason})`, mend: 'check the rights on the file' }],
      undefined,
      cause,
    )
  }
}

const absent = (folder: string, name: string, id: string) => {
  const problem = `there is no ${name} in ${folder}`
  try {
    return { path: [], problem, mend: name.includes('@') ? 'put the kept version there' : suggest(id, programmeIds(folder)) }
  } catch {
    return { path: [], problem: `there is no folder ${folder}`, mend: 'correct the folder of the programmes' }
  }
}

const parseJson = (text: string, name: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ProgrammeError(
      name,
      [{ path: [], problem: `is not JSON: ${reason}`, mend: 'look there for a missing comma, quote or bracket' }],
      undefined,
      cause,
    )
  }
}

/**
 * Reads and checks `<id>.json`, or with a `version` that is not the current one its kept copy `<id>@<version>.json`. Throws a ProgrammeError whose
 * message lists every problem with its path and mend.
 */
export const loadProgramme = (id: string, options: { folder?: string; version?: string } = {}): Programme => {
  if (!/^[a-z0-9-]+$/.test(id))
    throw new ProgrammeError(`"${id}"`, [
      { path: [], problem: 'is not a programme id', mend: 'use small letters, digits and hyphens, like amsterdam-po' },
    ])
  const folder = options.folder ?? programmeFolder
  const load = (name: string) => {
    const file = parseJson(read(folder, name, id), name)
    const parsed = parseProgramme(file)
    if (!parsed.ok) throw new ProgrammeError(name, parsed.problems, file)
    if (parsed.programme.id !== id) {
      throw new ProgrammeError(name, [
        { path: ['id'], problem: `"${parsed.programme.id}" is not the name of the file`, mend: `make it "${id}", or rename the file` },
      ])
    }
    return parsed.programme
  }
  const current = load(`${id}.json`)
  if (options.version === undefined || options.version === current.version) return current
  const kept = load(`${id}@${options.version}.json`)
  if (kept.version === options.version) return kept
  throw new ProgrammeError(`${id}@${options.version}.json`, [
    { path: ['version'], problem: `"${kept.version}" is not the version in the name`, mend: `make it "${options.version}"` },
  ])
}
