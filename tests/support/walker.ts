import type { Shown, Transport } from './transports.ts'

export type Said = { id: string; text: string; replies: Shown[] }

/** A person who walks through the product, one message after the other, and knows what was answered and what was not. */
export type Walker = {
  name: string
  conversation: string
  /** Answered messages, in order. */
  said: Said[]
  /** The message that was sent when the program went away. */
  unanswered: () => { id: string; text: string } | undefined
  /** Goes on, first with what was not answered, until nobody answers or it went too fast. `acknowledged` hears of every answer. */
  walk: (url: string, acknowledged: () => void) => Promise<void>
  /** Sends what was not answered once more; gives the replies. */
  redeliver: (url: string) => Promise<Shown[]>
  /** Sends what was not answered for the last time, and says nothing more. */
  finish: (url: string) => Promise<void>
}

/** `answer` gives what the person says to the last reply; undefined is the first of what is offered. */
export function walker(name: string, transport: Transport, answer: (last: Shown | undefined, turn: number) => string): Walker {
  const said: Said[] = []
  let waiting: { id: string; text: string } | undefined
  const next = () => ({ id: `${name}-${said.length}`, text: answer(said.at(-1)?.replies.at(-1), said.length) })
  const redeliver = async (url: string) => {
    const replies = waiting && (await transport.say(url, waiting.id, waiting.text))
    if (!replies) throw new Error(`${name} has nothing to send again, or was sent away`)
    return replies
  }
  return {
    name,
    conversation: transport.conversation,
    said,
    unanswered: () => waiting,
    async walk(url, acknowledged) {
      for (;;) {
        waiting ??= next()
        const replies = await transport.say(url, waiting.id, waiting.text).catch(() => 'gone' as const)
        if (replies === 'gone') return
        if (replies) said.push({ ...waiting, replies })
        waiting = undefined
        if (!replies) return
        acknowledged()
      }
    },
    redeliver,
    async finish(url) {
      if (waiting) said.push({ ...waiting, replies: await redeliver(url) })
      waiting = undefined
    },
  }
}
