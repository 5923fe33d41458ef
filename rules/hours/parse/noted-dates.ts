import type { DateFact, Fact } from './facts.ts'

const openers =
  /(?<!\d )\b(?:over(?! (?:the phone|de telefoon|teams|zoom))|about|(?<!')re|mbt|m\.b\.t\.|ivm|i\.v\.m\.|in verband met|inzake|regarding|concerning|naar aanleiding van|nav|gewerkt aan|working on|worked on|bezig met|om te|voorbereid\w*|prepar\w*|geholpen met|debrief(?: of)?)\b/g
const ties = /([a-z§]+) (?:van|voor|of|for|from|richting)(?: de| het| the| aanstaande| komende)? ?$/
const free = /^(?:uur|uren|min|minuten|hours?|minutes|tijd|time|en|and|ook|nog|log|noteer|boek|gesprek|talk|afspraak|sessie|session|§+)$/

/** Leaves out the days that belong to what was talked about ("de toets van maandag", "Friday's test") when another day is named, or when it is plain that they do. */
export function leaveNotedDates(low: string, facts: readonly Fact[], today: string): Fact[] {
  const dates = facts.filter((one) => one.type === 'date')
  const done = dates.some((one) => one.date !== null && one.date <= today)
  const noted = dates.filter((one) => isNoted(one, low, facts) || (done && isNext(one, low, facts, today)))
  if (noted.length === 0) return [...facts]
  const dropped = noted.filter(
    (one) => tied(one, low, facts) === 'topic' || dates.some((other) => !noted.includes(other) && near(low, one, other)),
  )
  return facts.map((one) => (dropped.some((other) => other === one) ? { type: 'aside', from: one.from, to: one.to } : one))
}

const isNoted = (one: DateFact, low: string, facts: readonly Fact[]) => tied(one, low, facts) !== undefined || opened(one, low)

const near = (low: string, one: DateFact, other: DateFact) =>
  !/\n|;/.test(low.slice(Math.min(one.to, other.to), Math.max(one.from, other.from)))

/** A day to come, or one that was agreed on, in a piece without a length of its own: "volgende afspraak 26/11". */
function isNext(one: DateFact, low: string, facts: readonly Fact[], today: string): boolean {
  const start = pieceStart(low, one.from)
  const end = low.slice(one.to).search(/[,;\n]|\. /)
  const piece = low.slice(start, end === -1 ? undefined : one.to + end)
  if (facts.some((other) => other.type === 'minutes' && other.from >= start && other.from < start + piece.length)) return false
  return (
    (one.date !== null && one.date > today) ||
    /\b(?:afgesproken|agreed|volgende afspraak|next (?:meeting|appointment|talk)|verzet|verplaatst|moved|postponed|rescheduled)\b/.test(
      piece,
    )
  )
}

/** Whether "over" or "about" stands before it in the same piece. */
function opened(one: DateFact, low: string): boolean {
  const start = pieceStart(low, one.from)
  return [...low.slice(start, one.from).matchAll(openers)].length > 0
}

/** A day tied to a noun; to that of a topic when the topic has been opened. */
function tied(one: DateFact, low: string, facts: readonly Fact[]): 'noun' | 'topic' | undefined {
  const minutes = facts.filter((other) => other.type === 'minutes' || other.type === 'name' || (other.type === 'date' && other !== one))
  const masked = [...low]
  for (const { from, to } of minutes) masked.fill('§', from, to)
  const before = masked.slice(0, one.from).join('')
  const owner = /'s$/.test(low.slice(one.from, one.to)) && /^ [a-z]{3,}/.test(low.slice(one.to))
  const noun = ties.exec(before)?.[1]
  if (!owner && (noun === undefined || free.test(noun))) return undefined
  return opened(one, low) ? 'topic' : 'noun'
}

const pieceStart = (low: string, at: number) => Math.max(...['\n', ';', ',', '. '].map((mark) => low.lastIndexOf(mark, at))) + 1
