type Rule = { strip: string; add: string; when: RegExp }
type Affixes = { prefixes: ReadonlyMap<string, Rule[]>; suffixes: ReadonlyMap<string, Rule[]>; flags: (text: string) => string[] }

/** Every word of a Hunspell word list with its endings and beginnings written out, small letters, each passed to `visit` (some more than once). */
export function expandHunspell(aff: string, dic: string, visit: (word: string) => void): void {
  const affixes = readAffixes(aff)
  for (const line of dic.split('\n').slice(1)) {
    const [entry = '', flagText = ''] = (line.split(/[\t ]/)[0] ?? '').split('/')
    if (!entry) continue
    const word = entry.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    visit(word)
    const flags = affixes.flags(flagText)
    const ends = flags.flatMap((flag) => apply(word, affixes.suffixes.get(flag), 'end'))
    for (const end of ends) visit(end)
    for (const flag of flags) for (const begin of apply(word, affixes.prefixes.get(flag), 'begin')) visit(begin)
  }
}

function apply(word: string, rules: readonly Rule[] = [], side: 'begin' | 'end'): string[] {
  return rules.flatMap((rule) => {
    if (!rule.when.test(word)) return []
    if (side === 'begin') return [rule.add + word.slice(rule.strip.length)]
    return word.endsWith(rule.strip) ? [word.slice(0, word.length - rule.strip.length) + rule.add] : []
  })
}

function readAffixes(aff: string): Affixes {
  const long = /^FLAG\s+long/m.test(aff)
  const prefixes = new Map<string, Rule[]>()
  const suffixes = new Map<string, Rule[]>()
  for (const line of aff.split('\n')) {
    const [kind, flag = '', strip = '', add = '', condition = '.'] = line.trim().split(/\s+/)
    if ((kind !== 'SFX' && kind !== 'PFX') || /^[YN]$/.test(strip)) continue
    const rules = kind === 'SFX' ? suffixes : prefixes
    const rule = {
      strip: strip === '0' ? '' : strip.toLowerCase(),
      add: (add.split('/')[0] ?? '').replace(/^0$/, '').toLowerCase(),
      when: new RegExp(kind === 'SFX' ? `${asPattern(condition)}$` : `^${asPattern(condition)}`, 'iu'),
    }
    rules.set(flag, [...(rules.get(flag) ?? []), rule])
  }
  return { prefixes, suffixes, flags: (text) => (long ? (text.match(/../gu) ?? []) : [...text]) }
}

/** A Hunspell condition is a small regular expression in which only `.` and `[...]` are special. */
const asPattern = (condition: string) => condition.replace(/[\\{}()*+?^$|/-]/g, (mark) => (mark === '^' ? '^' : `\\${mark}`))
