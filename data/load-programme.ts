import { readFileSync } from 'node:fs'
import { type Programme, programme } from './programme.ts'

/** Reads and checks a programme file. */
export const loadProgramme = (id: string, options: { folder?: string } = {}): Programme => {
  const folder = options.folder ?? new URL('./programmes/', import.meta.url).pathname
  return programme.parse(JSON.parse(readFileSync(`${folder}/${id}.json`, 'utf8')))
}
