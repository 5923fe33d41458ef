import { smallWords } from './common-words.ts'
import type { Fact } from './facts.ts'
import type { Reading } from './reading.ts'
import { fold } from './reading.ts'
import type { Stretch } from './split-chunks.ts'

const longest = 500
const edgeWords =
  /^(?:(?:over|about|re|mbt|ivm|notitie|note|opmerking|opm|betreft|topic|onderwerp|waarin|waarbij|over het|en|and|met|with|in|bij|at|op|on|aan|voor|for|van|of|de|het|een|the|a|an|ik|i|heb|had|have|was|is|gehad|gedaan|gezeten|geweest|bezig|ehm?|uhm?|eh|ja|hoi|hi|nou|ook|nog|even|ff|er|we|it|that|dat|ging|went|duurde|took|lasted|spent|aub|svp|please|log|boek|noteer|zet|schrijf|add|book|put|down|me|erin|kun|kan|je|you|could|wil|will|loggen|noteren|invullen|to|als|as|allemaal|all|ieder|elk|each|samen|together|haar|zijn|her|his|their|hun|om|from|about|ongeveer|circa|ca|ruim|bijna|around|sorry|laat)\b|['’]s\b|[\s,;:.!?()\-–—+/&"“”'‘’*•>=]+)/i
const tailWords =
  /(?:\b(?:en|and|met|with|in|bij|at|op|on|aan|voor|for|van|of|de|het|een|the|a|an|ik|i|heb|had|have|was|gehad|gezeten|geweest|ook|nog|to|om|van|duurde|took|dat|that|from|er|toe|erin|ongeveer|about|around|circa|ruim|bijna|aub|svp|please|allemaal|all|ieder|elk|each|samen|together)|[\s,;:.!?()\-–—+/&"“”'‘’*•>=])$/i

/** What a piece says beyond the facts, in the coach's own words: without the small words at its edges. Null when nothing of substance is left. */
export function noteOf(
  stretch: Stretch,
  reading: Reading,
  facts: readonly Fact[],
  scopes: readonly Stretch[],
  marks: readonly Stretch[],
): string | null {
  const inScope = (one: Fact) =>
    (one.type === 'kind' || one.type === 'name') && scopes.some((scope) => one.from > scope.from && one.from < scope.to)
  const cut = [...facts.filter((one) => one.type !== 'note' && !inScope(one)), ...marks]
    .filter((one) => one.from < stretch.to && one.to > stretch.from)
    .sort((a, b) => a.from - b.from)
  const parts: string[] = []
  let from = stretch.from
  for (const one of [...cut, { from: stretch.to, to: stretch.to }]) {
    if (one.from > from) parts.push(pieceOf(reading.source.slice(reading.at[from], reading.at[one.from])))
    from = Math.max(from, one.to)
  }
  const note = parts.filter((part) => part !== '').join(', ')
  return note ? note.slice(0, longest) : null
}

/** After "over" and "about" any word counts; elsewhere it takes one that is not part of every message. */
function pieceOf(raw: string): string {
  const piece = trimmed(raw)
  const told = /^\W*(?:\w+ ){0,3}(?:over|about|re|notitie|note|on):? /i.test(raw)
  return (told ? /\p{L}{3}/u.test(piece) : hasSubstance(piece)) ? piece : ''
}

function trimmed(raw: string): string {
  let text = raw.replace(/\s+/g, ' ').slice(0, longest * 2)
  for (let before = ''; before !== text; ) {
    before = text
    text = text.replace(edgeWords, '')
  }
  for (let before = ''; before !== text; ) {
    before = text
    text = text.replace(tailWords, '')
  }
  return text
}

const hasSubstance = (text: string) => (fold(text).match(/\p{L}{3,}/gu) ?? []).some((word) => !smallWords.has(word))
