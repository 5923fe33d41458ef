import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { loadWords } from '../data/load-words.ts'
import { createEngine } from '../rules/knowledge/engine.ts'
import { figuresOf } from '../rules/knowledge/figures.ts'
import type { Example } from '../rules/knowledge/model.ts'
import { packModel, unpackModel } from '../rules/knowledge/pack-model.ts'
import { trainEngine } from '../rules/knowledge/train.ts'
import { readLanguage } from './knowledge/read-language.ts'

const row = z.object({ text: z.string(), topic: z.string().nullable(), locale: z.enum(['nl', 'en']).default('nl') })
const usage = 'Use: npm run knowledge:eval -- --train FILE --test FILE (lines of {"text","topic","locale"}; topic null is out of scope)\n'

const { values } = parseArgs({ options: { train: { type: 'string' }, test: { type: 'string' } } })
if (!values.train || !values.test) {
  process.stderr.write(usage)
  process.exit(2)
}

const train = readRows(values.train)
const test = readRows(values.test)
const { words, concepts } = loadWords()
const languages = await Promise.all([readLanguage('nl', words, concepts), readLanguage('en', words, concepts)])
const began = performance.now()
const file = packModel(trainEngine(train, { languages }))
const trainSeconds = (performance.now() - began) / 1000
const model = unpackModel(file)
if (!model) throw new Error('The model that was trained cannot be read back.')
const engine = createEngine(model)
const figures = figuresOf(engine, test)
const times = test
  .map(({ text, locale }) => {
    const from = performance.now()
    engine.ask({ text, locale })
    return performance.now() - from
  })
  .sort((a, b) => a - b)
const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 1000) / 1000
const perLanguage = Object.fromEntries(
  (['nl', 'en'] as const)
    .filter((locale) => test.some((one) => one.locale === locale))
    .map((locale) => [
      locale,
      figuresOf(
        engine,
        test.filter((one) => one.locale === locale),
      ),
    ]),
)
process.stdout.write(
  `${JSON.stringify({ ...figures, perLanguage, ms: { p50: at(0.5), p95: at(0.95) }, trainSeconds: Math.round(trainSeconds * 10) / 10, modelMegabytes: Math.round(file.length / 1e5) / 10 }, null, 2)}\n`,
)

function readRows(name: string): Example[] {
  return readFileSync(name, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return []
      const parsed = row.safeParse(JSON.parse(line))
      if (!parsed.success)
        throw new Error(
          `${name} line ${at + 1}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
        )
      return [parsed.data]
    })
}
