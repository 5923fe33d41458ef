import { connect } from 'node:net'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { defaultLimits } from '../../bot/direct-line/limits.ts'
import { directLineWorld, secret, site } from '../support/direct-line-world.ts'
import { hostileRequest } from '../support/hostile-request.ts'
import { soon } from '../support/soon.ts'

vi.setConfig({ testTimeout: 60_000 })

const requests = 2000
const wide = { burst: 1e9, perSecond: 1e9 }
const rates = { ...defaultLimits.rates, token: wide, post: wide, read: wide, start: wide, connect: wide, upload: wide }

/** What comes back when these bytes are sent. A stream that was opened is sent one broken frame. */
async function exchange(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.once('data', (first) => first.includes(' 101 ') && socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff])))
  socket.write(Buffer.from(request, 'latin1'))
  return (await buffer(socket).catch(() => Buffer.alloc(0))).toString('latin1')
}

test(`${requests} hostile requests: no 5xx, one shape of refusal, and the service goes on as before`, async () => {
  const world = await directLineWorld({ limits: { rates, bodyMilliseconds: 100, uploadMilliseconds: 100 } })
  const talk = await world.start()
  const stream = new URL(talk.streamUrl).searchParams.get('t') ?? ''
  const known = { conversationId: talk.conversationId, token: talk.token, stream, secret, site }
  const all = fc.sample(hostileRequest(known), { numRuns: requests, seed: 20260302 })
  const statuses: Record<string, number> = {}
  for (let from = 0; from < all.length; from += 20) {
    await Promise.all(
      all.slice(from, from + 20).map(async (request) => {
        const response = await exchange(world.port, request)
        const [, status = 'none'] = /^(?:HTTP\/1\.1 100 .*\r\n\r\n)?HTTP\/1\.1 (\d{3})/.exec(response) ?? []
        statuses[status] = (statuses[status] ?? 0) + 1
        expect(status.startsWith('5'), `${response.slice(0, 200)}\n\n${request.slice(0, 500)}`).toBe(false)
        const body = response.slice(response.lastIndexOf('\r\n\r\n') + 4)
        // Node itself answers what is no HTTP, and a HEAD has no body.
        if (Number(status) >= 400 && body !== '' && response.includes('nosniff')) expect(Object.keys(JSON.parse(body))).toEqual(['error'])
      }),
    )
  }
  expect(world.logged).toEqual([])
  for (const status of ['101', '200', '201', '204', '400', '401', '403', '404', '405', '408', '415', '426'])
    expect(Object.keys(statuses)).toContain(status)
  await soon(world.line.streams).toBe(0)
  expect((await talk.say('nog hier')).status).toBe(200)
})
