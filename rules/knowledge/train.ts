import { locales } from '../../data/bilingual.ts'
import { answerGate } from './answer-gate.ts'
import { trainGate } from './gate.ts'
import type { Language } from './lexicon.ts'
import { type Example, type KnowledgeModel, type LocaleModel, modelVersion, type TopicInfo } from './model.ts'
import { quantise } from './quantise.ts'
import { chooseFrom } from './settings.ts'
import { siblingsAmong } from './siblings.ts'
import { type Labelled, trainLocale } from './train-locale.ts'
import { chooseTrials, tryOut } from './trials.ts'

/** What training needs beside the questions: each language's words, with the bits of its word list, and how topics belong together. */
export type TrainingOptions = { languages: readonly (Language & { bits: Uint8Array })[]; topics?: readonly TopicInfo[] }

/** Learns everything from questions whose topic is known; those with topic null teach the gates only. The same input gives the same model. */
export function trainEngine(examples: readonly Example[], { languages, topics: infos }: TrainingOptions): KnowledgeModel {
  const topics =
    infos ?? [...new Set(examples.flatMap(({ topic }) => (topic === null ? [] : [topic])))].sort().map((id) => ({ id, related: [] }))
  const models = locales.flatMap((locale) => {
    const language = languages.find((one) => one.locale === locale)
    const own = examples.filter((one): one is Labelled => one.locale === locale && one.topic !== null)
    if (!language || own.length === 0) return []
    return [
      trainModel(
        own,
        examples.filter((one) => one.locale === locale && one.topic === null),
        topics,
        language,
      ),
    ]
  })
  return { version: modelVersion, topics: [...topics], locales: models, words: languages.map(({ locale, bits }) => ({ locale, bits })) }
}

function trainModel(own: readonly Labelled[], strange: readonly Example[], topics: readonly TopicInfo[], language: Language): LocaleModel {
  const used = new Set(own.map(({ topic }) => topic))
  const ids = topics.map(({ id }) => id).filter((id) => used.has(id))
  const tried = tryOut(own, strange, ids, language, siblingsAmong(ids, topics))
  const { counts, table, softmax, bayes, postings, examples } = trainLocale(own, strange, ids, language)
  return {
    locale: language.locale,
    topics: ids,
    counts: [...counts],
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
