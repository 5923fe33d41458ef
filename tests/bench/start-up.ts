import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startArguments, temporaryFolder } from '../support/program.ts'
import { trainedFolder } from '../support/trained-folder.ts'
import { peerFolder } from './peers.ts'
import { cpuSeconds, startServer } from './server-process.ts'
import { median, table } from './table.ts'

const times = 7
const root = join(import.meta.dirname, '../..')

type Start = { seconds: number; cpu: number }

/** From starting the process to its line `ready` (the echo: to its first answer), alternately. */
export async function startUp(): Promise<string> {
  const peers = await peerFolder()
  const used = await trainedFolder()
  const starts: Record<'first' | 'again' | 'echo', Start[]> = { first: [], again: [], echo: [] }
  const measure = async (into: Start[], args: readonly string[], options: Parameters<typeof startServer>[1]) => {
    const server = await startServer(args, options)
    into.push({ seconds: server.startMs / 1000, cpu: cpuSeconds(server.pid) })
    await server.stop()
  }
  for (let n = 0; n < times; n++) {
    const empty = await temporaryFolder()
    await measure(starts.first, startArguments, { cwd: root, env: { LOKET_DATA: empty } })
    await measure(starts.again, startArguments, { cwd: root, env: { LOKET_DATA: used } })
    await measure(starts.echo, ['echo.mjs'], { cwd: peers })
    await rm(empty, { recursive: true })
  }
  await rm(used, { recursive: true })
  const seconds = (figure: number) => `${figure.toFixed(2)} s`
  const row = (name: string, asked: string, all: readonly Start[]) => [
    name,
    asked,
    seconds(median(all.map((one) => one.seconds))),
    seconds(Math.min(...all.map((one) => one.seconds))),
    seconds(median(all.map((one) => one.cpu))),
  ]
  return table(
    ['', 'asked', 'median', 'fastest', 'CPU time'],
    [
      row('Loket, the first time, on an empty folder', '≤ 2.50 s', starts.first),
      row('Loket, again', '≤ 2.50 s', starts.again),
      row('bare echo', '', starts.echo),
    ],
  )
}
