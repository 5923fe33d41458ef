import { describe, expect, test } from 'vitest'
import { labels, openDesk } from '../support/desk.ts'

const teams = { channelId: 'msteams', aadObjectId: 'somebody-without-a-role' }

describe('the zelfscan in Teams, by cards', () => {
  const first = async () => {
    const desk = await openDesk()
    const me = desk.person(teams)
    const said = await me.says('zelfscan')
    const card = said.at(-1)?.activity.attachments?.[0]?.content
    return { me, said, card, data: card.actions[0].data as Record<string, unknown> }
  }

  test('a question is a card whose buttons carry flow, version, step and answer', async () => {
    const { card, data, said } = await first()
    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5', fallbackText: said.at(-1)?.text })
    expect(data).toMatchObject({ flow: 'zelfscan', version: 1, step: expect.any(String), answer: expect.any(String) })
  })

  test('a button answers the question', async () => {
    const { me, data } = await first()
    expect((await me.presses(data))[0]?.text).toMatch(/^2 van/)
  })

  test('an old card clicked later is declined kindly, and the open question comes back', async () => {
    const { me, data } = await first()
    await me.presses(data)
    const said = await me.presses(data)
    expect(labels(said)).toEqual(['card.stale', expect.stringMatching(/^zelfscan\.question/)])
    expect(said[1]?.text).toMatch(/^2 van/)
  })

  test('a card of a finished or stopped flow changes nothing', async () => {
    const { me, data } = await first()
    await me.says('stop')
    expect(labels(await me.presses(data))).toEqual(['card.closed'])
  })

  test('a card of another version, another flow, or of nobody is declined', async () => {
    const { me, data } = await first()
    expect(labels(await me.presses({ ...data, version: 99 }))[0]).toBe('card.stale')
    expect(labels(await me.presses({ ...data, flow: 'nothing-we-know' }))[0]).toBe('card.unknown')
    expect(labels(await me.presses({ command: 'no-such-topic' }))[0]).toBe('card.unknown')
    expect(labels(await me.presses({ some: 'other bot' }))[0]).toBe('card.unknown')
  })

  test('an answer that is not one of the options is asked again', async () => {
    const { me, data } = await first()
    expect(labels(await me.presses({ ...data, answer: { not: 'text' } }))[0]).toBe('flow.retry')
    expect(labels(await me.presses({ ...data, answer: '__proto__' }))[0]).toBe('zelfscan.pickOne')
  })

  test('a button by Action.Execute arrives as an invoke and does the same', async () => {
    const { me, data } = await first()
    const said = await me.send({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', data } } })
    expect(said[0]?.text).toMatch(/^2 van/)
  })
})

test('a channel that shows no buttons gets numbered answers', async () => {
  const me = (await openDesk()).person({ channelId: 'sms' })
  const said = (await me.says('zelfscan')).at(-1)
  expect(said?.activity.attachments).toBeUndefined()
  expect(said?.activity.suggestedActions).toBeUndefined()
  expect(said?.text).toMatch(/\n\n1\. .+\n2\. /)
  expect((await me.says('1'))[0]?.text).toMatch(/^2 van/)
})
