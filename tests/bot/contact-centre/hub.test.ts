import { EventFactory, TestAdapter, TurnContext } from 'botbuilder'
import type { Activity } from 'botframework-schema'
import { describe, expect, test } from 'vitest'
import { centreDesk, status } from '../../support/contact-centre.ts'
import { labels } from '../../support/desk.ts'
import { texts } from '../../support/hand-off.ts'
import { minute } from '../../support/notice-desk.ts'

const transcriptOf = (activity: Partial<Activity> | undefined) =>
  activity?.attachments?.map((one) => (one.content as { activities: Activity[] }).activities.map((said) => said.text))

async function asked() {
  const desk = await centreDesk()
  const me = desk.candidate()
  await me.says('zelfscan')
  const answered = await me.says('medewerker')
  const [initiate] = await desk.got()
  return { desk, me, answered, initiate }
}

async function helped() {
  const { desk, me } = await asked()
  await desk.sends({ ...status('accepted'), ...desk.about() })
  await me.hears()
  await desk.got()
  return { desk, me }
}

describe('the hand-off is asked for', () => {
  test('by handoff.initiate, in the shape the SDK gives it', async () => {
    const { desk, initiate, answered } = await asked()
    const conversation = { id: 'visitor-1', isGroup: false, conversationType: '', name: '' }
    const nobody = { id: '', name: '' }
    const turn = new TurnContext(new TestAdapter(async () => {}), {
      channelId: 'directline',
      conversation,
      from: nobody,
      recipient: nobody,
    })
    const sdk = EventFactory.createHandoffInitiation(turn, {}, { activities: [] })
    expect(initiate).toMatchObject({ type: sdk.type, name: sdk.name, entities: sdk.entities })
    expect(initiate?.relatesTo).toMatchObject({ channelId: 'directline', conversation: { id: 'visitor-1' } })
    expect(initiate?.value).toEqual({ ticket: desk.ids()[0], language: 'nl', reason: 'asked', topics: [] })
    expect(answered.find((one) => one.label === 'person.open')?.text).toContain('doorgegeven aan het contactcentrum')
  })

  test('what was said before goes along once the candidate agrees, as a transcript', async () => {
    const { desk, me, initiate } = await asked()
    expect(initiate?.attachments).toEqual([])
    await me.says('Ja, dat mag')
    const [shared] = await desk.got()
    expect(shared?.attachments?.[0]).toMatchObject({ contentType: 'application/json', name: 'Transcript' })
    expect(transcriptOf(shared)?.[0]).toContain('zelfscan')
  })

  test('our own agents neither hear of it nor see it in the queue', async () => {
    const { desk } = await asked()
    expect((await desk.agent('adele').says('wachtrij')).at(-1)?.label).toBe('helpdesk.agent.queueEmpty')
    await desk.due(4 * minute)
    expect(desk.chats).toEqual([])
  })
})

describe('accepted', () => {
  test('the bot is silent, and what was said while waiting goes along', async () => {
    const { desk, me } = await asked()
    await me.says('blab blab blab')
    expect(await desk.sends({ ...status('accepted'), ...desk.about() })).toEqual([])
    expect((await me.hears()).at(-1)).toMatchObject({ label: 'helpdesk.claimed', text: expect.stringContaining('Ria is er nu bij') })
    expect((await desk.got()).map((one) => one.text)).toEqual([expect.stringContaining('blab blab blab')])
    expect(await me.says('menu')).toEqual([])
    expect((await desk.got()).map((one) => one.text)).toEqual(['menu'])
  })

  test('messages go both ways, in order and once, however often each is delivered', async () => {
    const { desk, me } = await helped()
    for (let index = 0; index < 5; index++) {
      const mine = { ...me.base(), text: `vraag ${index}` }
      const theirs = { ...desk.base(), text: `antwoord ${index}`, ...desk.about() }
      await Promise.all([desk.handle(mine), desk.handle(theirs), desk.handle(mine), desk.handle(theirs)])
    }
    expect(texts(await me.hears())).toEqual(Array.from({ length: 5 }, (_, index) => `Ria: antwoord ${index}`))
    expect((await desk.got()).map((one) => one.text)).toEqual(Array.from({ length: 5 }, (_, index) => `vraag ${index}`))
  })

  test('a change, taking away, and files', async () => {
    const { desk, me } = await helped()
    await me.send({ type: 'messageUpdate', text: 'toch anders' })
    await me.send({ type: 'messageDelete' })
    await me.send({ attachments: [{ contentType: 'application/pdf', name: 'cv.pdf', contentUrl: 'upload:visitor-1/u1' }] })
    const got = await desk.got()
    expect(got.map((one) => one.text)).toEqual(['veranderde een bericht: toch anders', 'haalde een bericht weg.', 'cv.pdf'])
    expect(got[2]?.attachments?.[0]?.contentUrl).toMatch(/^https:\/\/loket\.example\/.*e=\d+&s=/)
    const file = { contentType: 'application/pdf', name: 'brief.pdf', contentUrl: 'https://hub.example/brief.pdf' }
    await desk.sends({ text: 'Kijk eens', attachments: [file], ...desk.about() })
    expect((await me.hears())[0]?.activity.attachments?.[0]).toMatchObject({ name: 'brief.pdf', contentUrl: file.contentUrl })
  })

  test('words before it accepted are an acceptance; the ticket may be named by the conversation it relates to', async () => {
    const { desk, me } = await asked()
    await me.hears()
    const relatesTo = { channelId: 'directline', conversation: { id: me.conversationId } } as Activity['relatesTo']
    await desk.sends({ text: 'Dag!', ...(relatesTo && { relatesTo }) })
    expect(labels(await me.hears())).toEqual(['helpdesk.claimed', 'helpdesk.said'])
    expect(await me.says('hoi')).toEqual([])
  })

  test('typing shows, unknown events and unknown states are taken and mean nothing', async () => {
    const { desk, me } = await helped()
    await desk.sends({ type: 'typing', ...desk.about() })
    expect(desk.shownTyping).toHaveLength(1)
    for (const odd of [status('maybe'), status('failed later'), { type: 'event', name: 'handoff.other' }, { type: 'trace' }])
      expect(await desk.sends({ ...odd, ...desk.about() })).toEqual([])
    expect(await desk.sends({ ...status('accepted'), channelData: { ticket: 'none' } })).toEqual([])
    expect(await desk.sends(status('completed'))).toEqual([])
    expect(await me.hears()).toEqual([])
  })
})

describe('it ends', () => {
  test('completed: the bot is back where it was and asks how it was', async () => {
    const { desk, me } = await helped()
    await desk.sends({ ...status('completed'), ...desk.about() })
    expect(labels(await me.hears())).toEqual(['helpdesk.closed'])
    expect((await me.says('1')).at(-1)?.text).toMatch(/^2 van/)
    expect(await desk.got()).toEqual([])
    expect(desk.helpdesk.queue.all()[0]).toMatchObject({ state: 'closed', owner: { name: 'Ria' } })
  })

  test.each<[string, unknown, string]>([
    ['a string', 'No agent with this skill', 'No agent with this skill'],
    ['an object with a text', { text: 'Nobody there', code: 7 }, 'Nobody there'],
    ['any object', { code: 7 }, '{"code":7}'],
  ])('failed with %s: the candidate hears it, our own desk takes over and reads why', async (_what, message, note) => {
    const { desk, me } = await asked()
    await me.hears()
    await desk.sends({ ...status('failed', message), ...desk.about() })
    expect((await me.hears())[0]).toMatchObject({
      label: 'helpdesk.hub.failed',
      text: expect.stringContaining('bij onze eigen helpdesk'),
      choices: ['Antwoord per e-mail', 'Uit de rij'],
    })
    const story = await desk.agent('adele').presses(`desk-claim ${desk.ids()[0]}`)
    const known = story.find((one) => one.label === 'helpdesk.agent.notShared')?.activity.attachments
    expect(JSON.stringify(known)).toContain(JSON.stringify(`het contactcentrum: ${note}`).slice(1, -1))
    expect(labels(await me.hears())).toEqual(['helpdesk.claimed'])
    await desk.sends({ text: 'te laat', ...desk.about() })
    await desk.sends({ type: 'typing', ...desk.about() })
    expect([await me.hears(), desk.shownTyping]).toEqual([[], []])
  })

  test('the candidate stops: the contact centre hears it, once', async () => {
    const { desk, me } = await helped()
    expect(labels(await me.says('stop'))[0]).toBe('helpdesk.leftAgent')
    expect((await desk.got()).map((one) => one.type)).toEqual(['endOfConversation'])
    expect(labels(await me.says('menu'))).toContain('menu.all')
  })

  test('it says nothing for five minutes: our own desk is told, and it hears that it lost it', async () => {
    const { desk, me } = await asked()
    await me.hears()
    await desk.due(5 * minute)
    expect(labels(await me.hears())).toEqual(['helpdesk.hub.failed'])
    expect((await desk.got()).map((one) => one.type)).toEqual(['endOfConversation'])
    expect(desk.helpdesk.queue.all()[0]).toMatchObject({ state: 'waiting' })
    expect(desk.helpdesk.queue.all()[0]?.hub).toBeUndefined()
  })

  test('it refuses what it is sent: our own desk takes over; a passing failure is tried again', async () => {
    const answers = [{ ok: false as const, status: 503 }, { ok: true as const }, { ok: false as const, status: 403 }]
    const desk = await centreDesk({ answer: () => answers.shift() ?? { ok: true } })
    const me = desk.candidate()
    await me.says('medewerker')
    await desk.helpdesk.idle()
    expect(desk.helpdesk.queue.all()[0]?.hub).toBe('asked')
    await desk.due(minute)
    await desk.sends({ ...status('accepted'), ...desk.about() })
    expect(labels(await me.hears()).slice(-2)).toEqual(['helpdesk.claimed', 'helpdesk.hub.failed'])
  })
})

test('only the hub conversation is the hub: not another conversation, channel or service', async () => {
  const { desk, me } = await asked()
  await me.hears()
  const accepted = { ...status('accepted'), ...desk.about() }
  await desk.sends({ ...accepted, conversation: { id: 'another' } as Activity['conversation'] })
  await desk.sends({ ...accepted, channelId: 'directline' })
  await desk.sends({ ...accepted, serviceUrl: 'https://elsewhere.example' })
  expect(await me.hears()).toEqual([])
  expect(desk.helpdesk.queue.all()[0]).toMatchObject({ state: 'waiting', hub: 'asked' })
})
