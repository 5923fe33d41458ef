import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ActivityAdapter } from '../../bot/adapter.ts'
import { ReusingAuthentication } from '../../bot/authentication.ts'
import { deliver } from '../../bot/deliver.ts'

type Answer = [status: number, headers?: Record<string, string>]
let channel: Server
let answers: Answer[] = []
let received = 0

beforeAll(async () => {
  channel = createServer((request, response) => {
    const [status, headers = {}] = answers[Math.min(received, answers.length - 1)] ?? [200]
    received++
    request.resume().on('end', () => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end('{"id":"1"}'))
  })
  await new Promise<void>((resolve) => channel.listen(0, '127.0.0.1', resolve))
})
afterAll(() => channel.close())
beforeEach(() => {
  received = 0
})

/** Sends one message through the SDK to a channel that answers like this; nobody really waits. */
async function send(...given: Answer[]) {
  answers = given
  const pauses: number[] = []
  const warned: string[] = []
  const log = { warn: (_details: object, message: string) => warned.push(message) } as unknown as Parameters<typeof deliver>[1]
  let arrived: boolean | undefined
  const { port } = channel.address() as AddressInfo
  const activity = { type: 'message', channelId: 'msteams', serviceUrl: `http://127.0.0.1:${port}`, id: '1', text: 'x' }
  const parties = { from: { id: 'u', name: '' }, recipient: { id: 'b', name: '' }, conversation: { id: 'c' } }
  await new ActivityAdapter(new ReusingAuthentication({})).receive('', { ...activity, ...parties } as never, async (context) => {
    arrived = await deliver(
      () => context.sendActivities([{ type: 'message', text: 'y' }]),
      log,
      async (milliseconds) => pauses.push(milliseconds),
    )
  })
  return { arrived, received, warned: warned.length, pauses }
}

const soon = expect.any(Number)

test.each<[name: string, answers: Answer[], arrived: boolean, received: number, pauses: unknown[]]>([
  ['takes it', [[200]], true, 1, []],
  ['fails once', [[503], [200]], true, 2, [soon]],
  ['asks to wait', [[429, { 'retry-after': '2' }], [201]], true, 2, [2000]],
  ['asks to wait longer than anybody waits for us', [[429, { 'retry-after': '600' }]], false, 1, []],
  ['asks for nonsense', [[429, { 'retry-after': '-5' }], [200]], true, 2, [soon]],
  ['keeps failing', [[502]], false, 4, [soon, soon, soon]],
  ['does not want it', [[403]], false, 1, []],
  ['does not know the conversation', [[404]], false, 1, []],
])('a channel that %s', async (_name, given, arrived, received, pauses) => {
  expect(await send(...given)).toEqual({ arrived, received, warned: arrived ? 0 : 1, pauses })
})
