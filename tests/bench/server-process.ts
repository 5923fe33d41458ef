import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { freePort } from '../support/program.ts'

/** A program under measurement, as its own process. */
export type ServerProcess = { url: string; pid: number; stop: () => Promise<unknown> }

const ticksPerSecond = 100
const giveUpMs = 60_000

/** Starts `node ARGUMENTS` on a free port; resolves when it says `ready`, or when it accepts connections if it says nothing. */
export async function startServer(
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
): Promise<ServerProcess & { startMs: number }> {
  const port = await freePort()
  const { PATH = '', HOME = '' } = process.env
  const started = performance.now()
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH, HOME, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const url = `http://127.0.0.1:${port}`
  const saysReady = new Promise<void>((resolve) => child.stdout.on('data', (chunk: Buffer) => /^ready /m.test(String(chunk)) && resolve()))
  const dead = exited.then(() => {
    throw new Error(`${args.at(-1)} ended with ${child.exitCode}`)
  })
  await Promise.race([saysReady, answers(url), dead])
  dead.catch(() => {})
  const stop = async () => {
    child.kill('SIGTERM')
    const kill = setTimeout(() => child.kill('SIGKILL'), 5_000)
    await exited
    clearTimeout(kill)
  }
  return { url, pid: child.pid ?? 0, startMs: performance.now() - started, stop }
}

async function answers(url: string): Promise<void> {
  const until = performance.now() + giveUpMs
  while (performance.now() < until) {
    const response = await fetch(url).catch(() => undefined)
    if (response) return void (await response.arrayBuffer())
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`${url} does not answer`)
}

/** Processor seconds a process has used, its threads and the kernel's work for it included. Linux only: 0 elsewhere. */
export function cpuSeconds(pid: number): number {
  const fields = proc(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticksPerSecond
}

/** Resident memory in MB. Linux only: 0 elsewhere. */
export const residentMb = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(proc(pid, 'status'))?.[1] ?? 0) / 1024

function proc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}
