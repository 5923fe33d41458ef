import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Types, lint, then every test; ends with the plain line `N passed, N failed`. Types and lint count as one test each. */
const run = (command: string, ...args: string[]) =>
  spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0

const folder = mkdtempSync(join(tmpdir(), 'loket-run-'))
const report = join(folder, 'report.json')
const types = run('tsc', '-p', '.')
const lint = run('biome', 'check', '.')
run('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2))

const counts = readCounts()
rmSync(folder, { recursive: true, force: true })
const passed = counts.passed + Number(types) + Number(lint)
const failed = counts.failed + Number(!types) + Number(!lint)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)

/** A run that left no report, or a file that did not load, is a failure. */
function readCounts(): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, success } = JSON.parse(readFileSync(report, 'utf8'))
    const failed = numFailedTests + numPendingTests
    return { passed: numPassedTests, failed: failed === 0 && !success ? Math.max(1, numFailedTestSuites) : failed }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
