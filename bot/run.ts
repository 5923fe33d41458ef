import { ProgrammeError } from '../data/programme/programme-error.ts'
import { StoreUnavailableError } from '../data/store.ts'
import { StoreOpenError } from '../data/store-open-error.ts'
import { ConfigError, readConfig } from './config.ts'
import { EmbedderError } from './knowledge/embedding/embedder-error.ts'
import type { Running } from './start.ts'

/** Exit codes, so that a service manager can tell what to do: 2 and 4 need a person, 3 and 5 may pass. See `docs/deployment.md`. */
export const exitCodes = { configuration: 2, portTaken: 3, programme: 4, store: 5, bug: 1 } as const

/** Starts the product, says in one line where it answers, and stops in order when asked to. */
export async function run(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  let running: Running | undefined
  try {
    const config = readConfig(env)
    // Loaded only now, so that a wrong setting is told at once.
    const { startLoket } = await import('./start.ts')
    running = await startLoket(config)
    const demo = config.mode === 'demo' ? 'demo mode: nothing is signed in, and only this machine can reach it\n' : ''
    process.stdout.write(`ready ${running.url}\n${demo}`)
  } catch (error) {
    const { code, line } = explain(error)
    process.stderr.write(`${line}\n`)
    process.exit(code)
  }
  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(exitCodes.bug)
    stopping = true
    await running?.close()
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
}

const portTaken = {
  code: exitCodes.portTaken,
  line: 'The port is in use by another program. Set PORT to a free one, for example PORT=3979.',
}
const notAllowed = {
  code: exitCodes.portTaken,
  line: 'This port or folder may not be used by this user. Set PORT above 1023, and LOKET_DATA to a folder you may write in.',
}
const notHere = {
  code: exitCodes.configuration,
  line: 'HOST is not an address of this machine. Leave HOST empty, or set HOST=0.0.0.0 for every address it has.',
}
const noFolder = {
  code: exitCodes.store,
  line: 'The data folder cannot be made or written to. Set LOKET_DATA to a folder that the user that runs the program can write to.',
}
const diskFull = { code: exitCodes.store, line: 'The disk of the data folder is full. Make room and start again.' }
const systemErrors: Readonly<Record<string, { code: number; line: string }>> = {
  EADDRINUSE: portTaken,
  EACCES: notAllowed,
  EADDRNOTAVAIL: notHere,
  ENOTFOUND: notHere,
  ENOTDIR: noFolder,
  EEXIST: noFolder,
  EPERM: noFolder,
  EROFS: noFolder,
  ENOSPC: diskFull,
}

/** What went wrong at the start, for the person at the console: what it is and what to do. */
export function explain(error: unknown): { code: number; line: string } {
  if (error instanceof ConfigError) return { code: exitCodes.configuration, line: error.message }
  if (error instanceof ProgrammeError) return { code: exitCodes.programme, line: error.message }
  if (error instanceof EmbedderError) return { code: exitCodes.configuration, line: error.message }
  if (error instanceof StoreOpenError || error instanceof StoreUnavailableError) return { code: exitCodes.store, line: error.message }
  const known = error instanceof Error && 'code' in error ? systemErrors[String(error.code)] : undefined
  if (known) return known
  return { code: exitCodes.bug, line: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
