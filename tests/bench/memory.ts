import { memoryInUse, tellingMemory } from '../support/hostile/memory-in-use.ts'
import { discard, startProgram } from '../support/program.ts'
import { trainedFolder } from '../support/trained-folder.ts'
import { load, type Script } from './load.ts'
import { peerFolder } from './peers.ts'
import { recordScan } from './record-scan.ts'
import { residentMb, type ServerProcess, startServer } from './server-process.ts'
import { median, table } from './table.ts'

const turnsOfLoad = 20_000
/** An hour at 55 turns a second, which is some hundreds of people typing at once. */
const turnsOfAnHour = 200_000
const looks = 10

/** Resident memory after the same load as the echo, and whether it stays there. */
export async function memory(): Promise<string> {
  const echo = await startServer(['echo.mjs'], { cwd: await peerFolder() })
  const program = await startProgram({ ...tellingMemory, LOKET_DATA: await trainedFolder() })
  const scans = await Promise.all([0, 1, 2, 3].map((taste) => recordScan(program.url, taste)))
  const script = (user: number): Script => scans[user % scans.length] ?? { words: [] }
  await load(echo, { turns: turnsOfLoad, script })
  const echoMb = await settled(echo)
  await echo.stop()
  await load(program, { turns: turnsOfLoad, script })
  const oursMb = await settled(program)

  const rows: [turns: number, resident: number, inUse: number][] = []
  for (let look = 1; look <= looks; look++) {
    await load(program, { turns: turnsOfAnHour / looks, script })
    rows.push([turnsOfLoad + (look * turnsOfAnHour) / looks, await settled(program), await memoryInUse(program)])
  }
  await discard(program)
  const mb = (figure: number) => `${figure.toFixed(0)} MB`
  const half = rows.slice(looks / 2)
  const growth = (column: 1 | 2) => `${slope(half.map((row) => [row[0], row[column]])).toFixed(2)} MB`
  return [
    table(
      ['', 'asked', 'measured'],
      [
        [`resident after ${turnsOfLoad.toLocaleString('en')} zelfscan turns: bare echo`, '', mb(echoMb)],
        ['Loket', `≤ ${mb(echoMb + 60)}`, mb(oursMb)],
      ],
    ),
    table(
      ['turns', 'resident', 'in use after collecting'],
      rows.map(([turns, resident, inUse]) => [turns.toLocaleString('en'), mb(resident), `${inUse.toFixed(1)} MB`]),
    ),
    `Growth over the last ${(turnsOfAnHour / 2).toLocaleString('en')} turns, by least squares, per 100,000 turns: resident ${growth(1)}, in use ${growth(2)}.`,
  ].join('\n\n')
}

/** Resident memory once the load is over: the median of some moments. */
async function settled(server: Pick<ServerProcess, 'pid'>): Promise<number> {
  const seen: number[] = []
  for (let look = 0; look < 5; look++) {
    await new Promise((resolve) => setTimeout(resolve, 300))
    seen.push(residentMb(server.pid))
  }
  return median(seen)
}

/** Growth per 100,000. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (pick: 0 | 1) => points.reduce((sum, point) => sum + point[pick], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
  return (over / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)) * 100_000
}
