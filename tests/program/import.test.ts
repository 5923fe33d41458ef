import { execFile } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { example } from '../support/import-desk.ts'
import { temporaryFolder } from '../support/program.ts'

/** What `npm run import` gives to Node. */
const program = manifest.scripts.import.split(' ').slice(1)

test('npm run import: the examples of the documentation, one after the other, from the terminal; the exit code says whether lines are wrong', async () => {
  const folder = await temporaryFolder()
  const run = (...args: string[]) =>
    new Promise<{ code: number; said: string }>((resolve) => {
      const { PATH = '' } = process.env
      const child = execFile(
        process.execPath,
        [...program, ...args],
        { cwd: join(import.meta.dirname, '../..'), env: { PATH, LOKET_DATA: folder } },
        (_error, stdout) => resolve({ code: child.exitCode ?? -1, said: stdout }),
      )
    })
  for (const kind of ['coaches', 'candidates', 'hours'] as const) {
    const file = join(import.meta.dirname, '../../docs/examples', `${kind}.csv`)
    expect(await run(kind, '--file', file, '--apply')).toMatchObject({ code: 0, said: expect.stringContaining('Fout: 0.') })
    expect(await run(kind, '--file', file)).toMatchObject({ code: 0, said: expect.stringContaining('Nieuw: 0. Bijgewerkt: 0.') })
  }
  const wrong = join(folder, 'wrong.csv')
  await writeFile(wrong, example('hours').replace('1:30', 'lang'))
  expect(await run('hours', '--file', wrong)).toMatchObject({ code: 1, said: expect.stringContaining('Regel 2, Duur: ‘lang’') })
  expect(await run('hours', '--file', join(folder, 'none.csv'))).toMatchObject({ code: 2 })
  await rm(folder, { recursive: true })
}, 60_000)
