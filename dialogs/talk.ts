import type { Context, Memory } from './context.ts'
import type { Conversation } from './conversation.ts'
import type { FlowTurn } from './flow.ts'
import { askAgain } from './flow-engine.ts'
import type { Registry } from './registry.ts'
import type { Label, Reply } from './reply.ts'

/** One turn in progress. `labels` gives a button's label in both languages, to compare with what was typed. */
export type Talk = { conversation: Conversation; context: Context; registry: Registry; labels: (label: Label) => string[] }

/** What a turn leads to: the conversation as it is now, and what to say. */
export type Turned = {
  conversation: Conversation
  replies: Reply[]
  /** The person whom staff said something to here: it is theirs to have erased. */
  about?: string
}

/** Says something, and asks the open question again when there is one. */
export function sayAndReturn(talk: Talk, replies: Reply[], change: Partial<Conversation> = {}): Turned {
  const conversation = { ...talk.conversation, ...change }
  return { conversation, replies: [...replies, ...openQuestion({ ...talk, conversation })] }
}

/** The open question as it was asked, or nothing. */
export function openQuestion({ conversation, context, registry }: Talk): Reply[] {
  const flow = conversation.open && registry.flows.get(conversation.open.flow)
  return flow && conversation.open ? askAgain(flow, conversation.open, context).replies : []
}

/** The conversation after a flow moved. */
export function afterFlow({ conversation }: Talk, turn: FlowTurn): Turned {
  const { open: _open, ...rest } = conversation
  return {
    conversation: {
      ...remember(rest, turn.memory),
      ...(turn.state && { open: turn.state }),
      misses: turn.understood ? 0 : conversation.misses + 1,
    },
    replies: turn.replies,
  }
}

/** Merges what a dialog wants remembered; `undefined` forgets. `personId` is who somebody turned out to be; `null` is nobody, and all that was remembered goes with it. */
export function remember(conversation: Conversation, memory: Memory | undefined): Conversation {
  if (!memory) return conversation
  if (memory.personId === null) return anonymous(conversation)
  const merged = Object.fromEntries(Object.entries({ ...conversation.memory, ...memory }).filter(([, value]) => value !== undefined))
  return { ...conversation, memory: merged, ...(typeof merged.personId === 'string' && { personId: merged.personId }) }
}

/** The conversation as one with somebody unknown, in the same language. */
function anonymous({ locale, localeChosen, localeOffered, greeted }: Conversation): Conversation {
  const said = { ...(localeChosen && { localeChosen }), ...(localeOffered && { localeOffered }), ...(greeted && { greeted }) }
  return { locale, ...said, parked: {}, offered: [], misses: 0, memory: {} }
}
