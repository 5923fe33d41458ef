/** A text from which found stretches are rubbed out, so that nothing is read twice. */
export type Sheet = {
  /** What has not been taken yet, with § in the place of what has. */
  readonly text: string
  /** Takes every match that `read` makes something of. */
  take: <T>(pattern: RegExp, read: (match: RegExpExecArray) => T | undefined) => (T & { from: number; to: number })[]
  rub: (from: number, to: number) => void
}

/** A sheet over a folded text. Patterns must be global. */
export function createSheet(low: string): Sheet {
  let text = low
  const rub = (from: number, to: number) => {
    text = text.slice(0, from) + '§'.repeat(to - from) + text.slice(to)
  }
  const rubAll = (spans: readonly { from: number; to: number }[]) => {
    let out = ''
    let at = 0
    for (const { from, to } of spans) {
      out += text.slice(at, from) + '§'.repeat(to - from)
      at = to
    }
    text = out + text.slice(at)
  }
  return {
    get text() {
      return text
    },
    rub,
    take(pattern, read) {
      const found = []
      for (const match of text.matchAll(pattern)) {
        const value = read(match)
        if (value === undefined) continue
        const lead = /^\s*/.exec(match[0])![0].length
        const from = match.index + lead
        const to = match.index + match[0].trimEnd().length
        found.push({ ...value, from, to })
      }
      if (found.length > 0) rubAll(found)
      return found
    },
  }
}
