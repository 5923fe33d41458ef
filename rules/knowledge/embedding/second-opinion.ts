import type { Decision, Found } from '../engine.ts'
import { meaningChances } from './calibrate.ts'
import { likeness, type MeaningIndex } from './meaning-index.ts'

/** What each side's chances are raised to before they are multiplied, and the least a chance can be: neither side can rule a topic out alone. */
const shares = { engine: 1, meaning: 0.5 }
const floor = 1e-3

/** Whether there is something to say about a decision: not about follow-up questions and two questions in one, which the words alone do not tell. */
export const hasSecondOpinion = ({ sureness }: Decision): boolean => sureness !== undefined

/**
 * The engine's decision, looked at again by what the question means. It may order and fill the choices, offer choices where the engine knew nothing,
 * and turn an answer it finds far-fetched into a choice; it never makes an answer, and never changes which.
 */
export function secondOpinion(
  decision: Decision,
  { languages }: MeaningIndex,
  question: Float32Array,
  may: (topic: string) => boolean,
): Decision {
  const language = languages.find(({ locale }) => locale === decision.locale)
  if (!language || !hasSecondOpinion(decision)) return decision
  const { topics, bars } = language
  const like = likeness(language, question)
  const chances = meaningChances(like.slice(0, topics.length), bars)
  const first = decision.topics[0]
  if (decision.band === 'answer') {
    const place = topics.indexOf(first?.id ?? '')
    if (place < 0 || chances[place]! >= bars.doubt) return decision
  }
  if (decision.band === 'unknown') {
    const near = likeliest(like, topics, may)
    if (near <= bars.enough || near < like[topics.length]!) return decision
  }
  const pooled = pool(decision.topics, topics, chances).filter(({ id }) => may(id))
  const three = pooled.slice(0, 3)
  const kept = decision.band !== 'answer' || !first || three.some(({ id }) => id === first.id)
  return { ...decision, band: 'choose', topics: kept ? three : [...three.slice(0, 2), ...pooled.filter(({ id }) => id === first.id)] }
}

function likeliest(like: Float32Array, topics: readonly string[], may: (topic: string) => boolean): number {
  return topics.reduce((most, id, place) => (may(id) ? Math.max(most, like[place]!) : most), -1)
}

/** Both sides' chances multiplied, from likely to unlikely. What the engine did not name shares what it left over, but is no likelier than what it named last. */
function pool(named: readonly Found[], topics: readonly string[], chances: Float32Array): Found[] {
  const left = Math.max(0, 1 - named.reduce((sum, { score }) => sum + score, 0)) / Math.max(1, topics.length - named.length)
  const other = Math.min(left, named.at(-1)?.score ?? 1)
  const scores = new Map(named.map(({ id, score }) => [id, score]))
  const raised = topics.map((id, place) => ({
    id,
    score: ((scores.get(id) ?? other) + floor) ** shares.engine * (chances[place]! + floor) ** shares.meaning,
  }))
  const sum = raised.reduce((total, { score }) => total + score, 0)
  return raised.map(({ id, score }) => ({ id, score: Math.round((score / sum) * 1000) / 1000 })).sort((a, b) => b.score - a.score)
}
