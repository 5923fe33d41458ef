import { openStep } from './flow-engine.ts'
import type { Talk } from './talk.ts'
import { meantExactly } from './words.ts'

/** What ends or changes a flow. "Home" is not among them: its words ("start") can be a name or a title. */
const always: readonly string[] = ['stop', 'back', 'help', 'menu', 'startOver', 'language', 'dutch', 'english', 'person']

/** Whether the open question takes any words for an answer: a name, a title, a need. */
export function anyWords({ conversation: { open }, context, registry }: Talk): boolean {
  const flow = open && registry.flows.get(open.flow)
  return flow !== undefined && open !== undefined && openStep(flow, open, context)?.freeText !== undefined
}

/** Whether the open question takes more words than a message otherwise may have. */
export function takesLong({ conversation: { open }, context, registry }: Talk): boolean {
  const flow = open && registry.flows.get(open.flow)
  return flow !== undefined && open !== undefined && openStep(flow, open, context)?.longest !== undefined
}

/** The command these very words give even there: nobody called Dag or Test is greeted, or sent to the zelfscan. */
export function interrupting(text: string): string | undefined {
  const id = meantExactly(text)
  return id !== undefined && always.includes(id) ? id : undefined
}
