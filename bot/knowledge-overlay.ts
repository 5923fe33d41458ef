import type { Locale } from '../data/bilingual.ts'
import { everyIn } from '../data/every-document.ts'
import { type DraftDoc, knowledgePartition, type Phrasing } from '../data/knowledge-draft.ts'
import type { Audience } from '../data/knowledge-topic.ts'
import type { Store } from '../data/store.ts'
import type { Decision, Likely, Questions } from '../dialogs/questions.ts'
import { type FilesIndex, indexFiles } from '../rules/editors/files-index.ts'
import { type Additions, liveAdditions } from '../rules/editors/live-additions.ts'

/** What staff added to the knowledge base, in memory, over the knowledge base of the files. */
export type KnowledgeOverlay = {
  questions: Questions
  /** All drafts, as far as this process knows. */
  drafts: () => readonly DraftDoc[]
  /** The topic under which a phrasing stands in the files. */
  inFiles: (text: string, locale: Locale) => string | undefined
  /** Takes in a draft that was just written, so that this process knows it at once. */
  learn: (doc: DraftDoc) => void
  /** Reads all drafts again: two requests, beside the turns. */
  refresh: () => Promise<void>
}

/** Puts what staff added over a knowledge base: an added phrasing is answered by its topic, a new topic is a topic like any other. Everything else is decided by the engine below. */
export function knowledgeOverlay(store: Pick<Store, 'list'>, files: Questions): KnowledgeOverlay {
  let drafts: ReadonlyMap<string, DraftDoc> = new Map()
  let additions: Additions | undefined
  let index: FilesIndex | undefined
  let reading: Promise<void> | undefined
  const learned = new Map<string, DraftDoc>()

  const filesIndex = () => (index ??= indexFiles(files.topics()))
  const live = () =>
    (additions ??= liveAdditions(
      [...drafts.values()],
      (id) => files.topic(id) !== undefined,
      (word) => filesIndex().isWord(word),
    ))
  const topic: Questions['topic'] = (id) => files.topic(id) ?? live().topics.get(id)
  const shownTo = (id: string, audience: Audience) => topic(id)?.audience.includes(audience) ?? false
  const near = (text: string, locale: Locale, audience: Audience): Likely[] =>
    live()
      .matcher.near(text, locale)
      .flatMap(({ topic: id, score }) => (shownTo(id, audience) ? [{ id, score: Math.round(score * 1000) / 1000 }] : []))

  /** What stands word for word in the files under another topic is not the addition's, however near. */
  function elsewhere(text: string, { topic, locale }: Phrasing): boolean {
    const file = filesIndex().topicOf(text, locale)
    return file !== undefined && file !== topic
  }

  async function readAll(kind: DraftDoc['kind'], into: Map<string, DraftDoc>): Promise<void> {
    for await (const doc of everyIn<DraftDoc>(store, knowledgePartition, kind)) into.set(doc.id, doc)
  }

  /** What was written while it was being read may be missing in it. */
  async function read(): Promise<void> {
    learned.clear()
    const found = new Map<string, DraftDoc>()
    await readAll('topic-draft', found)
    await readAll('phrasing', found)
    for (const doc of learned.values()) if ((found.get(doc.id)?.revision ?? -1) < doc.revision) found.set(doc.id, doc)
    if (!sameDrafts(found, drafts)) additions = undefined
    drafts = found
    live()
  }

  return {
    questions: {
      ...files,
      topic,
      topics: () => [...files.topics(), ...live().topics.values()],
      async ask(asked): Promise<Decision> {
        const same = live().matcher.same(asked.text, asked.locale)
        if (same && shownTo(same.topic, asked.audience) && !elsewhere(asked.text, same))
          return { band: 'answer', locale: same.locale, topics: [{ id: same.topic, score: 1 }] }
        const decision = await files.ask(asked)
        if (decision.band === 'answer') return decision
        const likely = near(asked.text, decision.locale, asked.audience)
        return likely.length === 0 ? decision : { ...decision, band: 'choose', topics: firstThree([...likely, ...decision.topics]) }
      },
      likely: (asked) => firstThree([...near(asked.text, asked.locale, asked.audience), ...files.likely(asked)]),
    },
    drafts: () => [...drafts.values()],
    inFiles: (text, locale) => filesIndex().topicOf(text, locale),
    learn(doc) {
      learned.set(doc.id, doc)
      if ((drafts.get(doc.id)?.revision ?? -1) >= doc.revision) return
      drafts = new Map(drafts).set(doc.id, doc)
      additions = undefined
    },
    refresh: () => (reading ??= read().finally(() => (reading = undefined))),
  }
}

const sameDrafts = (one: ReadonlyMap<string, DraftDoc>, other: ReadonlyMap<string, DraftDoc>) =>
  one.size === other.size &&
  [...one.values()].every(({ id, revision, at }) => other.get(id)?.revision === revision && other.get(id)?.at === at)

const firstThree = (all: readonly Likely[]): Likely[] =>
  all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at).slice(0, 3)
