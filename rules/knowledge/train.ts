import { locales } from '../../data/bilingual.ts'
import { answerGate } from './answer-gate.ts'
import { trainGate } from './gate.ts'
import type { Language } from './lexicon.ts'
import { type Example, type KnowledgeModel, type LocaleModel, modelVersion, type TopicInfo } from './model.ts'
import { type Labelled, labelled, type Prepared, prepare } from './prepare.ts'
import { quantise } from './quantise.ts'
import { chooseFrom } from './settings.ts'
import { siblingsAmong } from './siblings.ts'
import { trainLocale } from './train-locale.ts'
import { chooseTrials, tryOut } from './trials.ts'

/** What training needs beside the questions: each language's words, with the bits of its word list, and how topics belong together. */
export type TrainingOptions = { languages: readonly [KnownLanguage, ...KnownLanguage[]]; topics?: readonly TopicInfo[] }
export type KnownLanguage = Language & { bits: Uint8Array }

/** Learns everything from questions whose topic is known; those with topic null teach the gates only. The same input gives the same model. */
export function trainEngine(examples: readonly Example[], { languages, topics: infos }: TrainingOptions): KnowledgeModel {
  const topics: TopicInfo[] =
    infos?.map(({ id, related, audience }) => ({ id, related, ...(audience && { audience }) })) ??
    [...new Set(examples.flatMap(({ topic }) => (topic === null ? [] : [topic])))].sort().map((id) => ({ id, related: [] }))
  const models = locales.flatMap((locale) => {
    const language = languages.find((one) => one.locale === locale)
    if (!language || !examples.some((one) => one.locale === locale && one.topic !== null)) return []
    const prepared = prepare(
      examples.filter((one) => one.locale === locale),
      language,
    )
    return [
      trainModel(
        labelled(prepared),
        prepared.filter(({ topic }) => topic === null),
        topics,
        language,
      ),
    ]
  })
  const { words, concepts } = languages[0]
  return {
    version: modelVersion,
    lists: { words, concepts },
    topics,
    locales: models,
    words: languages.map(({ locale, bits }) => ({ locale, bits })),
  }
}

function trainModel(own: readonly Labelled[], strange: readonly Prepared[], topics: readonly TopicInfo[], language: Language): LocaleModel {
  const used = new Set(own.map(({ topic }) => topic))
  const ids = topics.map(({ id }) => id).filter((id) => used.has(id))
  const tried = tryOut(own, strange, ids, language, siblingsAmong(ids, topics))
  const { vocabulary, table, softmax, bayes, postings, examples } = trainLocale(own, strange, ids, language)
  return {
    locale: language.locale,
    topics: ids,
    vocabulary,
    examples,
    hashes: table.hashes,
    idf: table.idf,
    softmax: quantise(softmax),
    bayes: quantise(bayes),
    postings,
    answer: answerGate(tried),
    choose: { ...trainGate(chooseTrials(tried)), threshold: chooseFrom },
  }
}

/** Models of different languages as one. */
export const joinModels = (models: readonly [KnowledgeModel, ...KnowledgeModel[]]): KnowledgeModel => ({
  ...models[0],
  locales: models.flatMap(({ locales }) => locales),
  words: models.flatMap(({ words }) => words),
})
