const tussen = "(?:van|de|der|den|ten|ter|el|al|ben|bin|da|dos|di|du|le|la|von|'t)"
const capital = `\\p{Lu}[\\p{L}'’-]+`
const names = `${capital}(?:\\s+(?:${tussen}\\s+)*${capital})*`
/** Somebody who says their name, in capitals or not; and words after which a name may follow, which then has a capital. */
const introduced =
  /(\b(?:mijn naam is|ik heet|noem me|my name is|call me)\s+)(?!\[)[\p{L}'’-]+(?:\s+(?:(?:van|de|der|den|el|al|ben)\s+)+[\p{L}'’-]+)?/giu
const greeted = new RegExp(
  `(\\b(?:[Ii]k ben|[Ii] am|[Ii]['’]m|[Gg]roet(?:en|jes)?,?|[Rr]egards,?|[Dd]hr\\.?|[Mm]evr\\.?|[Mm]eneer|[Mm]evrouw|[Mm]rs?\\.?|[Mm]s\\.?)\\s+)${names}`,
  'gu',
)
const fullName = /(?<=[\p{L},;:]\s)\p{Lu}[\p{L}'’-]+(?:\s+(?:(?:van|de|der|den|ten|ter|el|al|ben|bin)\s+)*\p{Lu}[\p{L}'’-]+)+/gu

const rules: [RegExp, string][] = [
  [/[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().,]+/gu, '[e-mail]'],
  [/\b(?:https?:\/\/|www\.)\S+/giu, '[link]'],
  [/\b[A-Z]{2}\d{2}\s?(?:[A-Z0-9]{4}\s?){2,6}[A-Z0-9]{0,4}\b/g, '[rekening]'],
  [/(?:\+|\b00)\d{1,3}[\s\d().-]{7,15}\d|\b0\d{1,3}[\s.-]?\d{3}[\s.-]?\d{2,4}(?:[\s.-]?\d{2})?\b/g, '[telefoon]'],
  [/\b\d{4}\s?[a-z]{2}\b(?!\w)(?<!\b\d{4}\s?(?:is|in|en|of|op|om|te|ik|je|we|ze|er|al|to|or|an|at|by|it|if|so))/giu, '[postcode]'],
  [
    /\b[\p{L}'’.-]*(?:straat|laan|weg|plein|gracht|kade|dijk|singel|hof|pad|steeg|street|avenue|road|lane)\s+\d{1,4}\s?[a-z]?\b(?:[-\s]?(?:hs|[iv]+|\d{1,2}))?/giu,
    '[adres]',
  ],
  [
    /\b\d{1,2}[-/. ](?:\d{1,2}|jan\w*|feb\w*|maa?rt\w*|mar\w*|apr\w*|mei|may|jun\w*|jul\w*|aug\w*|sep\w*|okt\w*|oct\w*|nov\w*|dec\w*)[-/. ](?:19|20)\d{2}\b/giu,
    '[datum]',
  ],
  [/\b\d(?:[\s.-]?\d){7,}\b/g, '[nummer]'],
]

/** A text without what can lead to a person: e-mail and web addresses, phone and account numbers, street, postcode, dates of birth and names. Better a word too many than one too few. */
export function scrub(text: string): string {
  const plain = rules.reduce((left, [pattern, mark]) => left.replace(pattern, mark), text.slice(0, 1000))
  return plain
    .replace(greeted, '$1[naam]')
    .replace(introduced, '$1[naam]')
    .replace(fullName, '[naam]')
    .replace(/\[naam\](?:\s+\p{Lu}[\p{L}'’-]+)+/gu, '[naam]')
}
