import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createLog } from '../../../bot/log.ts'
import { createServer } from '../../../bot/server.ts'
import { type SessionDoc, sessionKey } from '../../../data/info-session.ts'
import { followUpDesk } from '../../support/follow-up-desk.ts'
import { intermediary, visitor } from '../../support/session-desk.ts'

/** One seat: Ann has it, Bo and Cor wait. Ann gives it up on 1 December at 11:00 in Amsterdam. */
async function freed(options: Parameters<typeof followUpDesk>[0] = {}) {
  const desk = await followUpDesk(options)
  const id = await desk.plan({ capacity: 1 })
  await desk.signUp(id, 'ann')
  await desk.signUp(id, 'bo', { language: 'en' })
  await desk.signUp(id, 'cor')
  await desk.passes()
  await desk.post()
  await desk.sessions.cancel(visitor('ann'), id, 'nl')
  await desk.passes()
  const standing = async (who: string) => (await desk.sessions.mine(visitor(who)))[0]?.standing
  return { ...desk, id, standing }
}

describe('a place from the waiting list', () => {
  test('goes to the next when nobody says anything, to the minute, and to the next after that', async () => {
    const { passes, post, standing, store, id, due } = await freed()
    expect(await post()).toEqual([
      'ann: Je bent afgemeld voor dinsdag 12 januari om 19:30',
      'bo: There is a place for you: Tuesday 12 January at 19:30',
    ])
    await passes('2026-12-03T09:59:59Z')
    expect([await standing('bo'), await post()]).toEqual([{ status: 'offered', until: '2026-12-03T10:00:00.000Z' }, []])
    await due(new Date('2026-12-03T10:00:00Z'))
    expect(await post()).toEqual([
      'bo: The place for Tuesday 12 January at 19:30 was passed on',
      'cor: Er is een plek voor je: dinsdag 12 januari om 19:30',
    ])
    expect([await standing('bo'), await standing('cor')]).toEqual([undefined, { status: 'offered', until: '2026-12-05T10:00:00.000Z' }])
    await passes('2026-12-05T10:00:00Z')
    expect(await standing('cor')).toBeUndefined()
    expect(await store.get<SessionDoc>(sessionKey(id))).toMatchObject({ roster: { seats: [], waiting: [] } })
    expect((await store.get<SessionDoc>(sessionKey(id)))?.dueAt).toBeUndefined()
    await passes('2026-12-06T10:00:00Z')
    expect(await post()).toEqual(['cor: De plek voor dinsdag 12 januari om 19:30 is doorgegeven'])
  })

  test('whoever waits until sign-up closes hears that no place came free; not who has a seat, nor who let a place go by', async () => {
    const { passes, post, signUp, id, sessions } = await freed()
    await passes('2026-12-03T10:00:00Z')
    expect(await sessions.accept(visitor('cor'), id, 'nl')).toMatchObject({ ok: true })
    await signUp(id, 'eve')
    await passes()
    await post()
    await passes('2027-01-12T17:29:59Z')
    expect((await post()).filter((one) => one.startsWith('eve'))).toEqual([])
    await passes('2027-01-12T17:30:00Z')
    expect(await post()).toEqual([
      'cor: Over een uur: Juf of meester worden',
      'eve: Er kwam geen plek vrij voor dinsdag 12 januari om 19:30',
    ])
    await passes('2027-01-12T18:40:00Z')
    expect(await post()).toEqual([])
  })

  test('that lapsed can be signed up for again, and is a seat at once while there is one', async () => {
    const { passes, signUp, id, sessions } = await freed()
    await passes('2026-12-03T10:00:00Z')
    expect(await sessions.accept(visitor('bo'), id, 'en')).toMatchObject({ ok: false, reason: 'lapsed' })
    await passes('2026-12-05T10:00:00Z')
    expect(await signUp(id, 'bo', { request: 'r-again' })).toMatchObject({ ok: true, standing: { status: 'seat' } })
  })

  test('that is taken is confirmed with the appointment, once however often it is taken', async () => {
    const { passes, post, mailTo, id, sessions } = await freed()
    await post()
    expect(await sessions.accept(visitor('bo'), id, 'en')).toMatchObject({
      ok: true,
      again: false,
      calendar: expect.stringContaining('METHOD:REQUEST'),
    })
    expect(await sessions.accept(visitor('bo'), id, 'en')).toMatchObject({ ok: true, again: true })
    await passes(60_000)
    expect(await post()).toEqual(['bo: You have a seat: Tuesday 12 January at 19:30'])
    expect((await mailTo('bo', /have a seat/))?.attachments).toHaveLength(1)
  })

  test('nobody hears of an offer any more when the session was called off before it went out', async () => {
    const desk = await followUpDesk()
    const id = await desk.plan({ capacity: 1 })
    await desk.signUp(id, 'ann')
    await desk.signUp(id, 'bo')
    await desk.passes()
    await desk.post()
    await desk.sessions.cancel(visitor('ann'), id, 'nl')
    await desk.sessions.staff.callOff(intermediary, id, 'De gids is ziek.')
    await desk.passes()
    expect(await desk.post()).toEqual([
      'ann: Je bent afgemeld voor dinsdag 12 januari om 19:30',
      'bo: Gaat niet door: de bijeenkomst van dinsdag 12 januari om 19:30',
    ])
    expect(await desk.sessions.accept(visitor('bo'), id, 'nl')).toMatchObject({ ok: false, reason: 'cancelled' })
  })

  test('a session that moves tells who has a place kept, with the time there is now', async () => {
    const { passes, post, mailTo, id, sessions } = await freed()
    await post()
    await sessions.staff.change(intermediary, id, { start: '2026-12-02T18:30:00.000Z' })
    await passes()
    expect(await post()).toContain('bo: Changed: the session with a place for you is now Wednesday 2 December at 19:30')
    expect((await mailTo('bo', /Changed/))?.text).toContain('We are keeping the place for you until Wednesday 2 December at 18:30')
  })
})

describe('the link in the mail', () => {
  async function linked() {
    const desk = await freed()
    const server = createServer(createLog('silent'))
    desk.follow.mount(server)
    server.listen(0, '127.0.0.1')
    await once(server.server, 'listening')
    const { port } = server.server.address() as AddressInfo
    const link = /https:\/\/loket\.example(\/place\/\S+)/.exec((await desk.mailTo('bo', /There is a place/))?.text ?? '')?.[1] ?? ''
    const visit = async (method: 'GET' | 'POST', path = link) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { 'accept-language': 'nl' } })
      return { status: response.status, html: await response.text(), policy: response.headers.get('content-security-policy') }
    }
    return { ...desk, visit, link, stop: () => server.close() }
  }

  test('shows two buttons and changes nothing; the button takes the place, once more says so', async () => {
    const { visit, standing, stop } = await linked()
    const page = await visit('GET')
    expect([page.status, page.policy]).toEqual([200, expect.stringContaining("default-src 'none'")])
    expect(page.html).toMatch(
      /<html lang="en">[\s\S]*There is a place for you[\s\S]*<form method="post"><button[\s\S]*Yes, I take the place/,
    )
    expect(await standing('bo')).toMatchObject({ status: 'offered' })
    for (const _ of [1, 2]) expect(await visit('POST')).toMatchObject({ status: 200, html: expect.stringContaining('The place is yours') })
    expect(await standing('bo')).toEqual({ status: 'seat' })
    expect((await visit('GET')).html).not.toContain('<button')
    stop()
  })

  test('passes the place on, and is of no use afterwards', async () => {
    const { visit, standing, link, stop } = await linked()
    expect(await visit('POST', `${link}?no`)).toMatchObject({ status: 200, html: expect.stringContaining('The place was passed on') })
    expect([await standing('bo'), await standing('cor')]).toEqual([undefined, { status: 'offered', until: '2026-12-03T10:00:00.000Z' }])
    for (const path of [link, `${link}?no`]) expect(await visit('POST', path)).toMatchObject({ status: 410 })
    stop()
  })

  test('of an offer that is over takes nothing, not even when there is a new offer', async () => {
    const { visit, standing, passes, signUp, sessions, id, stop } = await linked()
    await passes('2026-12-03T10:00:00Z')
    expect(await visit('GET')).toMatchObject({ status: 410, html: expect.stringContaining('This place is gone') })
    await signUp(id, 'bo', { request: 'r-again' })
    await sessions.cancel(visitor('cor'), id, 'nl')
    expect(await standing('bo')).toMatchObject({ status: 'offered' })
    expect((await visit('POST')).status).toBe(410)
    expect(await standing('bo')).toMatchObject({ status: 'offered' })
    stop()
  })

  test.each<[string, (link: string) => string]>([
    ['cut short', (link) => link.slice(0, -3)],
    ['for somebody else', (link) => link.replace(/(\/place\/.{20})(.)/, (_, before, sign) => `${before}${sign === 'a' ? 'b' : 'a'}`)],
    ['made up', () => '/place/abc.def'],
    ['very long', () => `/place/${'a'.repeat(1500)}`],
  ])('%s is not ours', async (_how, change) => {
    const { visit, link, standing, stop } = await linked()
    for (const method of ['GET', 'POST'] as const)
      expect(await visit(method, change(link))).toMatchObject({ status: 404, html: expect.stringContaining('Deze link werkt niet') })
    expect(await standing('bo')).toMatchObject({ status: 'offered' })
    stop()
  })
})
