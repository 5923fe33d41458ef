import { spawnSync } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { scoresProblem } from '../../rules/matching/scores-problem.ts'
import { openHighs } from '../support/matching/highs-optimum.ts'
import { numbersFrom } from '../support/matching/random-cohort.ts'
import { temporaryFolder } from '../support/program.ts'
import { median, table } from './table.ts'

const root = join(import.meta.dirname, '../..')
const rounds = 3

type Kind = 'independent' | 'wanted' | 'steep' | 'profiles'
const names: Record<Kind, string> = {
  independent: 'scores that have nothing to do with each other',
  wanted: 'everybody wants the same coaches',
  steep: 'the same, and one candidate more than the other',
  profiles: 'candidates and coaches with wishes',
}

/** The solver on its two sizes, as a process of its own: what it takes by its own clock, in processor time, and in memory at most. */
export async function matching(): Promise<string> {
  const folder = await temporaryFolder()
  const highs = await openHighs()
  const rows: (string | number)[][] = []
  for (const [candidates, coaches, most] of [
    [180, 120, 500],
    [2000, 500, 10_000],
  ] as const) {
    for (const kind of ['independent', 'wanted', 'steep', 'profiles'] as const) {
      const file = join(folder, `${kind}-${candidates}.json`)
      const bare = kind === 'profiles' ? undefined : scores(kind, candidates, coaches)
      await writeFile(file, JSON.stringify(bare ?? profiles(candidates, coaches)))
      const runs = Array.from({ length: rounds }, () => run(file))
      const [, best] = bare && candidates < 500 ? [byHighs(highs, bare), byHighs(highs, bare)] : []
      if (runs.some((one) => !one.optimal)) throw new Error(`${file} was not solved to the end`)
      if (best && Math.abs(best.objective - runs[0]!.objective) > 1e-6 * best.objective)
        throw new Error(`${file}: HiGHS finds ${best.objective}`)
      rows.push([
        `${candidates} × ${coaches}, ${names[kind]}`,
        `≤ ${most} ms`,
        `${Math.round(median(runs.map((one) => one.ms)))} ms`,
        `${Math.round(median(runs.map((one) => one.cpu)))} ms`,
        `${Math.round(Math.max(...runs.map((one) => one.megabytes)))} MB`,
        best ? `${Math.round(best.ms)} ms` : '',
      ])
    }
  }
  await rm(folder, { recursive: true })
  return table(['', 'asked', 'solved in', 'CPU of the process', 'memory', 'HiGHS, CPU'], rows)
}

type Bare = { scores: (number | null)[][]; capacity: number[] }

function scores(kind: Kind, candidates: number, coaches: number): Bare {
  const random = numbersFrom(11)
  const wanted = Array.from({ length: coaches }, () => random() * 60)
  const score = (row: number, column: number) => {
    if (kind === 'independent') return random() * 100 - 10
    return kind === 'wanted' ? wanted[column]! + random() * 20 : (wanted[column]! * (row + 1)) / candidates
  }
  return {
    scores: Array.from({ length: candidates }, (_, row) => wanted.map((_one, column) => (random() < 0.05 ? null : score(row, column)))),
    capacity: wanted.map(() => Math.round((candidates / coaches) * (0.3 + 1.4 * random()))),
  }
}

function profiles(candidates: number, coaches: number): object {
  const random = numbersFrom(12)
  const some = (words: string, least: number, most: number) => {
    const list = words.split(' ')
    const count = least + Math.floor(random() * (most - least + 1))
    return Array.from({ length: count }, () => list.splice(Math.floor(random() * list.length), 1)[0])
  }
  const days = 'monday tuesday wednesday thursday friday'
  const parts = 'centrum west nieuw-west zuid oost noord zuidoost weesp'
  const groups = 'lower middle upper'
  const backgrounds = 'business finance it care culture government technology science'
  const needs = 'order dutch-teaching maths-teaching planning parents newcomers behaviour digital'
  return {
    candidates: Array.from({ length: candidates }, () => ({
      days: some(days, 1, 4),
      part: some(parts, 1, 1)[0],
      groups: some(groups, 1, 2),
      languages: random() < 0.1 ? ['english'] : ['dutch', 'english'],
      backgrounds: some(backgrounds, 1, 1),
      needs: some(needs, 0, 3),
      specialEducation: random() < 0.08,
    })),
    coaches: Array.from({ length: coaches }, () => ({
      capacity: Math.ceil((candidates / coaches) * 1.3 * (0.4 + 1.2 * random())),
      taken: Math.floor(random() * 3),
      external: random() < 0.25,
      days: some(days, 1, 4),
      parts: some(parts, 1, 3),
      groups: some(groups, 1, 2),
      languages: random() < 0.3 ? ['dutch'] : ['dutch', 'english'],
      backgrounds: some(backgrounds, 1, 3),
      specialties: some(needs, 1, 4),
      specialEducation: random() < 0.25,
    })),
  }
}

function run(file: string): { ms: number; cpu: number; megabytes: number; optimal: boolean; objective: number } {
  const args = ['--import', join(root, 'tests/bench/report-usage.ts'), 'bot/match.ts', '--json', file]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 })
  if (status !== 0) throw new Error(stderr)
  const { ms, optimal, objective } = JSON.parse(stdout)
  const usage: NodeJS.ResourceUsage = JSON.parse(stderr)
  return { ms, optimal, objective, cpu: (usage.userCPUTime + usage.systemCPUTime) / 1000, megabytes: usage.maxRSS / 1024 }
}

function byHighs(highs: Awaited<ReturnType<typeof openHighs>>, { scores: rows, capacity }: Bare): { objective: number; ms: number } {
  const values = Float64Array.from(rows.flat(), (score) => score ?? Number.NEGATIVE_INFINITY)
  const from = process.cpuUsage()
  const objective = highs(scoresProblem(values, rows.length, capacity))
  const { user, system } = process.cpuUsage(from)
  return { objective, ms: (user + system) / 1000 }
}
