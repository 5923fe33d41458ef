import { postActivity } from '../program.ts'
import type { Heard } from './heard.ts'

export type TeamsPerson = {
  says: (text: string) => Promise<Heard[]>
  /** Several things one after another; what was heard last. */
  saying: (...texts: string[]) => Promise<Heard[]>
  presses: (command: string) => Promise<Heard[]>
}

type Options = { url: string; serviceUrl: string; name: string; locale: string; aadObjectId?: string }

/** Somebody in a personal chat in Teams. What the bot says unasked goes to `serviceUrl`, in conversation `teams-<name>`. */
export function teamsPerson({ url, serviceUrl, name, locale, aadObjectId }: Options): TeamsPerson {
  const conversation = { id: `teams-${name}`, conversationType: 'personal' }
  const from = { id: `29:${name}`, ...(aadObjectId && { aadObjectId }) }
  let count = 0
  async function send(activity: Record<string, unknown>): Promise<Heard[]> {
    const id = `${name}-${++count}`
    const { activities } = await postActivity(url, { id, channelId: 'msteams', serviceUrl, conversation, from, locale, ...activity })
    return activities
  }
  const says = (text: string) => send({ text })
  return {
    says,
    async saying(...texts) {
      let heard: Heard[] = []
      for (const text of texts) heard = await says(text)
      return heard
    },
    presses: (command) => send({ value: { command } }),
  }
}
