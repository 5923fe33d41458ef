const joints = ['', 's', 'e', 'en', 'n', 'er']
const shortestPart = 3

/** Splits "collegegeldkosten" into known words ("collegegeld", "kosten"), with or without a joining letter; nothing when it does not come out. The longest last part wins; at most `most` parts. */
export function splitCompound(word: string, isKnown: (part: string) => boolean, most = 3): string[] | undefined {
  if (word.length < shortestPart * 2 || word.length > 40 || most < 2) return undefined
  for (let at = shortestPart; at <= word.length - shortestPart; at++) {
    const tail = word.slice(at)
    if (!isKnown(tail)) continue
    for (const joint of joints) {
      const head = word.slice(0, at)
      if (!head.endsWith(joint)) continue
      const bare = head.slice(0, head.length - joint.length)
      if (bare.length < shortestPart) continue
      if (isKnown(bare)) return [bare, tail]
      const more = splitCompound(bare, isKnown, most - 1)
      if (more) return [...more, tail]
    }
  }
  return undefined
}
