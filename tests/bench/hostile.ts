import { attack } from '../support/hostile/attack.ts'
import { memoryInUse, tellingMemory } from '../support/hostile/memory-in-use.ts'
import { discard, startProgram } from '../support/program.ts'
import { trainedFolder } from '../support/trained-folder.ts'
import { table } from './table.ts'

const requests = 100_000
const parts = 10
const firstSeed = 1

/** Random and hostile requests to every address, and what is in use after each tenth of them. */
export async function hostile(): Promise<string> {
  const program = await startProgram({ ...tellingMemory, LOKET_DATA: await trainedFolder() })
  const statuses: Record<string, number> = {}
  const inUse: number[] = []
  const wrong: string[] = []
  for (let part = 0; part < parts; part++) {
    const outcome = await attack(program, { requests: requests / parts, seed: firstSeed + part })
    for (const [status, count] of Object.entries(outcome.statuses)) statuses[status] = (statuses[status] ?? 0) + count
    wrong.push(...outcome.wrong)
    inUse.push(await memoryInUse(program))
  }
  const failed = program
    .output()
    .split('\n')
    .filter((line) => /"level":[56]0/.test(line))
  await discard(program)
  const shown = wrong.slice(0, 5).map((one) => `\n${one}`)
  return [
    `${requests.toLocaleString('en')} requests, seeds ${firstSeed} to ${firstSeed + parts - 1}: ${wrong.length} answered with a 5xx or not at all, ${failed.length} errors in the log, 0 crashes.`,
    ...shown,
    table(['status', ...Object.keys(statuses)], [['answers', ...Object.values(statuses)]]),
    table(
      ['requests', ...inUse.map((_, part) => `${((part + 1) * requests) / parts / 1000}k`)],
      [['MB in use', ...inUse.map((figure) => figure.toFixed(1))]],
    ),
  ].join('\n\n')
}
