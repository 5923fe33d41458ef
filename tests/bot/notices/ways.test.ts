import { describe, expect, test } from 'vitest'
import { personNotice } from '../../../rules/notices/person-notice.ts'
import { someMorning } from '../../support/desk.ts'
import { hour, minute, noticeDesk, teamsChannel } from '../../support/notice-desk.ts'

const noor = { candidate: 'noor' }
const confirmed = (key = '1', more: Partial<Parameters<typeof personNotice>[0]> = {}) =>
  personNotice({ about: 'step-confirmed', key, to: noor, vars: { step: 'Je cv', name: 'Noor' }, ...more }, someMorning)

async function webChat(desk: Awaited<ReturnType<typeof noticeDesk>>) {
  const me = desk.person({ conversationId: 'web-noor' })
  await me.says('hallo')
  return { me, channelId: 'directline', conversationId: 'web-noor', userId: 'dl_web-noor', at: someMorning.toISOString() }
}
const transcript = async (desk: Awaited<ReturnType<typeof noticeDesk>>) =>
  (
    await desk.store.list<{ partition: string; kind: string; id: string; activities: { label?: string }[] }>(
      'conversation/directline:web-noor',
      'turn',
    )
  ).docs
    .flatMap((turn) => turn.activities)
    .filter(({ label }) => label?.startsWith('notices.'))

describe('where a notice goes', () => {
  test('to Teams, as a card with what, why, what to do and how to stop, and then it is settled', async () => {
    const desk = await noticeDesk()
    await desk.knows('noor', { reach: { channels: [teamsChannel('noor')] } })
    const notice = confirmed()
    await desk.put(notice)
    await desk.due()
    expect(desk.chats).toHaveLength(1)
    const { target, message } = desk.chats[0]!
    expect(target).toMatchObject({ conversationId: 'chat-noor', serviceUrl: 'https://teams.example/', botId: 'bot' })
    expect(message.composed).toMatchObject({ about: 'step-confirmed', locale: 'nl' })
    const kept = await desk.store.get({ partition: notice.partition, kind: 'notice', id: notice.id })
    expect(kept).toMatchObject({ settledAt: someMorning.toISOString(), ttl: 90 * 86_400, recipients: [{ state: 'sent', way: 'teams' }] })
    expect(kept).not.toHaveProperty('dueAt')
    await desk.due(hour)
    expect(desk.chats).toHaveLength(1)
    expect(await desk.mails()).toEqual([])
  })

  test.each([
    ['blocked', { ok: false, status: 403, code: 'MessageWritesBlocked' }],
    ['not installed', { ok: false, status: 404, code: 'ConversationNotFound' }],
  ] as const)('%s in Teams is final: by e-mail instead, once', async (_, answer) => {
    const desk = await noticeDesk()
    await desk.knows('noor', { reach: { channels: [teamsChannel('noor')] } })
    desk.answers.push(answer)
    const notice = confirmed()
    await desk.put(notice)
    await desk.due()
    await desk.due(hour)
    expect(desk.chats).toEqual([])
    expect(await desk.mails()).toMatchObject([{ to: 'noor@voorbeeld.nl' }])
    expect(await desk.stand(notice)).toMatchObject([{ state: 'sent', way: 'mail' }])
  })

  test('a busy Teams is left alone as long as it asks, and tried again with growing pauses', async () => {
    const desk = await noticeDesk()
    await desk.knows('noor', { reach: { channels: [teamsChannel('noor')] } })
    desk.answers.push({ ok: false, status: 429, retryAfterMs: 30_000 }, { ok: false, status: 412 }, { ok: false, status: 503 })
    await desk.put(confirmed())
    await desk.due()
    await desk.due(29_000)
    expect(desk.answers).toHaveLength(2)
    await desk.due(1_500)
    expect(desk.answers).toHaveLength(1)
    for (const _ of [1, 2, 3]) await desk.due(10_000)
    expect(desk.answers).toHaveLength(0)
    expect(desk.chats).toHaveLength(1)
    expect(await desk.mails()).toEqual([])
  })

  test('an open web chat gets it in the conversation, at once and once, also when it is sent twice', async () => {
    const desk = await noticeDesk()
    const { me, ...channel } = await webChat(desk)
    await desk.knows('noor', { reach: { channels: [channel] } })
    desk.open.add('web-noor')
    const notice = confirmed()
    await desk.put(notice)
    await desk.due()
    expect(await transcript(desk)).toMatchObject([{ label: 'notices.step-confirmed', seq: expect.any(Number) }])
    expect(desk.shown.map((one) => one.label)).toEqual(['notices.step-confirmed'])
    // A crash after the message and before its result: the notice is pending again.
    await desk.put(notice)
    await desk.due(minute)
    expect(await transcript(desk)).toHaveLength(1)
    expect(await desk.mails()).toEqual([])
    const said = await me.says('meldingen')
    expect(said.at(-1)?.label).toBe('notices.wishes.show')
  })

  test('a web chat that is closed gives way to e-mail; without an address it is written there, for later', async () => {
    const desk = await noticeDesk()
    const { me: _me, ...channel } = await webChat(desk)
    await desk.knows('noor', { reach: { channels: [channel] } })
    await desk.put(confirmed())
    await desk.due()
    expect(await transcript(desk)).toEqual([])
    expect(await desk.mails()).toHaveLength(1)
    await desk.knows('noor', { person: { email: '' }, reach: { channels: [channel] } })
    await desk.put(confirmed('2'))
    await desk.due(hour)
    expect(await transcript(desk)).toHaveLength(1)
  })

  test('a wish goes before what the notice prefers', async () => {
    const desk = await noticeDesk()
    await desk.knows('noor', { reach: { channels: [teamsChannel('noor')], wishes: { off: [], prefer: 'mail' } } })
    await desk.put(confirmed())
    await desk.due()
    expect(desk.chats).toEqual([])
    expect(await desk.mails()).toHaveLength(1)
  })

  test('who cannot be reached at all is told to the operator', async () => {
    const desk = await noticeDesk()
    await desk.knows('noor', { person: { email: '' } })
    const notice = confirmed()
    await desk.put(notice)
    await desk.due()
    expect(await desk.stand(notice)).toMatchObject([{ state: 'failed', reason: 'no way left' }])
    expect(desk.logged.join()).toContain('reached nobody')
  })

  test('who is not known any more hears nothing, and a notice that is taken back does not go', async () => {
    const desk = await noticeDesk()
    const notice = confirmed()
    await desk.put(notice)
    await desk.due()
    expect(await desk.stand(notice)).toMatchObject([{ state: 'dropped', reason: 'unknown' }])
    await desk.knows('noor')
    const later = confirmed('later', { dueAt: new Date(someMorning.getTime() + hour) })
    await desk.put(later)
    await desk.store.commit([{ op: 'remove', key: { partition: later.partition, kind: 'notice', id: later.id } }])
    await desk.due(2 * hour)
    expect(await desk.mails()).toEqual([])
  })

  test('what comes too late does not come', async () => {
    const desk = await noticeDesk()
    await desk.knows('noor')
    const notice = confirmed('old', { days: 1 })
    await desk.put(notice)
    await desk.due(25 * hour)
    expect(await desk.mails()).toEqual([])
    expect(await desk.stand(notice)).toMatchObject([{ state: 'dropped', reason: 'expired' }])
  })
})
