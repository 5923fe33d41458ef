import { writeSync } from 'node:fs'
import { Agent } from 'node:https'
import { cosmosStore } from '../../../data/cosmos-store.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { crowdDeed } from './match-crowd.ts'
import { matchDesk, monday } from './match-desk.ts'

// A machine of its own with some of the crowd, for tests of crashes and of several machines at once.
// node match-worker.ts STORE FIRST PEOPLE TIMES    STORE is a SQLite file, or JSON { endpoint, key, ca } of a Cosmos account. Prints a line for every deed that was
//                                          acknowledged, then "done"; TIMES deeds a person.

const [where = '', first = '0', people = '1', times = '1'] = process.argv.slice(2)

async function openStore() {
  if (!where.startsWith('{')) return sqliteStore({ path: where, now: () => monday })
  const { endpoint, key, ...tls }: { endpoint: string; key: string } = JSON.parse(where)
  return cosmosStore({ endpoint, key, database: 'loket', agent: new Agent({ ...tls, keepAlive: true }) })
}

const store = await openStore()
const desk = await matchDesk({ store, ids: `machine-${first}-${process.pid}` })
await desk.refresh()
await Promise.all(
  Array.from({ length: Number(people) }, async (_, at) => {
    for (let n = 0; n < Number(times); n++)
      for (const said of await crowdDeed(desk, Number(first) + at, n, monday)) writeSync(1, `${JSON.stringify(said)}\n`)
  }),
)
await store.close()
writeSync(1, 'done\n')
