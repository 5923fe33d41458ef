const words = (line: string) => line.split(' ')

/** One to nineteen, and the tens from twenty on; the ordinals from first to twelfth. */
const dutch = {
  units: [
    '',
    ...words('een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien'),
  ],
  tens: words('twintig dertig veertig vijftig zestig zeventig tachtig negentig'),
  ordinals: words('eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde'),
}
const english = {
  units: [
    '',
    ...words(
      'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    ),
  ],
  tens: words('twenty thirty forty fifty sixty seventy eighty ninety'),
  ordinals: words('first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'),
}

function cardinals(): Map<string, string> {
  const found = new Map<string, string>()
  const put = (word: string, value: number) => found.set(word, String(value))
  for (const { units } of [dutch, english])
    units.forEach((word, value) => {
      if (value > 1) put(word, value)
    })
  dutch.tens.forEach((ten, at) => {
    put(ten, at * 10 + 20)
    for (let unit = 1; unit < 10; unit++) put(`${dutch.units[unit]}en${ten}`, at * 10 + 20 + unit)
  })
  english.tens.forEach((ten, at) => {
    put(ten, at * 10 + 20)
    for (let unit = 1; unit < 10; unit++) {
      put(`${ten}-${english.units[unit]}`, at * 10 + 20 + unit)
      put(`${ten} ${english.units[unit]}`, at * 10 + 20 + unit)
    }
  })
  for (let unit = 0; unit < 10; unit++) put(unit ? `fourty ${english.units[unit]}` : 'fourty', 40 + unit)
  put('honderd', 100)
  put('honderdtwintig', 120)
  put('honderdvijf', 105)
  put('honderdtien', 110)
  for (let unit = 2; unit < 10; unit++)
    for (const half of ['enhalf', 'eneenhalf', 'enhalve', 'eneenhalve']) found.set(`${dutch.units[unit]}${half}`, `${unit}.5`)
  for (const word of ['anderhalf', 'anderhalve', 'anderalf', 'anderhalfe', 'anderhaf', 'andehalf', 'onehalf']) found.set(word, '1.5')
  return found
}

function ordinals(): Map<string, string> {
  const found = new Map<string, string>()
  for (const list of [dutch.ordinals, english.ordinals]) for (const [at, word] of list.entries()) found.set(word, `${at + 1}e`)
  const tens = [...dutch.tens.slice(0, 2), ...dutch.units.slice(13)]
  for (const word of tens) found.set(`${word}${word.endsWith('g') ? 'ste' : 'de'}`, `${cardinalOf.get(word)}e`)
  for (const word of english.units.slice(13)) found.set(`${word}th`, `${cardinalOf.get(word)}e`)
  found.set('twentieth', '20e').set('thirtieth', '30e').set('thirty-first', '31e')
  for (let unit = 1; unit < 10; unit++) {
    found.set(`twenty-${english.ordinals[unit - 1]}`, `${20 + unit}e`)
    found.set(`${dutch.units[unit]}entwintigste`, `${20 + unit}e`)
  }
  return found.set('eenendertigste', '31e')
}

const cardinalOf = cardinals()
const ordinalOf = ordinals()

/** A number written in folded letters, Dutch or English, in digits: "vijfenveertig" is "45", "anderhalf" is "1.5", "twaalfde" is "12e". "Een" and "one" stay words. */
export const digitsOf = (word: string): string | undefined => cardinalOf.get(word) ?? ordinalOf.get(word)

const englishHours = new Set([...english.units.slice(1, 13)])

/** Whether it is an English hour in letters, so that "half" before it means half past. */
export const isEnglishHour = (word: string): boolean => (word !== 'one' ? englishHours.has(word) : true)
