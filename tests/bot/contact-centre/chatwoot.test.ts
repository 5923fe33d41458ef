import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readChatwoot } from '../../../bot/services/contact-centre/read-chatwoot.ts'
import { messageCreated, routed, startChatwoot, statusChanged } from '../../support/chatwoot.ts'
import { labels } from '../../support/desk.ts'
import { handOff, texts } from '../../support/hand-off.ts'

let chatwoot: Awaited<ReturnType<typeof startChatwoot>>
beforeAll(async () => {
  chatwoot = await startChatwoot()
})
afterAll(() => chatwoot.close())

const key = 'a-key-of-more-than-thirty-two-characters'

async function asked() {
  const contactCentre = { chatwoot: chatwoot.url, inbox: 'inbox-1', key, name: 'het contactcentrum' }
  const desk = await handOff({ contactCentre })
  const me = desk.candidate()
  await me.says('Mag mijn hond mee?')
  await me.says('medewerker')
  await me.hears()
  const source = `loket-${desk.ids()[0]}`
  const server = await routed(desk.helpdesk.mount)
  const hook = (body: object, path = `/api/contact-centre/chatwoot/${key}`) =>
    fetch(`${server.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  return { desk, me, source, hook, close: server.close, said: () => chatwoot.contacts.get(source)?.map((one) => one.messages) }
}

test('a whole hand-off: asked, answered, resolved', async () => {
  const { me, source, hook, said, close } = await asked()
  expect(said()).toEqual([['Mag mijn hond mee?']])
  expect((await hook(messageCreated(source))).status).toBe(200)
  expect(texts(await me.hears())).toEqual([expect.stringContaining('John is er nu bij'), 'John: Goedemorgen!'])
  expect(await me.says('Dank je')).toEqual([])
  expect(await me.send({ attachments: [{ contentType: 'application/pdf', name: 'cv.pdf', contentUrl: 'upload:visitor-1/u1' }] })).toEqual(
    [],
  )
  expect(said()?.[0]?.slice(-2)).toEqual(['Dank je', expect.stringMatching(/^cv\.pdf\ncv\.pdf: https:\/\/loket\.example\//)])
  await hook(statusChanged(source))
  expect(labels(await me.hears())).toEqual(['helpdesk.closed'])
  await close()
})

test('a webhook that comes twice is heard once; what we sent and notes of agents are nothing', async () => {
  const { me, source, hook, close } = await asked()
  await hook(messageCreated(source))
  await me.hears()
  for (const change of [{}, { id: 119, private: true }, { id: 120, message_type: 'incoming' }, { id: 121, content: ' ' }])
    expect((await hook(messageCreated(source, change))).status).toBe(200)
  await hook(statusChanged(source, 'open'))
  await hook({ event: 'webwidget_triggered' })
  expect(await me.hears()).toEqual([])
  await close()
})

test('the candidate stops: it is resolved there; asked again it is the same conversation', async () => {
  const { me, source, hook, said, close } = await asked()
  await hook(messageCreated(source))
  await me.says('stop')
  expect(chatwoot.contacts.get(source)?.map((one) => one.status)).toEqual(['resolved'])
  await me.says('medewerker')
  expect(said()).toHaveLength(1)
  await close()
})

// Regression: the second time was taken for the first, delivered twice.
test('resolved, asked again, and resolved again: each time it is over', async () => {
  const { me, source, hook, close } = await asked()
  for (const [index, updated_at] of [1627063400.5, 1627063500.5].entries()) {
    await hook(messageCreated(source, { id: 200 + index }))
    await me.hears()
    await hook({ ...statusChanged(source), updated_at })
    await hook({ ...statusChanged(source), updated_at })
    expect(labels(await me.hears())).toEqual(['helpdesk.closed'])
    await me.says('medewerker')
  }
  await close()
})

test('it refuses: our own desk takes over', async () => {
  chatwoot.fail(401, 404)
  const { desk, me, close } = await asked()
  await desk.due(60_000)
  expect(labels(await me.hears())).toContain('helpdesk.hub.failed')
  await close()
})

test('without its key the webhook is not there', async () => {
  const { me, source, hook, close } = await asked()
  for (const path of ['', '/', '/wrong', `/${key}x`]) {
    const { status } = await hook(messageCreated(source), `/api/contact-centre/chatwoot${path}`)
    expect([404, 405]).toContain(status)
  }
  expect((await hook(['no', 'object'])).status).toBe(400)
  expect(await me.hears()).toEqual([])
  await close()
})

describe('a webhook read', () => {
  test.each<[string, object, object | undefined]>([
    [
      'a message',
      messageCreated('loket-t1'),
      { what: 'said', ticket: 't1', agent: 'John', words: 'Goedemorgen!', request: 'chatwoot/said/118' },
    ],
    [
      'a file',
      messageCreated('loket-t1', { content: null, attachments: [{ data_url: 'https://c.example/f/brief.pdf' }] }),
      { words: '', attachments: [{ name: 'brief.pdf' }] },
    ],
    [
      'a file with an odd name',
      messageCreated('loket-t1', { attachments: [{ data_url: 'https://c.example/f/100%.pdf' }] }),
      { words: 'Goedemorgen!', attachments: [{ name: '100%.pdf' }] },
    ],
    ['of another source', messageCreated('somebody'), undefined],
    ['without a source', messageCreated('loket-t1', { conversation: { id: 1 } }), undefined],
    ['resolved', statusChanged('loket-t1'), { what: 'completed', ticket: 't1' }],
  ])('%s', (_what, body, expected) => {
    const event = readChatwoot(body)
    if (expected) expect(event).toMatchObject(expected)
    else expect(event).toBeUndefined()
  })
})
