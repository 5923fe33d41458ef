import { writeSync } from 'node:fs'
import { Agent } from 'node:https'
import { cosmosStore } from '../../data/cosmos-store.ts'
import { sqliteStore } from '../../data/sqlite-store.ts'
import { hoursDesk, wednesday } from './hours-desk.ts'
import { deed } from './hours-devices.ts'

// A machine of its own with some of the devices, for tests of crashes and of several machines at once.
// node hours-worker.ts STORE FIRST DEVICES TIMES    STORE is a SQLite file, or JSON { endpoint, key, ca } of a Cosmos account. Prints a line for every deed that was
//                                          acknowledged, then "done"; TIMES deeds a device.

const [where = '', first = '0', devices = '1', times = '1'] = process.argv.slice(2)
const now = () => wednesday

async function openStore() {
  if (!where.startsWith('{')) return sqliteStore({ path: where, now })
  const { endpoint, key, ...tls }: { endpoint: string; key: string } = JSON.parse(where)
  return cosmosStore({ endpoint, key, database: 'loket', agent: new Agent({ ...tls, keepAlive: true }) })
}

const store = await openStore()
const desk = await hoursDesk({ store, ids: `machine-${first}-${process.pid}` })
await desk.refresh()
await Promise.all(
  Array.from({ length: Number(devices) }, async (_, at) => {
    const device = Number(first) + at
    const mine: string[] = []
    for (let n = 0; n < Number(times); n++)
      for (const said of await deed(desk.hours, device, n, mine)) writeSync(1, `${JSON.stringify(said)}\n`)
  }),
)
await store.close()
writeSync(1, 'done\n')
