import type { Fact, NoteFact } from './facts.ts'
import type { Sheet } from './sheet.ts'

const quotes = /"[^"\n]{3,200}"|(?<=^|[\s(:])'(?!s )[^'\n]{3,200} [^'\n]{1,200}'(?=$|[\s,.;:)])/g
const markers =
  /\b(?:(?:ging|gaat|went|was|gehad|gepraat|gesproken) (?:het )?over|(?:dat|het|die|we|this|it) (?:ging|had het) over|over(?! (?:the phone|video|a video|facetime|skype|whatsapp|a call|de telefoon|teams|zoom|the weekend|het weekend))|about|(?<!')re|mbt|m\.b\.t\.|met betrekking tot|ivm|i\.v\.m\.|in verband met|inzake|betreft|betreffende|onderwerp|topic|regarding|notitie|note|notes|opmerking|opm|concerning|naar aanleiding van|n\.a\.v\.|nav|waarin|waarbij|omdat|want|because|thema|in het kader van|ter voorbereiding op|voorbereiding van|gewerkt aan|bezig met|gewerkt met|work(?:ed|ing) on|help(?:ed|ing)? (?:her|him|them)|geholpen met|geoefend met|focus(?:sed|sing)? (?:op|on)|discussing|to discuss|om te|aan de hand van|n\.b\.|nb|ps|he's|she's|hij is|zij is|ze is|hij|zij|he|she)\b:?/g

/** Takes quoted text: whatever it says, it is a note. */
export const takeQuotes = (sheet: Sheet): NoteFact[] => sheet.take(quotes, () => ({ type: 'note' as const }))

/** Where "over", "about" and their like open a note. It ends at the clause, or at a time or day that follows. */
export function noteScopes(text: string, facts: readonly Fact[]): { from: number; to: number }[] {
  const stops = facts.filter((one) => one.type === 'minutes' || one.type === 'date').map((one) => one.from)
  const scopes: { from: number; to: number }[] = []
  for (const match of text.matchAll(markers)) {
    const from = match.index
    if (scopes.some((one) => from < one.to) || facts.some((one) => one.from <= from && from < one.to)) continue
    const clause = text.slice(from).search(/[;\n]|[.!?](?:\s|$)|,/)
    const end = clause === -1 ? text.length : from + clause
    scopes.push({ from, to: Math.min(end, ...stops.filter((at) => at > from)) })
  }
  return scopes
}
