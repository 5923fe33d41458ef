import * as z from 'zod'
import type { Memory } from '../context.ts'

const remembered = z.object({
  mine: z.array(z.string()).catch([]),
  name: z.string().exactOptional().catch(''),
  email: z.string().exactOptional().catch(''),
  needs: z.string().exactOptional().catch(''),
})

/** What a conversation remembers of sign-ups: which sessions, and the details to fill in next time. The store has the last word. */
export type Remembered = z.infer<typeof remembered>

export const recall = (memory: Memory): Remembered => remembered.safeParse(memory.sessions ?? {}).data ?? { mine: [] }

export const isMine = (memory: Memory, session: string) => recall(memory).mine.includes(session)

/** The memory with a session added to or taken from one's own. */
export function remember(memory: Memory, change: { add?: string; drop?: string; details?: Omit<Remembered, 'mine'> }): Memory {
  const known = recall(memory)
  const mine = known.mine.filter((id) => id !== change.drop && id !== change.add)
  return { sessions: { ...known, ...change.details, mine: change.add ? [...mine, change.add] : mine } }
}
