const dutchUnits = [
  '',
  'een',
  'twee',
  'drie',
  'vier',
  'vijf',
  'zes',
  'zeven',
  'acht',
  'negen',
  'tien',
  'elf',
  'twaalf',
  'dertien',
  'veertien',
]
const dutchTeens = ['vijftien', 'zestien', 'zeventien', 'achttien', 'negentien']
const dutchTens = ['twintig', 'dertig', 'veertig', 'vijftig', 'zestig', 'zeventig', 'tachtig', 'negentig']
const englishUnits = [
  '',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
]
const englishTeens = ['fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']
const englishTens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const dutchOrdinals = [
  'eerste',
  'tweede',
  'derde',
  'vierde',
  'vijfde',
  'zesde',
  'zevende',
  'achtste',
  'negende',
  'tiende',
  'elfde',
  'twaalfde',
]
const englishOrdinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
]

function cardinals(): Map<string, string> {
  const words = new Map<string, string>()
  const put = (word: string, value: number) => words.set(word, String(value))
  for (const list of [
    [...dutchUnits, ...dutchTeens],
    [...englishUnits, ...englishTeens],
  ])
    list.forEach((word, value) => {
      if (value > 1) put(word, value)
    })
  dutchTens.forEach((ten, at) => {
    put(ten, at * 10 + 20)
    for (let unit = 1; unit < 10; unit++) put(`${dutchUnits[unit]}en${ten}`, at * 10 + 20 + unit)
  })
  englishTens.forEach((ten, at) => {
    put(ten, at * 10 + 20)
    for (let unit = 1; unit < 10; unit++) {
      put(`${ten}-${englishUnits[unit]}`, at * 10 + 20 + unit)
      put(`${ten} ${englishUnits[unit]}`, at * 10 + 20 + unit)
    }
  })
  for (let unit = 0; unit < 10; unit++) put(unit ? `fourty ${englishUnits[unit]}` : 'fourty', 40 + unit)
  put('honderd', 100)
  put('honderdtwintig', 120)
  put('honderdvijf', 105)
  put('honderdtien', 110)
  for (let unit = 2; unit < 10; unit++)
    for (const half of ['enhalf', 'eneenhalf', 'enhalve', 'eneenhalve']) words.set(`${dutchUnits[unit]}${half}`, `${unit}.5`)
  for (const word of ['anderhalf', 'anderhalve', 'anderalf', 'anderhalfe', 'anderhaf', 'andehalf', 'onehalf']) words.set(word, '1.5')
  return words
}

function ordinals(): Map<string, string> {
  const words = new Map<string, string>()
  for (const list of [dutchOrdinals, englishOrdinals]) for (const [at, word] of list.entries()) words.set(word, `${at + 1}e`)
  const tens = [...dutchTens.slice(0, 2), ...dutchTeens, 'dertien', 'veertien']
  for (const word of tens) words.set(`${word}${word.endsWith('g') ? 'ste' : 'de'}`, `${cardinalOf.get(word)}e`)
  for (const word of ['thirteen', 'fourteen', ...englishTeens]) words.set(`${word}th`, `${cardinalOf.get(word)}e`)
  words.set('twentieth', '20e').set('thirtieth', '30e').set('thirty-first', '31e')
  for (let unit = 1; unit < 10; unit++) {
    words.set(`twenty-${englishOrdinals[unit - 1]}`, `${20 + unit}e`)
    words.set(`${dutchUnits[unit]}entwintigste`, `${20 + unit}e`)
  }
  return words.set('eenendertigste', '31e')
}

const cardinalOf = cardinals()
const ordinalOf = ordinals()

/** A number written in folded letters, Dutch or English, in digits: "vijfenveertig" is "45", "anderhalf" is "1.5", "twaalfde" is "12e". "Een" and "one" stay words. */
export const digitsOf = (word: string): string | undefined => cardinalOf.get(word) ?? ordinalOf.get(word)

const englishHours = new Set([...englishUnits.slice(1, 13)])

/** Whether it is an English hour in letters, so that "half" before it means half past. */
export const isEnglishHour = (word: string): boolean => (word !== 'one' ? englishHours.has(word) : true)
