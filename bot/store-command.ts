import { loadProgramme } from '../data/load-programme.ts'
import type { Programme } from '../data/programme.ts'
import type { Store } from '../data/store.ts'
import { type Config, readConfig } from './config.ts'
import { idMaker } from './new-id.ts'
import { openStore } from './open-store.ts'
import { explain } from './run.ts'
import { seedDemo } from './seed-demo.ts'

type Opened = { config: Config; programme: Programme; store: Store; now: () => Date; newId: () => string }

/** Runs a command over the store of the configuration; its lines go to the terminal, its code is how the program ends. The store is closed also when it fails. */
export async function storeCommand(
  env: Readonly<Record<string, string | undefined>>,
  command: (opened: Opened) => Promise<{ code: number; lines: readonly string[] }>,
): Promise<void> {
  try {
    const config = readConfig(env)
    const now = () => new Date()
    const programme = loadProgramme(config.programme)
    const store = await openStore(config, now)
    try {
      if (config.mode === 'demo') await seedDemo(store, programme, now())
      const { code, lines } = await command({ config, programme, store, now, newId: idMaker() })
      process.stdout.write(`${lines.join('\n')}\n`)
      process.exitCode = code
    } finally {
      await store.close()
    }
  } catch (error) {
    const { code, line } = explain(error)
    process.stderr.write(`${line}\n`)
    process.exitCode = code
  }
}
