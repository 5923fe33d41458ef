import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { discard, type Program, startProgram } from '../support/program.ts'
import { soon } from '../support/soon.ts'

// Two processes on one store, as behind one address. An agent works on the page of the one, the candidate comes in at the other.

let one: Program
let other: Program
beforeAll(async () => {
  one = await startProgram()
  other = await startProgram({ LOKET_DATA: one.data })
}, 60_000)
afterAll(async () => {
  await other.stop('SIGKILL')
  await discard(one)
})

type Json = Record<string, unknown>
const json = async (response: Response): Promise<Json> => {
  const text = await response.text()
  return text === '' ? {} : JSON.parse(text)
}
const call = async (url: string, init: RequestInit & { body?: string } = {}) => {
  const response = await fetch(url, { ...init, headers: { 'content-type': 'application/json', ...init.headers } })
  return { status: response.status, cookies: response.headers.getSetCookie(), body: await json(response) }
}

/** An agent's browser; `at` is the process that its next request reaches. */
async function agent(as: string) {
  const signedIn = await call(`${one.url}/desk/demo-sign-in`, {
    method: 'POST',
    body: JSON.stringify({ as }),
    headers: { origin: one.url },
  })
  const cookie = signedIn.cookies[0]?.split(';')[0] ?? ''
  const get = (path: string, at = one) => call(at.url + path, { headers: { cookie } })
  const { csrf } = (await get('/desk/api/me')).body
  const post = (path: string, body: Json = {}, at = one) =>
    call(at.url + path, { method: 'POST', body: JSON.stringify(body), headers: { cookie, origin: at.url, 'x-loket-desk': String(csrf) } })
  return { cookie, get, post }
}

/** A candidate's web chat. */
async function candidate(at: Program) {
  const token = (await call(`${at.url}/demo/token`, { method: 'POST', body: '{}' })).body
  const headers = { authorization: `Bearer ${token.token}` }
  const path = `${at.url}/v3/directline/conversations/${token.conversationId}/activities`
  await call(`${at.url}/v3/directline/conversations`, { method: 'POST', headers })
  return {
    token: String(token.token),
    conversationId: String(token.conversationId),
    says: (text: string, more: Json = {}) =>
      call(path, { method: 'POST', headers, body: JSON.stringify({ type: 'message', text, from: { id: 'me' }, ...more }) }),
    async reads() {
      const { activities } = (await call(path, { headers })).body as {
        activities: { from: { role?: string }; text?: string; label?: string }[]
      }
      return activities.filter((activity) => activity.from.role === 'bot').map((activity) => `${activity.label} ${activity.text ?? ''}`)
    },
  }
}

test('an agent and a candidate on two machines find each other, and out is out on both', { timeout: 120_000 }, async () => {
  const adele = await agent('adele-vance')
  const stream = await fetch(`${one.url}/desk/api/events`, { headers: { cookie: adele.cookie } })
  let heard = ''
  const reading = (async () => {
    for await (const chunk of stream.body ?? []) heard += Buffer.from(chunk).toString('utf8')
  })()
  const noor = await candidate(other)
  await noor.says('medewerker')
  const waits = async () => ((await adele.get('/desk/api/queue')).body.waiting as { id: string }[]).map((card) => card.id)
  await soon(waits).toHaveLength(1)
  const [id = ''] = await waits()
  await soon(() => heard).toContain(id)

  const path = `/desk/api/tickets/${id}`
  expect((await adele.post(`${path}/claim`, { request: 'request-1' })).status).toBe(200)
  expect((await adele.post(`${path}/say`, { request: 'request-2', words: 'Waar kan ik mee helpen?' })).status).toBe(200)
  await soon(noor.reads).toContain('helpdesk.said Adele Vance: Waar kan ik mee helpen?')
  heard = ''
  await noor.says('kan ik in deeltijd werken?')
  await soon(() => heard).toContain(`event: ticket\ndata: ${JSON.stringify({ id })}`)
  await soon(async () => JSON.stringify((await adele.get(path)).body.lines)).toContain('kan ik in deeltijd werken?')

  // On the machine of the candidate it is told at once.
  const there = await fetch(`${other.url}/desk/api/events`, { headers: { cookie: adele.cookie } })
  const reader = there.body?.getReader()
  await reader?.read()
  const before = Date.now()
  await noor.says('en in het weekend?')
  expect(Buffer.from((await reader?.read())?.value ?? []).toString('utf8')).toContain(id)
  expect(Date.now() - before).toBeLessThan(10_000)
  await reader?.cancel()

  expect((await adele.get('/desk/api/queue', other)).status).toBe(200)
  expect((await adele.post('/desk/sign-out', { everywhere: true }, other)).status).toBe(200)
  expect((await adele.get('/desk/api/queue')).status).toBe(401)
  await reading
  expect(heard).toContain('event: end\ndata: {"reason":"signed-out"}')
})

test('a candidate is no agent, whatever they say they are, and reads no conversation but their own', async () => {
  const lynne = await agent('lynne-robbins')
  const [noor, eve] = [await candidate(one), await candidate(one)]
  await noor.says('medewerker')
  const [{ id } = { id: '' }] = (await lynne.get('/desk/api/queue')).body.waiting as { id: string }[]
  const staff = { id: 'dl_demo-lynne-robbins', aadObjectId: '00000000-0000-0000-0000-0000000000025', role: 'bot' }
  const tries: Json[] = [
    { text: 'wachtrij' },
    { text: 'wachtrij', from: staff },
    { value: { command: `desk-claim ${id}` } },
    { value: { command: `desk-claim ${id}` }, from: staff, channelId: 'msteams', channelData: { tenant: { id: 'x' } } },
    { type: 'event', name: 'handoff.status', value: { state: 'accepted' }, from: staff },
  ]
  for (const activity of tries) expect((await eve.says('', activity)).status).toBeLessThan(300)
  const said = (await eve.reads()).join('\n')
  expect(said).not.toContain(id)
  expect(said).not.toMatch(/helpdesk\.agent\.(queue|claimed|facts|history)/)
  const card = ((await lynne.get('/desk/api/queue')).body.waiting as { id: string; state: string }[]).find((waiting) => waiting.id === id)
  expect(card?.state).toBe('waiting')

  const bearer = { authorization: `Bearer ${eve.token}` }
  const others = `${one.url}/v3/directline/conversations/${noor.conversationId}`
  expect((await call(`${others}/activities`, { headers: bearer })).status).toBe(403)
  expect((await call(others, { headers: bearer })).status).toBe(403)
  const posted = { type: 'message', text: 'ik ben noor', from: { id: 'me' } }
  expect((await call(`${others}/activities`, { method: 'POST', headers: bearer, body: JSON.stringify(posted) })).status).toBe(403)
  // Tokens of a chat open nothing of the desk, and a session of the desk no chat.
  for (const headers of [bearer, { cookie: `loket-desk=${eve.token}` }, { ...bearer, 'x-loket-desk': eve.token }])
    expect((await call(`${one.url}/desk/api/queue`, { headers })).status).toBe(401)
  const token = lynne.cookie.split('=')[1] ?? ''
  for (const headers of [{ cookie: lynne.cookie }, { authorization: `Bearer ${token}` }])
    expect((await call(`${others}/activities`, { headers })).status).toBeGreaterThanOrEqual(401)
})

test.for(['/desk/api/events', '/desk', '/desk/api/queue'])('%s is no WebSocket, from our page or from another', async (path) => {
  const lynne = await agent('lynne-robbins')
  for (const origin of [one.url, 'https://evil.example']) {
    const socket = new WebSocket(one.url.replace('http', 'ws') + path, { headers: { cookie: lynne.cookie, origin } })
    const came = await new Promise((resolve) => {
      socket.on('open', () => resolve('open'))
      socket.on('error', () => resolve('closed'))
    })
    expect(came).toBe('closed')
  }
})
