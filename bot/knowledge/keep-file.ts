import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Puts a file into a cache folder, whole or not at all, and removes the earlier ones: other files whose names are like it. */
export function keepFile(folder: string, name: string, bytes: Uint8Array, earlier: RegExp): void {
  mkdirSync(folder, { recursive: true })
  const draft = join(folder, `${name}.${process.pid}`)
  writeFileSync(draft, bytes)
  renameSync(draft, join(folder, name))
  for (const old of readdirSync(folder)) if (earlier.test(old) && old !== name) rmSync(join(folder, old), { force: true })
}
