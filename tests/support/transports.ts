import { postActivity } from './program.ts'

/** What a bot said, as far as a person sees it. */
export type Shown = { label: string; text: string; choices: string[]; card?: unknown }

/** A way to reach the program at its present address. `say` throws when no answer came; the same id said again is a redelivery. `undefined`: too fast, later. */
export type Transport = { conversation: string; say: (url: string, id: string, text: string) => Promise<Shown[] | undefined> }

export type SeenActivity = {
  label?: string
  text?: string
  attachments?: unknown
  suggestedActions?: { actions: { value: string }[] }
  from?: { role?: string }
}

/** An activity as a person sees it. */
export const shown = ({ label = '', text = '', suggestedActions, attachments }: SeenActivity): Shown => ({
  label,
  text,
  choices: suggestedActions?.actions.map((one) => one.value) ?? [],
  ...(attachments !== undefined && { card: attachments }),
})

/** `POST /api/messages`; the replies come in its answer. */
export function overMessages(name: string): Transport {
  return {
    conversation: `emulator:${name}`,
    async say(url, id, text) {
      const { status, activities } = await postActivity(url, { id, text, from: { id: name }, conversation: { id: name } })
      if (status !== 200) throw new Error(`status ${status}`)
      return activities.map(shown)
    },
  }
}

/** Direct Line; replies are read from the transcript, from where this activity was said first. */
export async function overDirectLine(url: string): Promise<Transport> {
  const json = { 'content-type': 'application/json' }
  const issued = await (await fetch(`${url}/v3/directline/tokens/generate`, { method: 'POST', headers: json, body: '{}' })).json()
  const { token, conversationId }: { token: string; conversationId: string } = issued
  const headers = { ...json, authorization: `Bearer ${token}` }
  const path = `/v3/directline/conversations/${conversationId}/activities`
  await fetch(`${url}/v3/directline/conversations`, { method: 'POST', headers, body: '{}' })
  const read = async (at: string, watermark: string): Promise<{ activities: SeenActivity[]; watermark: string }> =>
    (await fetch(`${at}${path}?watermark=${watermark}`, { headers })).json()
  let newest = (await read(url, '')).watermark
  const saidAt = new Map<string, string>()
  return {
    conversation: `directline:${conversationId}`,
    async say(at, id, text) {
      const from = saidAt.get(id) ?? newest
      saidAt.set(id, from)
      const activity = { type: 'message', text, locale: 'nl-NL', channelData: { clientActivityID: id } }
      const posted = await fetch(at + path, { method: 'POST', headers, body: JSON.stringify(activity) })
      if (posted.status === 429) return undefined
      if (posted.status !== 200) throw new Error(`status ${posted.status}`)
      const page = await read(at, from)
      newest = page.watermark
      return page.activities.filter((one) => one.from?.role !== 'user').map(shown)
    },
  }
}
