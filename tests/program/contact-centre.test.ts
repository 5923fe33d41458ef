import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sent, startConnector } from '../support/connector.ts'
import { discard, type Program, startProgram } from '../support/program.ts'

let program: Program
let channel: Awaited<ReturnType<typeof startConnector>>
let count = 0
beforeAll(async () => {
  channel = await startConnector()
  const reference = { channelId: 'hub', serviceUrl: `${channel.url}/`, conversation: { id: 'the-hub' }, name: 'het centrum' }
  program = await startProgram({ LOKET_CONTACT_CENTRE: JSON.stringify(reference) })
})
afterAll(async () => {
  await channel.close()
  await discard(program)
})

const post = (conversation: object, activity: Record<string, unknown>) =>
  fetch(`${program.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ type: 'message', id: `a-${++count}`, channelId: 'msteams', serviceUrl: channel.url, locale: 'nl-NL' },
      ...{ conversation, from: { id: '29:somebody', name: 'Noor' }, recipient: { id: 'bot' }, ...activity },
    }),
  })
const me = (text: string) => post({ id: 'mine', conversationType: 'personal' }, { text })
const hub = (activity: object) => post({ id: 'the-hub' }, { channelId: 'hub', from: { id: 'x', name: 'Ria' }, ...activity })
const team = (activity: object) =>
  post(
    { id: '19:team;messageid=1', conversationType: 'channel', isGroup: true },
    { from: { id: '29:adele', aadObjectId: '00000000-0000-0000-0000-0000000000022' }, ...activity },
  )
const wordsOf = ({ body }: Sent) => `${body.text ?? ''} ${JSON.stringify(body.attachments ?? [])}`

/** The first that arrives in a conversation and says this. */
async function arrives(conversation: string, says: string | RegExp, method = 'POST'): Promise<Sent> {
  for (let seen = channel.sent.length; ; ) {
    const found = channel.sent.find(
      (one) => one.method === method && decodeURIComponent(one.path).includes(`/${conversation}/`) && wordsOf(one).match(says),
    )
    if (found) return found
    await channel.arrived(++seen)
  }
}

test('over HTTP: asked in the hub, accepted, said both ways, failed, and then in the channel of our own helpdesk, in place', async () => {
  await me('medewerker')
  const { body: asked } = await arrives('the-hub', '')
  expect(asked).toMatchObject({
    type: 'event',
    name: 'handoff.initiate',
    relatesTo: { channelId: 'msteams', conversation: { id: 'mine' } },
  })
  const about = { channelData: { ticket: (asked.value as { ticket: string }).ticket } }
  expect((await hub({ type: 'event', name: 'handoff.status', value: { state: 'accepted' }, ...about })).status).toBe(200)
  await arrives('mine', /Ria is er nu bij/)
  await me('Mag ik iets vragen?')
  await arrives('the-hub', /Mag ik iets vragen/)
  await hub({ text: 'Natuurlijk!', relatesTo: asked.relatesTo })
  await arrives('mine', /Ria: Natuurlijk!/)

  await team({ text: '<at>Loket</at> dit is het helpdeskkanaal' })
  await arrives('19:team;messageid=1', /Er wacht nu niemand/)
  await hub({ type: 'event', name: 'handoff.status', value: { state: 'failed', message: 'Iedereen is weg' }, ...about })
  await arrives('mine', /bij onze eigen helpdesk/)
  const card = await arrives('19:team;messageid=1', /Iemand wacht sinds/, 'PUT')
  expect(card.path).toMatch(/\/activities\/\d+$/)
}, 60_000)
