import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '../../bot/knowledge/open-engine.ts'
import { knowledgeFolder } from '../../data/load-knowledge.ts'
import type { Engine } from '../../rules/knowledge/engine.ts'
import { type Figures, figuresOf } from '../../rules/knowledge/figures.ts'
import { chance } from '../support/hostile/chance.ts'
import { questionSets, questionsOf } from '../support/question-sets.ts'
import { withTypo } from '../support/with-typo.ts'
import { table } from './table.ts'

const strings = 100_000
const mostMs = 20
const pieces = [
  '\u202e',
  '\u200b',
  '(',
  'a',
  'é',
  '?',
  ' ',
  '💥',
  'ﷺ',
  '\u0000',
  'ij',
  '#',
  '1.',
  'zij-',
  "'",
  '€',
  '\n',
  '(a+)+',
  '-',
  '٣',
  'salaris ',
  'leerkrachtopleidings',
]

/** How well, how fast and how steadily questions are answered: the table of `docs/knowledge.md`, training from nothing, and 100,000 hostile strings. */
export async function knowledge(): Promise<string> {
  const cache = mkdtempSync(join(tmpdir(), 'loket-bench-'))
  const trained = await timed(() => openEngine(knowledgeFolder, cache))
  const before = process.memoryUsage()
  const opened = await timed(() => openEngine(knowledgeFolder, cache))
  const engine = opened.result
  for (const locale of ['nl', 'en'] as const) engine.ask({ text: 'salaris', locale })
  const grown = process.memoryUsage()
  rmSync(cache, { recursive: true, force: true })
  const rows = [...questionSets.flatMap((set) => measured(set, engine)), ['*the aim*', '', '', '*70*', '*1*', '*95*', '*2*', '*0.5*']]
  const questions = questionSets.flatMap(questionsOf).map(({ text }) => text)
  const times = questions.map((text) => spent(engine, text)).sort(upwards)
  const hostile = attacked(engine)
  return [
    table(['questions', 'top 1', 'top 3', 'answered right', 'answered wrong', 'reached', 'strange answered', 'wrong language'], rows),
    `A question: p50 ${ms(at(times, 0.5))}, p95 ${ms(at(times, 0.95))}. ${strings.toLocaleString('en')} hostile strings of up to 20,000 characters: p99 ${ms(at(hostile.times, 0.99))}; ${hostile.late} took over 20 ms once, ${hostile.slow} at each of five more tries (others use the machine too).`,
    `Training from nothing: ${trained.seconds.toFixed(1)} s, two threads. A trained file is opened in ${(opened.seconds * 1000).toFixed(0)} ms; ${mb(grown.heapUsed - before.heapUsed)} heap and ${mb(grown.arrayBuffers - before.arrayBuffers)} buffers.`,
  ].join('\n\n')
}

function measured(set: (typeof questionSets)[number], engine: Engine): (string | number)[][] {
  const all = questionsOf(set)
  const slips = all.map((one, place) => ({ ...one, text: withTypo(one.text, place) }))
  const of = (name: string, questions: typeof all) => [`${set}, ${name}`, ...columns(figuresOf(engine, questions))]
  const language = (locale: 'nl' | 'en') => all.filter((one) => one.locale === locale)
  return [of('all', all), of('Dutch', language('nl')), of('English', language('en')), of('one slip each', slips)]
}

const columns = ({ top1, top3, answeredRight, answeredWrong, reached, outOfScope, wrongLanguage }: Figures) =>
  [top1, top3, answeredRight, answeredWrong, reached, outOfScope.answered, wrongLanguage].map((share) => (share * 100).toFixed(1))

/** Milliseconds that one question takes. */
function spent(engine: Engine, text: string): number {
  const from = performance.now()
  engine.ask({ text, locale: 'nl', last: 'salary-during', audience: 'candidate' })
  return performance.now() - from
}

/** Asks all hostile strings; a late one is asked five times more, to tell a slow string from a busy machine. */
function attacked(engine: Engine): { times: number[]; late: number; slow: number } {
  const times: number[] = []
  let [late, slow] = [0, 0]
  for (const text of hostileStrings()) {
    const took = spent(engine, text)
    times.push(took)
    if (took <= mostMs) continue
    late++
    if (Math.min(...Array.from({ length: 5 }, () => spent(engine, text))) > mostMs) slow++
  }
  return { times: times.sort(upwards), late, slow }
}

/** Up to 20,000 characters of one to four pieces repeated in turn, or at random. */
function* hostileStrings(): Generator<string> {
  const random = chance(2026)
  const pick = () => random.one(pieces)
  for (let one = 0; one < strings; one++) {
    const length = Math.ceil(20_000 * random.next() ** 2)
    const unit = Array.from({ length: 1 + random.below(one % 5 === 0 ? 400 : 4) }, pick).join('')
    yield unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const from = performance.now()
  const result = await work()
  return { result, seconds: (performance.now() - from) / 1000 }
}

const upwards = (one: number, other: number) => one - other
const at = (sorted: readonly number[], share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
const ms = (value: number) => `${value.toFixed(1)} ms`
const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
