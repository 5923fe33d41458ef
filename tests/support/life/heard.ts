/** One thing the bot said, as a channel gets it. */
export type Heard = {
  label?: string
  text?: string
  summary?: string
  attachments?: { contentType?: string; content?: unknown; contentUrl?: string; name?: string }[]
  suggestedActions?: { actions: { title: string }[] }
}

export const labelsOf = (heard: readonly Heard[]) => heard.map(({ label }) => label)

/** Everything a person can read, cards and buttons included. */
export const wordsOf = (heard: readonly Heard[]) =>
  heard.map(({ text = '', summary = '', ...rest }) => `${text} ${summary} ${JSON.stringify(rest)}`).join('\n')

/** The value behind the first button on a card whose command begins so. */
export function commandIn(heard: readonly Heard[], begins: string): string {
  const found = new RegExp(`"command":"(${begins}[^"]*)"`).exec(JSON.stringify(heard))?.[1]
  if (found === undefined) throw new Error(`no button opens ${begins}: ${wordsOf(heard)}`)
  return found
}

/** What the form on screen sends along with its fields. */
export function formIn(heard: readonly Heard[]): Record<string, unknown> {
  const found = /"data":(\{[^{}]*"form":true[^{}]*\})/.exec(JSON.stringify(heard))?.[1]
  if (found === undefined) throw new Error(`there is no form: ${wordsOf(heard)}`)
  return JSON.parse(found) as Record<string, unknown>
}
