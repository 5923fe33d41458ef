import { expect, test } from 'vitest'
import type { Inbound } from '../../../bot/channel.ts'
import type { HelpdeskChannelDoc } from '../../../data/helpdesk-channel.ts'
import { helpdeskChannelKey } from '../../../data/helpdesk-channel.ts'
import { type ReachDoc, staffPartition } from '../../../data/reach.ts'
import { seen } from '../../support/desk.ts'
import { handOff } from '../../support/hand-off.ts'

const thread = '19:abc@thread.tacv2;messageid=1'
const inTeam = { id: thread, isGroup: true, conversationType: 'channel', tenantId: 't', name: '' }

/** A desk and its channel: what somebody does there, and the card as it stands. */
async function channelDesk(options: Parameters<typeof handOff>[0] = {}) {
  const desk = await handOff(options)
  let ids = 0
  const there = async (who: Parameters<typeof desk.staffId>[0] | 'stranger', activity: Partial<Inbound>, locale = 'nl-NL') => {
    const { activities } = await desk.handle({
      ...{ type: 'message', id: `in-channel-${++ids}`, channelId: 'msteams', serviceUrl: 'https://teams.example/', locale },
      ...{ conversation: inTeam, from: { id: `29:${who}`, name: who, ...(who !== 'stranger' && { aadObjectId: desk.staffId(who) }) } },
      ...activity,
    })
    await desk.helpdesk.idle()
    return activities.map(seen).map((one) => one.label)
  }
  const inChannel = () => desk.posted.filter((one) => one.conversationId === thread)
  return {
    ...desk,
    there,
    /** After so many seconds: what was posted in the channel since. */
    async after(seconds: number) {
      const before = inChannel().length
      await desk.helpdesk.idle()
      await desk.due(seconds * 1_000)
      return inChannel()
        .slice(before)
        .map(({ activity, instead }) => ({ instead, text: `${activity.text ?? ''} ${JSON.stringify(activity.attachments ?? [])}` }))
    },
    set: () => there('adele', { text: '<at>Loket</at> Dit is het helpdeskkanaal' }),
  }
}

test('the channel is told by a word of who works at the desk; then the queue is there, without names or words, and changes in place', async () => {
  const desk = await channelDesk()
  expect(await desk.there('adele', { type: 'installationUpdate', action: 'add' })).toEqual(['helpdesk.channel.hello'])
  for (const who of ['stranger', 'isaiah', 'alex'] as const)
    expect(await desk.there(who, { text: 'dit is het helpdeskkanaal' })).toEqual(['helpdesk.agent.notForYou'])
  expect(await desk.set()).toEqual(['helpdesk.channel.set'])
  const [first] = await desk.after(0)
  expect(first).toEqual({ instead: undefined, text: expect.stringContaining('Er wacht nu niemand') })
  const me = desk.candidate()
  await me.says('Mag mijn olifant mee?')
  await me.says('medewerker')
  const [changed, ...more] = await desk.after(5)
  expect(more).toEqual([])
  expect(changed?.instead).toBe('posted-1')
  expect(changed?.text).toContain('Iemand wacht sinds 10:00')
  expect(changed?.text).toContain(`desk-claim ${desk.ids()[0]}`)
  expect(changed?.text).not.toContain('olifant')
})

test('fifty questions within a second are one change of the card', async () => {
  const desk = await channelDesk()
  await desk.set()
  await desk.after(0)
  for (let index = 0; index < 50; index++) await desk.candidate().says('medewerker')
  expect(await desk.after(1)).toEqual([])
  const [changed, ...more] = await desk.after(4)
  expect(more).toEqual([])
  expect(changed?.text).toContain('50 wachten')
  expect(await desk.after(60)).toEqual([])
})

test('two press the button on the card: one has it, in their own chat; the other reads there who, and so does the channel', async () => {
  const desk = await channelDesk()
  const [adele, lynne, me] = [desk.agent('adele'), desk.agent('lynne'), desk.candidate()]
  await me.says('medewerker')
  await desk.set()
  await desk.after(0)
  const press = { value: { command: `desk-claim ${desk.ids()[0]}` } }
  expect(await desk.there('lynne', press)).toEqual(['helpdesk.channel.noChat'])
  await Promise.all([adele.says('hallo'), lynne.says('hallo')])
  await desk.identity.close()
  expect(await desk.there('stranger', press)).toEqual(['helpdesk.agent.notForYou'])
  expect(await Promise.all([desk.there('adele', press), desk.there('lynne', press)])).toEqual([[], []])
  const labelsOf = (id: string) => desk.posted.filter((one) => one.conversationId === id).map((one) => one.activity.label)
  const winner = desk.helpdesk.queue.all()[0]?.owner?.name
  const [won, lost] = winner === 'Adele Vance' ? ['chat-adele', 'chat-lynne'] : ['chat-lynne', 'chat-adele']
  expect(labelsOf(won)).toContain('helpdesk.agent.claimed')
  expect(labelsOf(lost)).toEqual(['helpdesk.agent.taken'])
  expect((await desk.after(5)).at(-1)?.text).toContain(`${winner} helpt iemand sinds`)
  // The talk goes on in their own chat.
  const agent = winner === 'Adele Vance' ? adele : lynne
  expect(await agent.says('Goedemorgen')).toEqual([])
  expect((await me.hears()).at(-1)?.text).toBe(`${winner}: Goedemorgen`)
  // What everybody may see there does not become a conversation of the bot.
  expect(await desk.there('adele', { text: 'hallo' })).toEqual(['message.group'])
  await desk.identity.close()
  const reach = await desk.store.get<ReachDoc>({ partition: staffPartition(desk.staffId('adele')), kind: 'reach', id: 'reach' })
  expect(reach?.channels.map((one) => one.conversationId)).toEqual(['chat-adele'])
})

test('a card that was taken away comes anew; a channel that is gone is let go; another channel takes over', async () => {
  const answers = [
    { ok: true as const, id: 'card-1' },
    { ok: false as const, status: 404 },
    { ok: true as const, id: 'card-2' },
  ]
  const desk = await channelDesk({ answer: () => answers.shift() ?? { ok: false, status: 403 } })
  await desk.set()
  await desk.after(0)
  await desk.candidate().says('medewerker')
  expect((await desk.after(5)).map((one) => one.instead)).toEqual(['card-1', undefined])
  expect(await desk.store.get<HelpdeskChannelDoc>(helpdeskChannelKey)).toMatchObject({ message: 'card-2' })
  await desk.candidate().says('medewerker')
  await desk.after(5)
  expect(await desk.store.get(helpdeskChannelKey)).toBeUndefined()
  expect(await desk.after(60)).toEqual([])
})

test.each([503, 500, 429])('an outage (%i), however long, does not let go of the channel', async (status) => {
  let down = true
  const desk = await channelDesk({ answer: () => (down ? { ok: false, status } : { ok: true, id: 'card' }) })
  await desk.set()
  for (let tries = 0; tries < 15; tries++) await desk.after(30 * 60)
  expect(await desk.store.get<HelpdeskChannelDoc>(helpdeskChannelKey)).toMatchObject({ target: { conversationId: thread } })
  down = false
  await desk.after(30 * 60)
  expect(await desk.store.get<HelpdeskChannelDoc>(helpdeskChannelKey)).toMatchObject({ message: 'card', attempts: 0 })
})
