/** Characters of a question that are looked at; people who write more have said it by then. */
export const mostCharacters = 600

/** A question made comparable: small letters, no accents, no invisible characters, plain quotes, at most two equal letters in a row. Never longer than `mostCharacters`. */
export function normalise(text: string): string {
  return text
    .slice(0, mostCharacters)
    .normalize('NFKD')
    .slice(0, mostCharacters)
    .replace(/[\p{M}\p{Cf}\p{Cc}]/gu, (mark) => (mark === '\n' || mark === '\t' ? ' ' : ''))
    .replace(/[‘’ʼ`´]/gu, "'")
    .replace(/[‐-―]/gu, '-')
    .toLowerCase()
    .replace(/(\p{L})\1{2,}/gu, '$1$1')
}
