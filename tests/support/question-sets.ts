import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const row = z.object({
  text: z.string(),
  topic: z.string().nullable(),
  locale: z.enum(['nl', 'en']),
  also: z.array(z.string()).optional(),
})
const folder = join(import.meta.dirname, '../knowledge')

/** The sets of questions by people who had not read the phrasings; figures of the first were looked at while the engine was made, of the second only afterwards. */
export const questionSets = ['first', 'second'] as const

/** All questions of a set, with and without an answer. */
export const questionsOf = (set: (typeof questionSets)[number]) =>
  readdirSync(join(folder, set))
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) =>
      readFileSync(join(folder, set, name), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => row.parse(JSON.parse(line))),
    )
