import type { Said } from '../said.ts'
import { sayAndReturn, type Talk, type Turned } from '../talk.ts'
import { meantExactly } from '../words.ts'
import type { Message } from './port.ts'
import { ticketOf } from './remembered.ts'

/** While a person is with somebody the bot is silent, except for "stop": what they do is brought to the person. Nothing when no person is. */
export async function withPerson(talk: Talk, said: Said): Promise<Turned | undefined> {
  const { conversation, context } = talk
  const { tickets, who, turn } = context
  const mark = ticketOf(conversation.memory)
  if (mark?.state !== 'claimed' || who.staffId !== undefined) return undefined
  if (said.kind === 'text' && meantExactly(said.text) === 'stop') {
    const standing = await tickets.leave(who, mark.id, turn)
    const memory = { ...conversation.memory, ticket: { id: mark.id, state: standing.ok ? standing.state : 'returned' } }
    return sayAndReturn(talk, [{ key: 'helpdesk.leftAgent', vars: { agent: mark.agent ?? '' } }], { memory })
  }
  const shared = sharing(said, talk)
  if (shared !== undefined) await tickets.share(who, mark.id, shared, `${turn}-share`)
  const message = messageOf(said, talk)
  if (!message) return { conversation, replies: [] }
  const heard = await tickets.hear(who, mark.id, { ...message, request: turn })
  return heard.ok ? { conversation, replies: [] } : undefined
}

/** The answer to whether the person may read what was said before, when the person was quicker than the answer. */
function sharing(said: Said, { conversation, labels }: Talk): boolean | undefined {
  const pressed = said.kind === 'card' ? said.data.command : undefined
  const typed = said.kind === 'text' ? said.text.trim() : undefined
  const button = conversation.offered.find((one) => one.value === pressed || (typed !== undefined && labels(one.label).includes(typed)))
  return button?.value === 'desk-share yes' ? true : button?.value === 'desk-share no' ? false : undefined
}

/** What was done, in words. Nothing for what needs no telling. */
export function messageOf(said: Said, { conversation, context }: Talk): Omit<Message, 'request'> | undefined {
  switch (said.kind) {
    case 'text':
    case 'tooLong':
      return { about: 'said', words: said.text }
    case 'emoji':
      return { about: 'said', words: said.text }
    case 'edited':
      return { about: 'edited', words: said.text ?? '…' }
    case 'deleted':
      return { about: 'deleted', words: '' }
    case 'files': {
      const names = (said.files ?? []).map((one) => one.name).filter(Boolean)
      const words = [said.text, names.join(', ') || said.name || context.text({ key: `helpdesk.file.${said.what}` })]
      return { about: 'files', words: words.filter(Boolean).join('\n'), ...(said.files && { files: said.files }) }
    }
    case 'card': {
      const { command } = said.data
      const button = conversation.offered.find((one) => one.value === command || one.value === said.data.answer)
      const fields = Object.entries(said.data).flatMap(([name, value]) =>
        ['flow', 'version', 'step', 'form', 'command'].includes(name) ? [] : [String(value)],
      )
      return { about: 'pressed', words: button ? context.text(button.label) : fields.join(', ') || '…' }
    }
    default:
      return undefined
  }
}
