import { rm } from 'node:fs/promises'
import { startProgram } from '../support/program.ts'
import { trainedFolder } from '../support/trained-folder.ts'
import { fill } from './fill.ts'
import { load, type Round, type Script } from './load.ts'
import { peerFolder } from './peers.ts'
import { recordScan } from './record-scan.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { median, ratio, table } from './table.ts'

const users = 16
const rounds = 7
const roundSeconds = 3
const warmUpSeconds = 4
const small = 1_000
const large = 1_000_000

type Contender = { name: string; server: ServerProcess; script: (user: number) => Script; results: Round[] }

/** Turns a second beside the peers, in short rounds that follow each other, so that whatever else the machine does hits all alike. */
export async function speed(): Promise<string> {
  const folders = [await trainedFolder(), await trainedFolder()] as const
  await fill(folders[0], small)
  await fill(folders[1], large)
  const peers = await peerFolder()
  const [ours, oursLarge, echo, waterfall] = await Promise.all([
    startProgram({ LOKET_DATA: folders[0] }),
    startProgram({ LOKET_DATA: folders[1] }),
    startServer(['echo.mjs'], { cwd: peers }),
    startServer(['waterfall.mjs'], { cwd: peers }),
  ])
  const scans = await Promise.all([0, 1, 2, 3].map((taste) => recordScan(ours.url, taste)))
  const scan = (user: number) => scans[user % scans.length] ?? { words: [] }
  const contender = (name: string, server: ServerProcess, script: Contender['script']): Contender => ({ name, server, script, results: [] })
  const all = {
    scan: contender('Loket, a zelfscan', ours, scan),
    scanLarge: contender('Loket, a zelfscan, 1,000,000 documents', oursLarge, scan),
    menu: contender('Loket, the menu', ours, () => ({ words: ['menu'] })),
    waterfall: contender('waterfall in memory', waterfall, () => ({ words: ['yes'] })),
    echo: contender('bare echo', echo, scan),
  }
  const order = Object.values(all)
  for (const { server, script } of order) await load(server, { seconds: warmUpSeconds, users, script })
  for (let round = 0; round < rounds; round++) {
    for (const { server, script, results } of round % 2 ? order.toReversed() : order)
      results.push(await load(server, { seconds: roundSeconds, users, script }))
  }
  await Promise.all([ours, oursLarge, echo, waterfall].map((server) => server.stop()))
  for (const folder of folders) await rm(folder, { recursive: true })
  return `${figures(order, all)}\n\n${targets(all)}`
}

const of = ({ results }: Contender, field: keyof Round) => results.map((round) => round[field])
const times = (figure: number) => `${figure.toFixed(2)} ×`

function figures(order: readonly Contender[], { echo, waterfall }: { echo: Contender; waterfall: Contender }): string {
  const rows = order.map((one) => [
    one.name,
    Math.round(median(of(one, 'perSecond'))),
    median(of(one, 'p50')).toFixed(1),
    median(of(one, 'p99')).toFixed(1),
    median(of(one, 'cpuMs')).toFixed(2),
    times(ratio(of(one, 'perSecond'), of(echo, 'perSecond'))),
    times(ratio(of(one, 'perSecond'), of(waterfall, 'perSecond'))),
    times(ratio(of(waterfall, 'cpuMs'), of(one, 'cpuMs'))),
    one.results.reduce((sum, { errors }) => sum + errors, 0),
  ])
  return table(['', 'turns/s', 'p50 ms', 'p99 ms', 'CPU ms/turn', 'of echo', 'of waterfall', 'of waterfall, by CPU', 'errors'], rows)
}

function targets({ scan, scanLarge, waterfall, echo }: Record<'scan' | 'scanLarge' | 'waterfall' | 'echo', Contender>): string {
  const turns = (one: Contender) => of(one, 'perSecond')
  const loss = 1 - ratio(turns(scanLarge), turns(scan))
  const cpuLoss = ratio(of(scanLarge, 'cpuMs'), of(scan, 'cpuMs')) - 1
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`
  return table(
    ['', 'asked', 'measured', 'by CPU'],
    [
      [
        'zelfscan turn, of waterfall',
        '≥ 1.00 ×',
        times(ratio(turns(scan), turns(waterfall))),
        times(ratio(of(waterfall, 'cpuMs'), of(scan, 'cpuMs'))),
      ],
      ['zelfscan turn, of echo', '≥ 0.60 ×', times(ratio(turns(scan), turns(echo))), times(ratio(of(echo, 'cpuMs'), of(scan, 'cpuMs')))],
      ['lost with 1,000,000 documents', '≤ 10%', percent(loss), percent(cpuLoss)],
    ],
  )
}
