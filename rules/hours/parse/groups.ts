import type { DateFact, Fact, KindFact, MinutesFact, NameFact } from './facts.ts'
import { kindOrder } from './kinds.ts'
import type { Reading } from './reading.ts'
import { type Stretch, splitChunks } from './split-chunks.ts'

/** A stretch that tells of one piece of work, with what it says of it. */
export type Group = Stretch & {
  names: NameFact[]
  minutes: MinutesFact | undefined
  dates: DateFact[]
  kind: KindFact | undefined
  heading: boolean
}

const separators = /,|\ben\b|\band\b|&|\bplus\b|\+|\bdaarna\b|\bthen\b|\balso\b|\book\b|\/|\(|\bvervolgens\b|\bverder\b/g
const corrections =
  /\b(?:nee|sorry|ik bedoel|bedoel ik|of nee|correctie|i mean|no wait|no|actually|oeps|oops|scratch that|beter gezegd|eigenlijk|of liever)\b/

const became = /\b(?:werd(?:en)?|became|turned (?:out|into)|ended up)\b/
/** Right before a length: what was said before it no longer counts. */
const rather =
  /\b(?:sorry|nee|no|correctie|correction|of nee|make (?:that|it)|call it|i mean|ik bedoel|laten we zeggen|zeg maar|let's say|eigenlijk|actually|maak er|doe maar|or rather|of liever)[ ,:]*(?:van |dus |toch )?$/
const denied = /\b(?:niet|not)(?: op| on)? ?$/
const likewise = /\b(?:ook|idem|too|as well|same|zelfde|dito|ditto|likewise)\b/

/** Cuts a message into pieces of work: one for each length of time, with what stands with it. */
export function groupFacts(reading: Reading, facts: readonly Fact[], scopes: readonly Stretch[], marks: readonly Stretch[]): Group[] {
  const text = reading.low
  const kept = withoutRetracted(text, facts)
  const pieces = splitChunks(text, facts, marks, reading).flatMap((chunk) => splitChunk(text, chunk, kept))
  const groups = pieces.map((piece) => describe(piece, text, kept, scopes))
  return merge(groups, text)
}

/** "Een uur, nee anderhalf uur": the last word counts. */
function withoutRetracted(text: string, facts: readonly Fact[]): Fact[] {
  const named = (one: Fact, next: Fact) =>
    facts.some(
      (other) =>
        other.type === 'name' &&
        other.from >= one.to &&
        other.to <= next.from &&
        one.from > (facts.find((each) => each.type === 'name')?.from ?? Infinity),
    )
  return facts.filter((one) => {
    if (one.type !== 'minutes' && one.type !== 'date' && one.type !== 'name') return true
    if (one.type === 'date' && denied.test(text.slice(0, one.from)) && facts.some((other) => other !== one && other.type === 'date'))
      return false
    const next = facts.find((other) => other.type === one.type && other.from >= one.to)
    if (!next) return true
    const between = text.slice(one.to, next.from)
    if (one.type === 'minutes' && rather.test(between) && !named(one, next)) return false
    if (became.test(between) && !/[\n;]/.test(between)) return false
    return (
      between.length > 60 ||
      !corrections.test(between.slice(-30)) ||
      facts.some((other) => other.from >= one.to && other.to <= next.from && other.type !== 'aside')
    )
  })
}

function splitChunk(text: string, chunk: Stretch, facts: readonly Fact[]): Stretch[] {
  const own = facts.filter((one) => one.from >= chunk.from && one.to <= chunk.to)
  const lengths = distinct(text, own)
  const names = own.filter((one) => one.type === 'name')
  const nameFirst = names.length > 0 && lengths.length > 0 && names[0]!.from < lengths[0]!.from
  const dates = own.filter((one) => one.type === 'date' && !one.weak)
  const dayFirst = lengths.length > 1 && dates.length === lengths.length && dates.every((one, at) => one.to <= lengths[at]!.from)
  const marks = [...text.slice(chunk.from, chunk.to).matchAll(separators)]
    .map((match) => match.index + chunk.from)
    .filter((at) => !own.some((one) => one.from <= at && at < one.to))
  const cuts = lengths.slice(1).map((next, at) => {
    const last = lengths[at]!
    const between = marks.filter((mark) => mark >= last.to && mark < next.from)
    const name = names.find((one) => one.from >= last.to && one.to <= next.from)
    const day = dates.find((one) => one.from >= last.to && one.to <= next.from)
    if (dayFirst && day && (!name || names.length === 1)) return between.filter((mark) => mark < day.from).at(-1) ?? day.from
    if (nameFirst && name) return between.filter((mark) => mark < name.from).at(-1) ?? name.from
    const after = own.find(
      (one) =>
        one.type === 'kind' &&
        one.from >= (names.findLast((each) => each.from >= last.to && each.to <= next.from)?.to ?? last.to) &&
        one.to <= next.from,
    )
    return between.at(-1) ?? after?.from ?? next.from
  })
  const edges = [chunk.from, ...cuts, chunk.to]
  return edges.slice(0, -1).map((from, at) => ({ from, to: edges[at + 1]! }))
}

/** The lengths that each are a piece of work: not the total, and not the same length said once more. */
function distinct(text: string, facts: readonly Fact[]): MinutesFact[] {
  const all = facts.filter((one) => one.type === 'minutes')
  return all.filter((one, at) => {
    const before = all[at - 1]
    const isTotal = all.length > 1 && /(?:totaal|total|bij elkaar|altogether|opgeteld|=|dus)(?: van)?[ :§]*$/.test(text.slice(0, one.from))
    const again =
      before &&
      (before.clock ?? one.clock) &&
      before.minutes === one.minutes &&
      !facts.some((other) => other.type === 'name' && other.from >= before.to && other.to <= one.from)
    return !isTotal && !again
  })
}

function describe(piece: Stretch, text: string, facts: readonly Fact[], scopes: readonly Stretch[]): Group {
  const own = facts.filter((one) => one.from >= piece.from && one.to <= piece.to)
  const scoped = (one: Fact) => scopes.some((scope) => one.from > scope.from && one.from < scope.to)
  const kinds = own.filter((one) => one.type === 'kind' && !scoped(one)).filter((one) => one.type === 'kind')
  const kind = kindOrder.map((wanted) => kinds.find((one) => one.kind === wanted)).find((one) => one !== undefined)
  const certain = own.filter((one) => one.type === 'date' && !one.weak).filter((one) => one.type === 'date')
  const vague = own.filter((one) => one.type === 'date').filter((one) => one.date === null)
  const weak = own.filter((one) => one.type === 'date')
  return {
    ...piece,
    names: ownNames(
      own
        .filter(
          (one) => one.type === 'name' && !/\b(?:niet|not|zonder|without|ipv|instead of) (?:met |with )?$/.test(text.slice(0, one.from)),
        )
        .filter((one) => one.type === 'name'),
      scoped,
    ),
    minutes: own.find((one) => one.type === 'minutes'),
    dates: certain.length > 0 ? certain : vague.length > 0 ? vague.slice(0, 1) : weak.slice(0, 1),
    kind,
    heading: false,
  }
}

/** Names in what the talk was about, half-guesses and passers-by give way to who it was with. */
function ownNames(names: readonly NameFact[], scoped: (one: Fact) => boolean): NameFact[] {
  const outside = names.filter((one) => !scoped(one))
  const all = outside.length > 0 ? outside : names.filter((one) => one.options.length > 0)
  const from = all.filter(
    (one) =>
      !all.some(
        (other) =>
          other.options.length > 0 &&
          other.options.length < one.options.length &&
          other.options.every((option) => one.options.includes(option)),
      ),
  )
  const sure = from.filter((one) => one.sure)
  const unique = (sure.length > 0 ? sure : from).filter(
    (one, at, all) =>
      all.findIndex((other) => other.options.length > 0 && String(other.options) === String(one.options)) === at ||
      one.options.length === 0,
  )
  const known = unique.filter((one) => one.options.length > 0)
  return sure.length > 0 || known.length === 0 ? unique : known
}

/** Pieces without a length join the piece they belong to, or stay as headings and tails that others share. */
function merge(groups: readonly Group[], text: string): Group[] {
  const out: Group[] = []
  for (const group of groups) {
    const last = out.at(-1)
    const empty = !group.minutes && group.names.length === 0 && group.dates.length === 0 && !group.kind
    if (last && !last.minutes && !empty && (last.names.length === 0 || group.names.length === 0)) {
      out[out.length - 1] = joined(last, group)
      continue
    }
    const tail = last?.minutes && !group.minutes
    const line = /\n\s*$/.test(text.slice(0, group.from)) || /;\s*$/.test(text.slice(0, group.from))
    if (tail && (group.names.length === 0 || last.names.length === 0 || !(group.kind || line) || sameNames(last, group))) {
      out[out.length - 1] =
        group.dates.length > 0 && out.filter((one) => one.minutes).length > 1 && group.names.length === 0
          ? { ...last, to: group.to }
          : joined(last, group, likewise.test(text.slice(group.from, group.to)))
      if (group.dates.length > 0 && group.names.length === 0 && out.length > 1) out.push({ ...group, heading: true })
      continue
    }
    if (last && empty) out[out.length - 1] = { ...last, to: group.to }
    else if (!empty || group.to - group.from > 0) out.push({ ...group, heading: !group.minutes && group.names.length === 0 })
  }
  return out
}

const sameNames = (one: Group, other: Group) =>
  other.names.every((name) => one.names.some((known) => String(known.options) === String(name.options)))

function joined(one: Group, other: Group, together = false): Group {
  const kind = [one.kind, other.kind]
    .filter((each) => each !== undefined)
    .sort((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind))[0]
  return {
    from: Math.min(one.from, other.from),
    to: Math.max(one.to, other.to),
    names:
      one.names.length > 0 && !(together && !sameNames(one, other)) ? one.names : together ? [...one.names, ...other.names] : other.names,
    minutes: one.minutes ?? other.minutes,
    dates: one.dates.length > 0 ? one.dates : other.dates,
    kind,
    heading: false,
  }
}
