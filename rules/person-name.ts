export type NameFault = 'empty' | 'email' | 'tooLong' | 'noLetters' | 'strange'

/** A name as somebody wants to be called. Anything with letters is a name, from "Bo" to "D'Artagnan-de Vries"; links, digits and key mashing are not. */
export function readName(raw: string): { ok: true; name: string } | { ok: false; fault: NameFault } {
  const name = raw
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const fault = faultOf(name.replace(introduction, ''))
  return fault ? { ok: false, fault } : { ok: true, name: name.replace(introduction, '') }
}

const introduction = /^(?:(?:mijn naam is|ik heet|ik ben|my name is|i am|i'm|it's) )(?=\S)/i

function faultOf(name: string): NameFault | undefined {
  if (name === '') return 'empty'
  if (name.length > 80) return 'tooLong'
  if (/\S+@\S+\.\S+/.test(name)) return 'email'
  if (!/\p{L}.*\p{L}/u.test(name) && !/\p{Lo}/u.test(name)) return 'noLetters'
  if (/[\p{N}@<>{}[\]\\/|=*_#~^%$€!?]|https?:|www\./u.test(name) || /(\p{L})\1{3}/iu.test(name) || /\p{Extended_Pictographic}/u.test(name))
    return 'strange'
  return undefined
}
