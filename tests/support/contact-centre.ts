import type { Inbound } from '../../bot/channel.ts'
import { handOff } from './hand-off.ts'

export const hubReference = {
  channelId: 'hub-channel',
  serviceUrl: 'https://hub.example/',
  conversation: { id: 'the-hub' },
  name: 'het contactcentrum',
}

/** A desk with a contact centre behind one conversation. `sends` is what the contact centre says there, `got` what it was given since the last look. */
export async function centreDesk(options: NonNullable<Parameters<typeof handOff>[0]> = {}) {
  const desk = await handOff({ contactCentre: hubReference, ...options })
  let read = 0
  let ids = 0
  const base = (): Inbound => ({
    type: 'message',
    id: `hub-${++ids}`,
    channelId: 'hub-channel',
    serviceUrl: 'https://hub.example',
    conversation: { id: 'the-hub' } as Inbound['conversation'],
    from: { id: 'agent-7', name: 'Ria' },
  })
  return {
    ...desk,
    base,
    async sends(activity: Partial<Inbound>) {
      const { activities } = await desk.handle({ ...base(), ...activity })
      await desk.helpdesk.idle()
      return activities
    },
    async got() {
      await desk.helpdesk.idle()
      const all = desk.posted.filter((one) => one.conversationId === 'the-hub').map((one) => one.activity)
      const fresh = all.slice(read)
      read = all.length
      return fresh
    },
    /** How the activities of one ticket say so. */
    about: () => ({ channelData: { ticket: desk.ids()[0] } }),
  }
}

export const status = (state: string, message?: unknown) => ({
  type: 'event',
  name: 'handoff.status',
  value: { state, ...(message !== undefined && { message }) },
})
