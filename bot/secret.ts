import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const shortest = 32

/** The signing key of demo mode, made once and kept in the data folder, so that tokens outlive a restart. It appears whole or not at all. */
export function demoSecret(folder: string): string {
  const file = join(folder, 'signing-key')
  const kept = read(file)
  if (kept && kept.length >= shortest) return kept
  mkdirSync(folder, { recursive: true })
  const secret = randomBytes(48).toString('base64url')
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, secret, { mode: 0o600, flush: true })
  renameSync(draft, file)
  return secret
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return undefined
  }
}
