import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startConnector } from '../support/connector.ts'
import { discard, type Program, postActivity, startProgram } from '../support/program.ts'

let program: Program
let channel: Awaited<ReturnType<typeof startConnector>>
let count = 0
beforeAll(async () => {
  ;[program, channel] = await Promise.all([startProgram(), startConnector()])
})
afterAll(async () => {
  await channel.close()
  await discard(program)
})
beforeEach(() => {
  channel.sent.length = 0
})

/** Somebody in Teams: what the bot says goes to the channel, not into the answer. */
const teams = () => {
  const conversation = { id: `teams-${++count}`, conversationType: 'personal' }
  let messages = 0
  return (activity: Record<string, unknown>) =>
    fetch(`${program.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'message',
        id: `${conversation.id}-${++messages}`,
        channelId: 'msteams',
        serviceUrl: channel.url,
        conversation,
        from: { id: 'somebody' },
        recipient: { id: 'bot' },
        locale: 'nl-NL',
        ...activity,
      }),
    })
}

describe('POST /api/messages', () => {
  test('answers in the response when replies are expected there', async () => {
    const { status, activities } = await postActivity(program.url, { id: 'e1', text: 'menu', conversation: { id: 'expects' } })
    expect(status).toBe(200)
    expect(activities.map((one) => one.label)).toEqual(['greeting.hello'])
    expect(activities[0]).toMatchObject({
      type: 'message',
      text: expect.stringContaining('Loket'),
      suggestedActions: { actions: [{ type: 'imBack' }, { type: 'imBack' }, { type: 'imBack' }] },
    })
  })

  test('sends to the channel otherwise, in order, as replies to the message', async () => {
    const say = teams()
    expect((await say({ text: 'zelfscan' })).status).toBe(200)
    expect(channel.sent.map((one) => one.body.label)).toEqual(['greeting.short', 'zelfscan.first'])
    expect(channel.sent[0]?.path).toContain('/v3/conversations/teams-')
  })

  test('a passing refusal of the channel is tried again', async () => {
    channel.fail(429, 503)
    await teams()({ text: 'hulp' })
    expect(channel.sent.map((one) => one.body.label)).toContain('help.all')
  })

  test('what the channel keeps refusing is not lost: it goes along with the next message', async () => {
    const say = teams()
    channel.fail(403)
    await say({ text: 'hoi' })
    expect(channel.sent).toEqual([])
    await say({ text: 'hulp' })
    expect(channel.sent.map((one) => one.body.label)).toEqual(['greeting.hello', 'help.all'])
  })

  test('an impatient channel that delivers twice gets one answer', async () => {
    const say = teams()
    await Promise.all([say({ id: 'twice', text: 'hoi' }), say({ id: 'twice', text: 'hoi' })])
    expect(channel.sent.map((one) => one.body.label)).toEqual(['greeting.hello'])
  })

  test.each([
    [{ type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] }, ['greeting.hello']],
    [{ type: 'installationUpdate', action: 'add' }, ['greeting.hello']],
    [{ type: 'installationUpdate', action: 'remove' }, []],
    [{ type: 'conversationUpdate', membersRemoved: [{ id: 'somebody' }] }, []],
    [{ type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }, []],
    [{ type: 'typing' }, []],
    [{ type: 'somethingNobodyKnows', value: { deep: [1] } }, []],
  ])('%j', async (activity, labels) => {
    const response = await teams()(activity)
    expect(response.status).toBe(200)
    expect(channel.sent.map((one) => one.body.label)).toEqual(labels)
  })

  test('installing sends two updates, and is greeted once', async () => {
    const say = teams()
    await say({ type: 'installationUpdate', action: 'add' })
    await say({ type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] })
    expect(channel.sent).toHaveLength(1)
  })

  test('a card action is answered in the response as Teams wants it, and its reply is sent', async () => {
    const say = teams()
    await say({ text: 'zelfscan' })
    const [card] = channel.sent.at(-1)!.body.attachments as { content: { actions: { data: object }[] } }[]
    const response = await say({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', data: card?.content.actions[0]?.data } },
    })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' })
    expect(String(channel.sent.at(-1)?.body.summary)).toMatch(/^2 van/)
  })

  test.each(['message/submitAction', 'something/else'])('an invoke of %s is accepted', async (name) => {
    const response = await teams()({
      type: 'invoke',
      name,
      value: { actionName: 'feedback', actionValue: { reaction: 'like', feedback: '{"feedbackText":""}' } },
    })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({})
  })

  test('in demo mode only this machine is answered', async () => {
    const response = await teams()({ text: 'hoi', serviceUrl: 'https://evil.example' })
    expect(response.status).toBe(400)
  })

  test.each([
    ['no type', { type: undefined }],
    ['no conversation', { conversation: undefined }],
    ['no sender', { from: undefined }],
    ['a text that is no text', { text: { a: 1 } }],
    ['attachments that are none', { attachments: 'x' }],
    ['a timestamp that is none', { timestamp: 'yesterday' }],
  ])('%s gets a 400 that says what is wrong', async (_what, change) => {
    const response = await teams()({ text: 'hoi', ...change })
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: { code: expect.any(String), message: expect.stringMatching(/.{10,}/) } })
  })
})
