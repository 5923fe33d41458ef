import type { Script } from './load.ts'
import { say } from './load.ts'

type Reply = { label?: string; suggestedActions?: { actions: { value: string }[] } }

const mostTurns = 40

/** Walks the zelfscan once from the first question to the outcome, and gives what was said; `taste` makes different users choose differently. */
export async function recordScan(url: string, taste: number): Promise<Script> {
  const words = ['zelfscan']
  for (let turn = 0; turn < mostTurns; turn++) {
    const { body } = await say(url, { conversation: `record-${taste}`, id: `record-${taste}-${turn}`, text: words.at(-1) ?? '' })
    const replies: Reply[] = JSON.parse(body).activities
    const last = replies.at(-1)
    const options = last?.suggestedActions?.actions ?? []
    if (last?.label === 'zelfscan.next') return { words, fresh: true }
    const chosen = last?.label === 'zelfscan.check' ? options[0] : options[(taste * (turn + 1)) % Math.min(3, options.length)]
    if (!chosen) throw new Error(`the zelfscan stopped at ${last?.label}`)
    words.push(chosen.value)
  }
  throw new Error(`the zelfscan takes more than ${mostTurns} turns`)
}
