import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { assign } from '../rules/matching/assign.ts'
import { readScores } from './services/matching/read-scores.ts'
import { stopAfter } from './services/matching/stop-after.ts'

/** `npm run match -- --json FILE`: the cohort solver on a file (`-` is standard input); see docs/matching.md. */
const usage = 'Use: npm run match -- --json FILE [--seconds 60] [--explain] [--programme amsterdam-po] [--day 2026-11-22]\n'

type Answer = { pairs: [candidate: number, coach: number][]; objective: number; optimal: boolean; gap: number; ms: number }

try {
  process.stdout.write(`${JSON.stringify(await answer())}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  process.exitCode = 2
}

async function answer(): Promise<Answer> {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      seconds: { type: 'string', default: '60' },
      explain: { type: 'boolean', default: false },
      programme: { type: 'string', default: 'amsterdam-po' },
      day: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    },
  })
  const seconds = Number(values.seconds)
  if (!values.json) throw new Error('No file is named.')
  if (!(seconds >= 0)) throw new Error(`--seconds: "${values.seconds}" is not a number of seconds.`)
  const file = readJson(values.json)
  if ('scores' in file) {
    const began = performance.now()
    const read = readScores(file)
    if (!read.ok) throw new Error(`${values.json}: ${read.reason}.`)
    const { seatOf, objective, optimal, gap } = assign(read.problem, stopAfter(seconds))
    const pairs = [...seatOf.entries()].filter(([, seat]) => seat >= 0)
    return { pairs, objective, optimal, gap, ms: Math.round((performance.now() - began) * 10) / 10 }
  }
  if (!('candidates' in file && 'coaches' in file)) {
    throw new Error(`${values.json}: has no "scores", and no "candidates" and "coaches".`)
  }
  // A bare matrix needs no programme: only this way pays for loading it.
  const { matchNamed } = await import('./services/matching/match-named.ts')
  const found = matchNamed(file, { ...values, seconds })
  if (!found.ok) throw new Error(`${values.json}: ${found.reason}.`)
  return found.answer
}

function readJson(name: string): object {
  let text: string
  try {
    text = readFileSync(name === '-' ? 0 : name, 'utf8')
  } catch {
    throw new Error(`${name} cannot be read.`)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Error(`${name} is not JSON: ${error instanceof Error ? error.message : ''}.`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${name}: is not an object.`)
  return value
}
