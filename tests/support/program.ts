import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import { copyModel } from './trained-model.ts'

export type Program = {
  url: string
  data: string
  pid: number
  /** What it printed so far. */
  output: () => string
  /** Ends it as an operator would (SIGTERM), or at once; gives its exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
  exited: Promise<number | null>
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** What `npm start` gives to Node. */
export const startArguments = manifest.scripts.start.split(' ').slice(1)

export const temporaryFolder = () => mkdtemp(join(tmpdir(), 'loket-test-'))

/** The real program as its own process, on a free port and a folder of its own unless `env` names them. Resolves when it says it is ready. */
export async function startProgram(env: Record<string, string> = {}): Promise<Program> {
  const program = await spawnProgram(env)
  await Promise.race([
    program.ready,
    program.exited.then((code) => {
      throw new Error(`the program ended with ${code}: ${program.output()}`)
    }),
  ])
  return program
}

/** The same without waiting, for starts that are meant to fail. */
export async function spawnProgram(env: Record<string, string> = {}): Promise<Program & { ready: Promise<void> }> {
  const data = env.LOKET_DATA ?? (await temporaryFolder())
  if (env.LOKET_DATA === undefined) await copyModel(data)
  const port = env.PORT ?? String(await freePort())
  const { PATH = '', HOME = '', SystemRoot = '' } = process.env
  const child: ChildProcess = spawn(process.execPath, startArguments, {
    cwd: join(import.meta.dirname, '../..'),
    env: { PATH, HOME, SystemRoot, LOKET_DATA: data, PORT: port, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ready = Promise.withResolvers<void>()
  const read = (chunk: Buffer) => {
    output += chunk.toString()
    if (/^ready /m.test(output)) ready.resolve()
  }
  child.stdout?.on('data', read)
  child.stderr?.on('data', read)
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    return exited
  }
  return { url: `http://127.0.0.1:${port}`, data, pid: child.pid ?? 0, output: () => output, ready: ready.promise, exited, stop }
}

/** Ends a program and removes its folder. */
export async function discard(program: Program): Promise<void> {
  await program.stop('SIGKILL')
  await rm(program.data, { recursive: true, force: true })
}

/** One activity to the Bot Framework endpoint, its replies in the answer (`deliveryMode: expectReplies`). */
export async function postActivity(
  url: string,
  activity: Record<string, unknown>,
): Promise<{ status: number; activities: { label?: string; text?: string; [key: string]: unknown }[] }> {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      channelId: 'emulator',
      from: { id: 'person' },
      recipient: { id: 'bot' },
      conversation: { id: 'talk' },
      serviceUrl: 'http://127.0.0.1:9',
      locale: 'nl-NL',
      deliveryMode: 'expectReplies',
      ...activity,
    }),
  })
  const text = await response.text()
  const body: unknown = text === '' ? {} : JSON.parse(text)
  const activities =
    typeof body === 'object' && body !== null && 'activities' in body && Array.isArray(body.activities) ? body.activities : []
  return { status: response.status, activities }
}
