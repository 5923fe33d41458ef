import type { Inbound, TurnDoc } from '../../bot/channel.ts'
import { conversationPartition } from '../../bot/channel.ts'
import { seen } from './desk.ts'
import { noticeDesk } from './notice-desk.ts'

const staff = {
  alex: '00000000-0000-0000-0000-0000000000020',
  megan: '00000000-0000-0000-0000-0000000000021',
  adele: '00000000-0000-0000-0000-0000000000022',
  isaiah: '00000000-0000-0000-0000-0000000000023',
  patti: '00000000-0000-0000-0000-0000000000024',
  lynne: '00000000-0000-0000-0000-0000000000025',
}
type Staff = keyof typeof staff

type Options = NonNullable<Parameters<typeof noticeDesk>[0]>

/** A desk with both sides of a hand-off: candidates in web chats, staff in Teams. What each sees is read from the store, as their own client would. */
export async function handOff(options: Options = {}) {
  const desk = await noticeDesk({ seed: true, ...options })
  let visitors = 0

  function someone(as: { channelId: string; conversationId: string; locale?: string; aadObjectId?: string }) {
    const person = desk.person(as)
    let read = 0
    const from = as.channelId === 'msteams' ? { serviceUrl: 'https://teams.example/' } : {}
    const send = async (activity: Partial<Inbound>) => {
      const said = await person.send({ ...from, ...activity })
      await desk.helpdesk.idle()
      return said
    }
    return {
      ...person,
      conversationId: as.conversationId,
      send,
      says: (text: string) => send({ text }),
      presses: (command: string) => send({ value: { command } }),
      /** All that the bot said here since the last look, in order. */
      async hears() {
        await desk.helpdesk.idle()
        const partition = conversationPartition(as.channelId, as.conversationId)
        const { docs } = await desk.store.list<TurnDoc>(partition, 'turn', { limit: 500 })
        const all = docs.flatMap((turn) => turn.activities.filter((one) => one.from?.role !== 'user')).map(seen)
        const fresh = all.slice(read)
        read = all.length
        return fresh
      },
    }
  }
  return {
    ...desk,
    /** Somebody in a web chat that is open, until `desk.open` says otherwise. */
    candidate(locale = 'nl-NL', conversationId = `visitor-${++visitors}`) {
      desk.open.add(conversationId)
      return someone({ channelId: 'directline', conversationId, locale })
    },
    agent: (name: Staff, locale = 'nl-NL') =>
      someone({ channelId: 'msteams', conversationId: `chat-${name}`, locale, aadObjectId: staff[name] }),
    staffId: (name: Staff) => staff[name],
    /** Ids of tickets, the oldest first. */
    ids: () =>
      desk.helpdesk.queue
        .all()
        .toSorted((a, b) => a.openedAt.localeCompare(b.openedAt))
        .map((one) => one.id),
  }
}

/** What was said, each as its text. */
export const texts = (messages: readonly { text: string }[]) => messages.map((one) => one.text)
