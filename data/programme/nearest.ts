const distance = (from: string, to: string) => {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...to].entries()) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

/** The known word somebody probably meant, or undefined when none is near. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  const longer = known.filter((candidate) => word.length > 2 && candidate.startsWith(word))
  if (longer.length === 1) return longer[0]
  const ranked = known.map((candidate) => ({ candidate, off: distance(word, candidate) })).sort((a, b) => a.off - b.off)
  const best = ranked[0]
  return best && best.off <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : undefined
}

/** What to do about a word that is not known: the one that was probably meant, or the choice there is. */
export const suggest = (word: string, known: readonly string[]): string => {
  const meant = nearest(word, known)
  if (meant) return `write "${meant}", if that is what you meant`
  return known.length === 0 ? 'there is none yet; add it first' : `use one of ${known.join(', ')}`
}
