import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { formIn, type Heard } from './heard.ts'

const json = { 'content-type': 'application/json' }

export type Visitor = {
  says: (text: string) => Promise<Heard[]>
  /** Several things one after another; what was heard last. */
  saying: (...texts: string[]) => Promise<Heard[]>
  presses: (command: string) => Promise<Heard[]>
  /** Fills in the form on screen. */
  submits: (form: readonly Heard[], fields: Record<string, string>) => Promise<Heard[]>
  uploads: (name: string, bytes: Uint8Array) => Promise<Heard[]>
}

/** Somebody in web chat over HTTP, as a browser is: told to slow down, it does. */
export async function browserVisitor(url: string, locale: string, as = 'candidate'): Promise<Visitor> {
  const issued = await fetch(`${url}/demo/token`, { method: 'POST', headers: json, body: JSON.stringify({ as, locale }) })
  const { token, conversationId } = (await issued.json()) as { token: string; conversationId: string }
  const headers = { authorization: `Bearer ${token}` }
  const here = `${url}/v3/directline/conversations/${conversationId}`
  let watermark = ''

  async function hear(): Promise<Heard[]> {
    const answer = await fetch(`${here}/activities?watermark=${watermark}`, { headers })
    const read = (await answer.json()) as { activities: (Heard & { from?: { role?: string } })[]; watermark: string }
    watermark = read.watermark
    return read.activities.filter(({ from }) => from?.role === 'bot')
  }
  async function send(activity: Record<string, unknown>): Promise<Heard[]> {
    const body = JSON.stringify({ type: 'message', locale, ...activity })
    for (;;) {
      const sent = await fetch(`${here}/activities`, { method: 'POST', headers: { ...headers, ...json }, body })
      if (sent.status === 429) await wait(Number(sent.headers.get('retry-after')) * 1000)
      else {
        expect(sent.status).toBe(200)
        return hear()
      }
    }
  }

  await fetch(`${url}/v3/directline/conversations`, { method: 'POST', headers: { ...headers, ...json }, body: JSON.stringify({ locale }) })
  await hear()
  const says = (text: string) => send({ text })
  return {
    says,
    async saying(...texts) {
      let heard: Heard[] = []
      for (const text of texts) heard = await says(text)
      return heard
    },
    presses: (command) => send({ value: { command } }),
    submits: (form, fields) => send({ value: { ...formIn(form), ...fields } }),
    async uploads(name, bytes) {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), name)
      const sent = await fetch(`${here}/upload`, { method: 'POST', headers, body: form })
      expect(sent.status).toBe(200)
      return hear()
    },
  }
}
