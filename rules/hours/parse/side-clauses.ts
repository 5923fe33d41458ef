import {
  another,
  calledOff,
  comingDays,
  handingIn,
  lookingAhead,
  lookingBack,
  lostTime,
  present,
  reminding,
  wasIll,
  wondering,
} from './clause-words.ts'
import type { Fact } from './facts.ts'

type Kind = 'plain' | 'ahead' | 'off' | 'lost' | 'asked'
type Clause = { from: number; to: number; text: string; kind: Kind; facts: Fact[] }

const sentenceEnds = /[\n;]|[.!?]+(?=\s|$)/g
const clauseEnds =
  /,|\b(?:maar|but|dus|so|omdat|want|because|terwijl|although)\b|\b(?:en|and)\b(?= (?:we|wij|ik|i|he|she|they|hij|ze|zij|then|dan|will|ga|gaan|morgen|tomorrow|volgende|next|wil|moet)\b)/g
const topics =
  /\b(?:over(?! (?:een|a|\d{1,2}|een paar) (?:week|weken|dag|dagen|maand|maanden)\b)|about|(?<!')re|mbt|ivm|nadat|after|naar aanleiding)\b.*$/
const reason = /^(?:omdat|want|because|terwijl|although)\b/
const contrary = /^(?:maar|but)\b/
const moved = /\b(?:verplaatst|verzet|verschoven|uitgesteld|moved|postponed?|rescheduled?)\b/
const planned = /\b(?:in)?(?:plannen|gepland)\b|\bscheduled?\b|\bagenda\b|\bherinner\b|\bremind\b/

/** What was planned came about otherwise: "een uur gepland, het werd veertig minuten". */
const became =
  /\b(?:werd(?:en)?|became|turned (?:out(?: to be)?|into)|ended up(?: being| as| at)?)\b(?: (?:het|er|dus|uiteindelijk|toch|maar|a|an|one))* ?$/

/** Turns into asides what is said of plans, of what did not take place, of waiting and in questions, so that what was done remains: "gisteren een uur, vrijdag ga ik weer". */
export function leaveSides(low: string, facts: readonly Fact[], today: string): Fact[] {
  const masked = maskNames(low, facts)
  const turned = facts.some((one) => (one.type === 'minutes' || one.type === 'date') && became.test(low.slice(0, one.from)))
  if (turned) return [...facts]
  const sentences = cut(masked, { from: 0, to: low.length }, sentenceEnds, facts).map((one) =>
    cut(masked, one, clauseEnds, facts).map((part) => judged(part, masked, facts, today)),
  )
  const dropped = sentences.flatMap((clauses, at) => droppedOf(clauses, sentences[at + 1]))
  if (dropped.length === 0) return [...facts]
  const isDropped = (one: Fact) => dropped.some((clause) => clause.from <= one.from && one.from < clause.to)
  const named = facts.some((one) => one.type === 'name' && one.options.length > 0 && !isDropped(one))
  return facts.map((one) => {
    if (!isDropped(one) || one.type === 'note' || (one.type === 'name' && !named)) return one
    return { type: 'aside', from: one.from, to: one.to }
  })
}

/** The clauses of one sentence that do not count; all of them when no other tells of work by itself. */
function droppedOf(clauses: readonly Clause[], next: readonly Clause[] | undefined): Clause[] {
  const sides = clauses.filter((one) => one.kind !== 'plain')
  const undone = next?.length === 1 && next[0]!.kind === 'off' && next[0]!.facts.length === 0
  if (undone) return [...clauses]
  if (sides.length === 0) return []
  const spoken = sides.filter((one) => one.facts.length > 0 || one.kind === 'off' || one.kind === 'asked' || planned.test(one.text))
  if (spoken.length === 0) return []
  const plain = clauses.filter((one) => one.kind === 'plain')
  const whole = (['minutes', 'name', 'date'] as const).every((type) => plain.some((one) => has(one, type)))
  const kept = whole && !spoken.some((one) => moved.test(one.text)) ? plain : plain.filter(isWork)
  const reach = spoken.some(
    (one) => one.facts.length === 0 && (one.kind === 'off' || (one.kind === 'ahead' && !kept.some((work) => lookingBack.test(work.text)))),
  )
  return kept.length === 0 || reach ? [...clauses] : sides
}

const has = (clause: Clause, type: Fact['type']) => clause.facts.some((one) => one.type === type)
const isWork = (one: Clause) =>
  has(one, 'minutes') ? has(one, 'name') || has(one, 'date') || has(one, 'kind') : has(one, 'name') && has(one, 'date') && has(one, 'kind')

function judged(part: { from: number; to: number }, masked: string, facts: readonly Fact[], today: string): Clause {
  const text = masked.slice(part.from, part.to).replace(/^[\s,.;!?]+/, '')
  const all = facts.filter((one) => part.from <= one.from && one.from < part.to)
  const own = all.filter((one) => one.type !== 'aside' && one.type !== 'note')
  return { ...part, text, facts: own, kind: kindOf(text, own, all.length > own.length, masked, today) }
}

function kindOf(text: string, facts: readonly Fact[], aside: boolean, masked: string, today: string): Kind {
  const minutes = facts.some((one) => one.type === 'minutes')
  const core = text.replace(topics, '')
  if (reason.test(text) && facts.length === 0) return 'plain'
  if (wondering.test(text)) return 'asked'
  if (reminding.test(text)) return 'ahead'
  const refused = facts.some((one) => one.type === 'minutes' && /\b(?:geen|no) (?:§ )?$/.test(masked.slice(0, one.from)))
  if (refused || (calledOff.test(core) && !another.test(core) && !handingIn.test(core))) return 'off'
  if (wasIll.test(core) && !minutes && (facts.length > 0 || contrary.test(text))) return 'off'
  if (minutes && !aside && lostTime.test(core) && !facts.some((one) => one.type === 'kind')) return 'lost'
  const gone = facts.some(
    (one) => one.type === 'date' && one.date !== null && one.date < today && /\d/.test(masked.slice(one.from, one.to)),
  )
  if (gone || lookingBack.test(core) || handingIn.test(core)) return 'plain'
  const coming = facts.some((one) => one.type === 'date' && one.date !== null && one.date > today)
  const vague = comingDays.test(core) && !facts.some((one) => one.type === 'date' && one.date !== null)
  return lookingAhead.test(core) || vague || (coming && present.test(core)) ? 'ahead' : 'plain'
}

function maskNames(low: string, facts: readonly Fact[]): string {
  let text = low
  for (const one of facts)
    if (one.type === 'name' || one.type === 'note') text = text.slice(0, one.from) + '§'.repeat(one.to - one.from) + text.slice(one.to)
  return text
}

/** Pieces begin at the marks, so that "maar" stands at the head of its own. */
function cut(text: string, { from, to }: { from: number; to: number }, marks: RegExp, facts: readonly Fact[]) {
  const cuts = [...text.slice(from, to).matchAll(marks)]
    .map((match) => match.index + from)
    .filter((at) => at > from && !facts.some((one) => one.from <= at && at < one.to))
  const edges = [from, ...cuts, to]
  return edges.slice(0, -1).map((at, index) => ({ from: at, to: edges[index + 1]! }))
}
