import type { Conversation } from '../conversation.ts'

/** A conversation of staff without what it remembers of a person: buttons, an open question, names. The same object when it remembers nothing of them. */
export function withoutPerson(conversation: Conversation, mentions: (value: unknown) => boolean): Conversation {
  if (!mentions(conversation)) return conversation
  const { open, pending, lastQuestion, ...rest } = conversation
  const free = <T>(record: Record<string, T>) => Object.fromEntries(Object.entries(record).filter((entry) => !mentions(entry)))
  return {
    ...rest,
    ...(open && !mentions(open) && { open }),
    ...(pending && !mentions(pending) && { pending }),
    ...(lastQuestion && !mentions(lastQuestion) && { lastQuestion }),
    parked: free(rest.parked),
    memory: free(rest.memory),
    offered: rest.offered.filter((one) => !mentions(one)),
  }
}
