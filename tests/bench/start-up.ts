import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryFolder } from '../support/program.ts'
import { peerFolder } from './peers.ts'
import { startServer } from './server-process.ts'
import { median, table } from './table.ts'

const times = 5
const root = join(import.meta.dirname, '../..')

/** From starting the process to its line `ready` (the echo: to its first answer), alternately. */
export async function startUp(): Promise<string> {
  const peers = await peerFolder()
  const measured: Record<'first' | 'again' | 'echo', number[]> = { first: [], again: [], echo: [] }
  for (let n = 0; n < times; n++) {
    const folder = await temporaryFolder()
    const starts = [
      ['first', 'bot/main.ts', { cwd: root, env: { LOKET_DATA: folder } }],
      ['again', 'bot/main.ts', { cwd: root, env: { LOKET_DATA: folder } }],
      ['echo', 'echo.mjs', { cwd: peers }],
    ] as const
    for (const [name, file, options] of starts) {
      const server = await startServer(file, options)
      measured[name].push(server.startMs)
      await server.stop()
    }
    await rm(folder, { recursive: true })
  }
  const row = (name: string, figures: number[], asked: string) => [
    name,
    asked,
    `${(median(figures) / 1000).toFixed(2)} s`,
    `${(Math.max(...figures) / 1000).toFixed(2)} s`,
  ]
  return table(
    ['', 'asked', 'median', 'slowest'],
    [
      row('Loket, an empty folder', measured.first, '≤ 2.50 s'),
      row('Loket, again', measured.again, '≤ 2.50 s'),
      row('bare echo', measured.echo, ''),
    ],
  )
}
