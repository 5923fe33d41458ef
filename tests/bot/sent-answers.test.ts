import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAdapter } from '../../bot/adapter.ts'
import { readConfig } from '../../bot/config.ts'
import { createLog } from '../../bot/log.ts'
import { messages } from '../../bot/messages.ts'
import { sentAnswers } from '../../bot/sent-answers.ts'
import type { LearnedDoc } from '../../data/learned.ts'
import { startConnector } from '../support/connector.ts'
import { editorsDesk } from '../support/editors-desk.ts'

const open = async () => {
  const desk = await editorsDesk()
  const channel = await startConnector()
  const post = messages({
    adapter: createAdapter(readConfig({})),
    handle: desk.handle,
    apologise: (_inbound, error) => {
      throw error
    },
    undelivered: async () => {},
    sentAnswers: desk.deps.sentAnswers,
    mayAnswer: () => true,
    newId: desk.deps.newId,
    log: createLog('silent'),
  })
  const server = createServer((request, response) => void post(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { desk, channel, server, url: `http://127.0.0.1:${address.port}` }
}
let world: Awaited<ReturnType<typeof open>>
beforeAll(async () => {
  world = await open()
}, 30_000)
afterAll(async () => {
  await world.channel.close()
  world.server.close()
})

test('a thumb in Teams is about the message it stands below, by the id that Teams gave it', async () => {
  const { desk, channel, url } = world
  let count = 0
  const send = async (activity: Record<string, unknown>) => {
    const body = {
      type: 'message',
      id: `in-${++count}`,
      channelId: 'msteams',
      serviceUrl: channel.url,
      conversation: { id: 'teams', conversationType: 'personal' },
      from: { id: 'somebody' },
      recipient: { id: 'bot' },
      locale: 'nl-NL',
      ...activity,
    }
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    return { status: response.status, body: await response.text() }
  }
  const thumb = (replyToId: string, reaction: string) =>
    send({
      type: 'invoke',
      name: 'message/submitAction',
      replyToId,
      value: { actionName: 'feedback', actionValue: { reaction, feedback: '{}' } },
    })
  await send({ text: 'wat kost de opleiding mij' })
  await send({ text: 'Wat als ik wil stoppen?' })
  await send({ text: 'hulp' })
  expect(channel.sent.map((one) => one.body.label)).toEqual(['greeting.short', 'faq.answer', 'faq.answer', 'help.all'])
  expect(await thumb('2', 'like')).toEqual({ status: 200, body: '{}' })
  expect((await thumb('4', 'dislike')).status).toBe(200)
  expect((await thumb('never-sent', 'like')).status).toBe(200)
  await desk.log.flush()
  const { docs } = await desk.store.list<LearnedDoc & { kind: 'feedback' }>('questions/2026-11', 'feedback')
  expect(docs.map((one) => one.kind === 'feedback' && one.topic).sort()).toEqual(['cost', 'quit'])
  expect(channel.sent).toHaveLength(4)
})

test('only the newest messages are remembered', () => {
  const answers = sentAnswers(2)
  const place = { channelId: 'msteams', conversation: { id: 'c' } } as Parameters<typeof answers.topicOf>[0]
  const answer = (topic: string) => ({ type: 'message', id: topic, seq: 1, valueType: 'loket/answer', value: { topic } })
  answers.remember(place, [answer('cost'), { type: 'message', id: 'x', seq: 2 }, answer('quit')], ['1', '2', '3'])
  answers.remember(place, [answer('age')], [undefined])
  expect(['1', '2', '3'].map((id) => answers.topicOf(place, id))).toEqual([undefined, null, 'quit'])
  expect(answers.topicOf({ ...place, channelId: 'other' }, '3')).toBeUndefined()
})
