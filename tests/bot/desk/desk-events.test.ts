import { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { deskEvents } from '../../../bot/desk/desk-events.ts'
import { codeOf, deskServer } from '../../support/desk-server.ts'
import { soon } from '../../support/soon.ts'

let requests = 0
const request = () => `request-${++requests}`

/** What a browser hears of the desk, event by event. */
async function listen(url: string, jar: Map<string, string>) {
  const ending = new AbortController()
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(`${url}/desk/api/events`, { headers: { cookie }, signal: ending.signal })
  let heard = ''
  let ended = false
  const read = async () => {
    for await (const chunk of response.body ?? []) heard += Buffer.from(chunk).toString('utf8')
    ended = true
  }
  void read().catch(() => {})
  return {
    response,
    text: () => heard,
    isOver: () => ended,
    close: () => ending.abort(),
    /** Events so far, as `event data`; then forgets them. */
    events() {
      const all = [...heard.matchAll(/event: (\w+)\ndata: (.*)\n\n/g)].map(([, name, data]) => `${name} ${data}`)
      heard = ''
      return all
    },
  }
}

test('open pages hear of the queue and of what is said, and look for themselves', async () => {
  const desk = await deskServer()
  const [adele, lynne] = [desk.browser(), desk.browser()]
  await adele.signIn('adele-vance')
  await lynne.signIn('lynne-robbins')
  const [hers, other] = [await listen(desk.url, adele.jar), await listen(desk.url, lynne.jar)]
  expect(Object.fromEntries(hers.response.headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  })
  await soon(() => hers.text()).toBe('retry: 2000\n\nevent: queue\ndata: {}\n\n')
  hers.events()
  other.events()

  const noor = desk.candidate('nl-NL')
  await noor.says('medewerker')
  const [id = ''] = desk.ids()
  const both = ['queue {}', `ticket ${JSON.stringify({ id })}`]
  await soon(() => [hers.text(), other.text()].every((one) => one.includes(id))).toBe(true)
  expect(hers.events()).toEqual(both)
  other.events()
  await adele.post(`/desk/api/tickets/${id}/claim`, { request: request() })
  await soon(() => other.text()).toContain(id)
  expect([...new Set(other.events())]).toEqual(both)
  await soon(() => hers.text()).toContain(id)
  hers.events()

  // Words change a ticket, but no line of the queue: others have nothing to look at.
  await adele.post(`/desk/api/tickets/${id}/say`, { request: request(), words: 'Hoi!' })
  await soon(() => hers.text()).toContain(id)
  expect([...new Set(hers.events())]).toEqual([both[1]])

  // Said on this machine; many at once are one event.
  const conversation = { channelId: 'directline', id: noor.conversationId }
  for (let seq = 1; seq < 6; seq++) desk.page.said(conversation, [{ seq: 1_000_000 + seq } as never])
  desk.page.said({ channelId: 'directline', id: 'of-nobody' }, [])
  await soon(() => hers.text()).toContain(id)
  expect(hers.events()).toEqual([both[1]])
  desk.page.passing({ ...noor.base(), type: 'typing' })
  await soon(() => hers.text()).toBe(`event: typing\ndata: ${JSON.stringify({ id })}\n\n`)
  hers.events()
  expect(other.text()).not.toContain('typing')
  expect((await adele.post(`/desk/api/tickets/${id}/typing`)).status).toBe(204)
  expect(codeOf(await lynne.post(`/desk/api/tickets/${id}/typing`))).toBe('unknown')
  expect(desk.shownTyping).toEqual([
    { conversationId: noor.conversationId, activity: { type: 'typing', from: { id: 'loket', role: 'bot' } } },
  ])
  await adele.post('/desk/api/available', { on: false })
  await soon(() => hers.text()).toContain('queue')
  expect(hers.events()).toEqual(['queue {}'])
})

test('a stream ends when its browser signs out, or all of that person’s; and no browser has more than five', async () => {
  const { browser, url } = await deskServer()
  const [work, home, lynne] = [browser(), browser(), browser()]
  await work.signIn('adele-vance')
  await home.signIn('adele-vance')
  await lynne.signIn('lynne-robbins')
  const streams = await Promise.all(Array.from({ length: 5 }, () => listen(url, work.jar)))
  expect(streams.map((one) => one.response.status)).toEqual([200, 200, 200, 200, 200])
  expect(codeOf(await work.get('/desk/api/events'))).toBe('many')
  const [atHome, others] = [await listen(url, home.jar), await listen(url, lynne.jar)]
  streams[0]?.close()
  await soon(async () => {
    const again = await listen(url, work.jar)
    again.close()
    return again.response.status
  }).toBe(200)
  await work.post('/desk/sign-out')
  await soon(() => streams.slice(1).every((one) => one.isOver())).toBe(true)
  expect(streams[1]?.text()).toContain('event: end\ndata: {"reason":"signed-out"}')
  expect(atHome.isOver()).toBe(false)
  await work.signIn('adele-vance')
  await work.post('/desk/sign-out', { everywhere: true })
  await soon(() => atHome.isOver()).toBe(true)
  expect(others.isOver()).toBe(false)
})

// Regression: a page that was gone before it was let in counted for ever; after five of those the sixth heard nothing.
test('who is gone already is not listening', () => {
  const events = deskEvents({ store: {}, helpdesk: { queue: { listen: () => () => {} } }, log: {} } as never)
  const response = new ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 } as never)
  response.destroy()
  const listener = { sessionId: 's', staffId: 'adele', mayStay: async () => undefined }
  expect([events.open(listener, response, {}), events.count()]).toEqual([true, 0])
})
