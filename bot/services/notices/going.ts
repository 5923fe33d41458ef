import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { hostname, uptime } from 'node:os'
import { join } from 'node:path'

/**
 * What a process is about to hand to a channel that recognises no repeats, in a file of this machine. A process that was killed leaves it, so that it is known of a message
 * that it did not go.
 */
export type Going = {
  /** Written right before the request, so that what is not in it was not sent. */
  begins: (id: string) => void
  /** The channel did not take it. */
  refused: (id: string) => void
  /** True when it is certain that another process, dead by now, never began to send this; false also when nobody can tell. */
  neverBegan: (by: string, id: string) => boolean
}

/** For tests: in place of what this machine says. */
type Machine = { host: string; pid: number; bootedAtMs: number; isAlive: (pid: number) => boolean; now: () => number }

const thisMachine = (): Machine => ({
  host: hostname().replace(/[^\w-]/g, '_'),
  pid: process.pid,
  bootedAtMs: Date.now() - uptime() * 1_000,
  isAlive(pid) {
    try {
      return process.kill(pid, 0)
    } catch (error) {
      return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
    }
  },
  now: Date.now,
})

/** Files of processes that stopped longer ago than a message is looked after. */
const keptMs = 2 * 86_400_000
/** Lines after which a file is written anew with the last of them. */
const [mostLines, lastLines] = [100_000, 10_000]

/** What a process wrote down since the machine started; nothing when that is not known, also when the file is tidied away just then. */
function linesOf(path: string, bootedAtMs: number): string[] | undefined {
  try {
    return statSync(path).mtimeMs < bootedAtMs ? undefined : readFileSync(path, 'utf8').split('\n')
  } catch {
    return undefined
  }
}

/** `me` is the process as notices name it. The folder is on a disk of this machine; a machine that lost power is not believed, since the last lines may be missing. */
export function goingIn(folder: string, me: string, machine: Machine = thisMachine()): Going {
  const { host, pid, bootedAtMs, isAlive, now } = machine
  const file = join(folder, `${host}.${pid}.${me}`)
  let lines: string[] = []
  let kept = true
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) {
    // Another process that starts now tidies too.
    const found = statSync(join(folder, name), { throwIfNoEntry: false })
    if (found && now() - found.mtimeMs > keptMs) rmSync(join(folder, name), { force: true })
  }
  let written = openSync(file, 'a')

  /** What cannot be written down must not be missed by anybody: without the file nobody can tell. */
  function add(line: string): void {
    if (!kept) return
    try {
      writeSync(written, `${line}\n`)
      lines.push(line)
      if (lines.length >= mostLines) shorten()
    } catch {
      kept = false
      rmSync(file, { force: true })
    }
  }

  function shorten(): void {
    lines = lines.slice(-lastLines)
    writeFileSync(`${file}~`, `${lines.join('\n')}\n`)
    renameSync(`${file}~`, file)
    closeSync(written)
    written = openSync(file, 'a')
  }

  return {
    begins: (id) => add(`+${id}`),
    refused: (id) => add(`-${id}`),
    neverBegan(by, id) {
      const name = by === me ? undefined : readdirSync(folder).find((one) => one.startsWith(`${host}.`) && one.endsWith(`.${by}`))
      const theirs = Number(name?.slice(host.length + 1).split('.')[0])
      if (name === undefined || Number.isNaN(theirs) || (theirs !== pid && isAlive(theirs))) return false
      const theirLines = linesOf(join(folder, name), bootedAtMs)
      return theirLines !== undefined && theirLines.findLast((line) => line.slice(1) === id) !== `+${id}`
    },
  }
}
