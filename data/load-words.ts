import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { type Locale, locales } from './bilingual.ts'
import { KnowledgeError } from './knowledge-error.ts'
import { knowledgeFolder } from './load-knowledge.ts'

const words = z.string().transform((text) => text.split(/\s+/).filter(Boolean))
const perLanguage = z.strictObject({ nl: words, en: words })

/** Words with a part to play in every question: without a subject (`common`), turning round (`not`), pointing back (`back`), joining questions (`join`), said along and left out of a question that is read (`filler`). */
export const wordLists = z.strictObject({
  common: perLanguage,
  not: perLanguage,
  back: perLanguage,
  join: perLanguage,
  filler: perLanguage,
})
export type WordLists = z.infer<typeof wordLists>

/** Words and expressions that mean much the same, by the name of what they mean; `verdien*` stands for every word that begins so. */
export const concepts = z.record(
  z.string(),
  z.strictObject({ nl: z.array(z.string().trim().min(1)), en: z.array(z.string().trim().min(1)) }),
)
export type Concepts = z.infer<typeof concepts>

const outOfScope = z.strictObject({ nl: z.array(z.string().min(1)), en: z.array(z.string().min(1)) })

/** Words, concepts, and questions without an answer (`strange`), which teach the engine when to hold back. */
export type EngineWords = { words: WordLists; concepts: Concepts; strange: { text: string; topic: null; locale: Locale }[] }

/** Reads `words.yaml`, `concepts.yaml` and `out-of-scope.yaml` beside the topics. Throws a KnowledgeError that says what to mend. */
export function loadWords(folder: string = knowledgeFolder): EngineWords {
  const strange = read(folder, 'out-of-scope.yaml', outOfScope)
  return {
    words: read(folder, 'words.yaml', wordLists),
    concepts: read(folder, 'concepts.yaml', concepts),
    strange: locales.flatMap((locale) => strange[locale].map((text) => ({ text, topic: null, locale }))),
  }
}

function read<Type>(folder: string, file: string, schema: z.ZodType<Type>): Type {
  try {
    return schema.parse(parse(readFileSync(join(folder, file), 'utf8')))
  } catch (cause) {
    const problem =
      cause instanceof z.ZodError
        ? `${cause.issues[0]?.path.join('.')} ${cause.issues[0]?.message}`
        : cause instanceof Error
          ? (cause.message.split('\n')[0] ?? '')
          : String(cause)
    throw new KnowledgeError([{ file, problem, mend: 'look at the lists around it: a name, nl: and en:, each with its words' }], cause)
  }
}
