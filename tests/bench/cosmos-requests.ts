import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startCosmos } from '../support/cosmos-front.ts'
import { startProgram } from '../support/program.ts'
import { trainedFolder } from '../support/trained-folder.ts'
import { say } from './load.ts'
import { recordScan } from './record-scan.ts'
import { table } from './table.ts'

const signUp = ['aanmelden', '1', 'Sanne de Vries', 'sanne@voorbeeld.example', 'geen', 'ja', 'ja']
const cancel = ['afmelden', 'ja']

/** Requests each turn makes to Cosmos, counted on the wire. */
export async function cosmosRequests(): Promise<string> {
  const front = await startCosmos({ now: () => new Date() })
  const folder = await trainedFolder()
  const certificate = join(folder, 'front.pem')
  await writeFile(certificate, front.agentOptions.ca)
  const program = await startProgram({
    LOKET_DATA: folder,
    COSMOS_ENDPOINT: front.endpoint,
    COSMOS_KEY: front.key,
    NODE_EXTRA_CA_CERTS: certificate,
  })
  const { words } = await recordScan(program.url, 1)
  let turns = 0
  const row = async (name: string, said: readonly string[], asked: number) => {
    const seen: ReturnType<typeof front.requests>[] = []
    for (const text of said) {
      front.resetCounts()
      await say(program.url, { conversation: 'counted', id: `counted-${turns++}`, text })
      seen.push(front.requests())
    }
    const most = (kind: keyof (typeof seen)[number]) => Math.max(...seen.map((counts) => counts[kind]))
    return [
      name,
      said.length,
      `≤ ${asked}`,
      most('total'),
      most('pointRead'),
      most('batch') + most('write'),
      most('query'),
      most('crossPartitionQuery'),
    ]
  }
  const rows = [
    await row('menu', ['hoi', 'menu'], 2),
    await row('zelfscan, every turn', words, 2),
    await row('list of sessions', ['bijeenkomsten'], 2),
    await row('a question', ['wat verdien ik als zij-instromer?', 'hoe lang duurt het?'], 2),
    await row('sign-up, its questions', signUp.slice(0, -1), 2),
  ]
  rows.push(await row('sign-up, done', signUp.slice(-1), 6), await row('cancelling', cancel, 6))
  await program.stop()
  await front.close()
  await rm(folder, { recursive: true })
  return table(['', 'turns', 'asked', 'most a turn', 'point reads', 'writes', 'queries', 'across partitions'], rows)
}
