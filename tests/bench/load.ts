import { Agent, request } from 'node:http'
import { cpuSeconds, type ServerProcess } from './server-process.ts'

/** One stretch of load. `cpuMs` is the server's processor time a turn, the steadier figure on a machine that is shared. */
export type Round = { turns: number; perSecond: number; cpuMs: number; p50: number; p99: number; errors: number }

/** What one user says, in a loop; each pass is a new conversation when `fresh`. */
export type Script = { words: readonly string[]; fresh?: boolean }

export type Load = { seconds?: number; turns?: number; users?: number; script: (user: number) => Script }

let runs = 0

/** Closed-loop users over `/api/messages` with `expectReplies`, each in its own conversation, for some seconds or some turns. */
export async function load(
  server: ServerProcess,
  { seconds = Number.POSITIVE_INFINITY, turns = Number.POSITIVE_INFINITY, users = 16, script }: Load,
): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: users })
  const run = `${process.pid}-${++runs}`
  const times: number[] = []
  let sent = 0
  let errors = 0
  const cpu = cpuSeconds(server.pid)
  const started = performance.now()
  const until = started + seconds * 1000
  const user = async (index: number) => {
    const { words, fresh } = script(index)
    for (let i = 0; performance.now() < until && sent < turns; i++) {
      sent++
      const conversation = `${run}-${index}${fresh ? `-${Math.floor(i / words.length)}` : ''}`
      const at = performance.now()
      const { ok } = await say(server.url, { conversation, id: `${run}-${index}-${i}`, text: words[i % words.length] ?? '' }, agent)
      times.push(performance.now() - at)
      if (!ok) errors++
    }
  }
  await Promise.all(Array.from({ length: users }, (_, index) => user(index)))
  const took = (performance.now() - started) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const quantile = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    turns: times.length,
    perSecond: times.length / took,
    cpuMs: ((cpuSeconds(server.pid) - cpu) * 1000) / times.length,
    p50: quantile(0.5),
    p99: quantile(0.99),
    errors,
  }
}

/** One message of a person; `ok` when it was answered with something else than an apology. */
export function say(
  url: string,
  { conversation, id, text }: { conversation: string; id: string; text: string },
  agent?: Agent,
): Promise<{ ok: boolean; body: string }> {
  const body = JSON.stringify({
    type: 'message',
    id,
    timestamp: new Date().toISOString(),
    channelId: 'emulator',
    deliveryMode: 'expectReplies',
    from: { id: `user-${conversation}`, name: 'U' },
    recipient: { id: 'bot', name: 'B' },
    conversation: { id: conversation },
    serviceUrl: 'http://127.0.0.1:9',
    text,
    locale: 'nl-NL',
  })
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}/api/messages`, { method: 'POST', headers, ...(agent && { agent }) }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const answer = Buffer.concat(chunks).toString()
        resolve({
          ok: response.statusCode === 200 && answer.includes('"activities":[{') && !answer.includes('"label":"error.'),
          body: answer,
        })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
