import { expect, test } from 'vitest'
import { deskSessions } from '../../../bot/desk/desk-sessions.ts'
import type { StaffDoc } from '../../../data/person.ts'
import { codeOf, deskServer } from '../../support/desk-server.ts'
import { texts } from '../../support/hand-off.ts'

type Line = { by: string; words: string }
type Ticket = { state: string; shared: boolean; owner?: { name: string }; notes: { words: string }[]; mail: boolean }
type Queue = { waiting: { id: string }[]; mine: { id: string }[]; claimed: { id: string }[]; ended: { id: string }[]; available: boolean }
let requests = 0
const request = () => `request-${++requests}`

async function waiting() {
  const desk = await deskServer()
  const noor = desk.candidate('nl-NL')
  await noor.says('medewerker')
  await noor.says('mag ik ook in deeltijd beginnen')
  const [id = ''] = desk.ids()
  await noor.hears()
  const adele = desk.browser()
  await adele.signIn('adele-vance')
  const does = (deed: string, body: object = {}, by = adele) => by.post(`/desk/api/tickets/${id}/${deed}`, { request: request(), ...body })
  const queue = async (by = adele) => (await by.get('/desk/api/queue')).body as unknown as Queue
  const see = async (by = adele) => (await by.get(`/desk/api/tickets/${id}`)).body as unknown as { ticket: Ticket; lines: Line[] }
  return { ...desk, noor, adele, id, does, queue, see }
}

test('a whole talk: taken over, answered, noted, closed, opened again; each wish once', async () => {
  const { noor, id, does, queue, see, open } = await waiting()
  open.add(noor.conversationId)
  expect((await queue()).waiting.map((one) => one.id)).toEqual([id])
  const claimed = await does('claim')
  expect(claimed.body).toMatchObject({ id, ticket: { state: 'claimed', owner: { name: 'Adele Vance', number: 1 } } })
  expect((await queue()).mine.map((one) => one.id)).toEqual([id])

  const again = { request: request(), words: 'Ja hoor, dat kan.' }
  expect((await does('say', again)).status).toBe(200)
  expect((await does('say', again)).status).toBe(200)
  await does('say', { canned: 'hello' })
  await does('note', { words: 'belt liever' })
  await noor.says('fijn, dank je')
  expect(texts(await noor.hears())).toEqual([
    expect.stringContaining('Adele Vance is er nu'),
    'Adele Vance: Ja hoor, dat kan.',
    expect.stringContaining('ik ben Adele Vance van de helpdesk'),
  ])
  const { ticket, lines } = await see()
  expect(ticket.notes.map((one) => one.words)).toEqual(['belt liever'])
  expect(lines.filter((one) => one.by !== 'bot').map((one) => [one.by, one.words])).toEqual([
    ['candidate', 'medewerker'],
    ['candidate', 'mag ik ook in deeltijd beginnen'],
    ['agent', expect.stringContaining('Ja hoor')],
    ['agent', expect.stringContaining('Adele Vance van de helpdesk')],
    ['candidate', 'fijn, dank je'],
  ])
  expect(codeOf(await does('close', { result: 'well' }))).toBe('wrong')
  expect((await does('close', { result: 'answered' })).body).toMatchObject({ ticket: { state: 'closed', result: 'answered' } })
  expect((await queue()).ended.map((one) => one.id)).toEqual([id])
  expect(codeOf(await does('say', { words: 'nog iets' }))).toBe('state')
  expect((await does('reopen')).body).toMatchObject({ ticket: { state: 'waiting' } })
  expect((await queue()).waiting.map((one) => one.id)).toEqual([id])
})

test('of two who claim one has it and the other hears who; who does not own it may read, not speak', async () => {
  const { adele, browser, does, see, id } = await waiting()
  const lynne = browser()
  await lynne.signIn('lynne-robbins')
  const got = await Promise.all([does('claim'), does('claim', {}, lynne)])
  expect(got.map((one) => one.status).sort()).toEqual([200, 409])
  const [other, winner] = got[0]?.status === 409 ? [adele, 'Lynne Robbins'] : [lynne, 'Adele Vance']
  const error = got.find((one) => one.status === 409)?.body.error
  expect(error).toMatchObject({ code: 'taken', name: winner })
  expect((await see(other)).ticket.owner?.name).toBe(winner)
  for (const [deed, body] of [
    ['say', { words: 'hoi' }],
    ['close', { result: 'answered' }],
    ['release', {}],
    ['give-back', {}],
  ] as const)
    expect([deed, codeOf(await does(deed, body, other))]).toEqual([deed, 'forbidden'])
  // The id of a request somebody else made gives nothing away and does nothing.
  expect(codeOf(await other.post(`/desk/api/tickets/${id}/say`, { request: 'request-1', words: 'hoi' }))).toBe('forbidden')
})

test('fifty press at once: one has it, forty-nine hear kindly who', async () => {
  const desk = await waiting()
  const crowd = Array.from({ length: 50 }, (_, index): StaffDoc => {
    const id = `agent-${index}`
    return { partition: 'staff', kind: 'staff', id, name: `Agent ${index}`, roles: ['helpdesk'] }
  })
  await desk.store.commit(crowd.map((doc) => ({ op: 'put', doc })))
  await desk.deps.staff.refresh()
  const sessions = deskSessions({ store: desk.store, now: desk.clock.now })
  const agents = await Promise.all(
    crowd.map(async ({ id }) => {
      const agent = desk.browser()
      agent.jar.set('loket-desk', await sessions.begin(id, undefined))
      await agent.me()
      return agent
    }),
  )
  const answers = await Promise.all(agents.map((agent) => desk.does('claim', {}, agent)))
  const [won, ...others] = answers.toSorted((a, b) => a.status - b.status)
  const name = (won?.body.ticket as Ticket | undefined)?.owner?.name
  expect([won?.status, name]).toEqual([200, expect.stringMatching(/^Agent \d+$/)])
  expect(new Set(others.map((one) => JSON.stringify(one.body.error)))).toEqual(
    new Set([JSON.stringify({ code: 'taken', message: `${name} was je net voor. Er ging niets dubbel.`, name })]),
  )
})

test('what was not shared is in no answer: no lines from before, no outcome, no step, no conversation to break into', async () => {
  const desk = await deskServer()
  const noor = desk.candidate('nl-NL')
  await noor.says('mijn gegevens')
  desk.clock.set(new Date(desk.clock.now().getTime() + 60_000))
  await noor.says('medewerker')
  const [id = ''] = desk.ids()
  const adele = desk.browser()
  await adele.signIn('adele-vance')
  const answers = await Promise.all([
    adele.post(`/desk/api/tickets/${id}/claim`, { request: request() }),
    adele.get(`/desk/api/tickets/${id}`),
    adele.get('/desk/api/queue'),
  ])
  const all = answers.map((one) => one.text).join('\n')
  expect(all).toContain(id)
  for (const hidden of ['mijn gegevens', noor.conversationId, 'conversation/', '"etag"', '"done"', '"person"', '"partition"'])
    expect([hidden, all.includes(hidden)]).toEqual([hidden, false])
  // Asked while waiting, answered when somebody was there already.
  await noor.says('Ja, dat mag')
  expect((await adele.get(`/desk/api/tickets/${id}`)).text).toContain('mijn gegevens')
})

test('taken over on the page, gone on with in Teams: what the candidate says comes there too', async () => {
  const { does, noor, agent, see } = await waiting()
  await does('claim')
  const inTeams = agent('adele')
  await inTeams.says('→ 1')
  await inTeams.says('ik typ nu in Teams')
  expect(texts(await noor.hears())).toContain('Adele Vance: ik typ nu in Teams')
  await inTeams.hears()
  await noor.says('fijn')
  expect(texts(await inTeams.hears())).toEqual([expect.stringContaining('fijn')])
  await does('say', { words: 'en weer op de pagina' })
  expect(texts(await noor.hears())).toEqual(['Adele Vance: en weer op de pagina'])
  expect((await see()).lines.map((one) => one.words)).toEqual(expect.arrayContaining(['fijn', expect.stringContaining('op de pagina')]))
})

test('who reads a conversation that is not theirs is written down; whoever helps is not, and nobody gets another’s chat', async () => {
  const { does, see, id, queue, store, helpdesk, agent, browser } = await waiting()
  const looks = async () => {
    const { docs } = await store.list<{ partition: string; kind: 'audit'; id: string; about: string; by: { id: string } }>(
      `audit/${helpdesk.queue.byId(id)?.person}`,
      'audit',
    )
    return docs.map(({ by, about }) => `${by.id.slice(-2)} ${about}`)
  }
  const lynne = browser()
  await lynne.signIn('lynne-robbins')
  await does('claim')
  await agent('adele').says('→ 1')
  await agent('adele').says('hoi')
  await see()
  expect(await looks()).toEqual([])
  await see(lynne)
  await see(lynne)
  expect(await looks()).toEqual([`25 conversation/${id}`])
  expect(JSON.stringify(await queue(lynne))).not.toContain('chat-adele')
  await does('close', { result: 'answered' })
  await see()
  expect((await looks()).toSorted()).toEqual([`22 conversation/${id}`, `25 conversation/${id}`])
})

test('passing on, parking, back to the queue or the bot; away and back', async () => {
  const { does, queue, id, clock, adele, browser } = await waiting()
  await does('claim')
  const { colleagues } = (await adele.get(`/desk/api/tickets/${id}`)).body as { colleagues: { staffId: string; name: string }[] }
  const lynne = colleagues.find((one) => one.name === 'Lynne Robbins')
  const until = new Date(clock.now().getTime() + 3_600_000).toISOString()
  expect((await does('snooze', { until })).body).toMatchObject({ ticket: { snoozedUntil: until } })
  for (const wrong of ['2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z', 'tomorrow'])
    expect(codeOf(await does('snooze', { until: wrong }))).toBe('wrong')
  expect(codeOf(await does('transfer', { to: 'nobody' }))).toBe('unknown')
  expect((await does('transfer', { to: lynne?.staffId })).body).toMatchObject({
    ticket: { state: 'waiting', for: { name: 'Lynne Robbins' } },
  })
  const other = browser()
  await other.signIn('lynne-robbins')
  expect((await does('claim', {}, other)).status).toBe(200)
  expect((await does('release', {}, other)).body).toMatchObject({ ticket: { state: 'waiting' } })
  await does('claim')
  expect((await does('give-back')).body).toMatchObject({ ticket: { state: 'returned' } })
  expect(((await adele.post('/desk/api/available', { on: false })).body as unknown as Queue).available).toBe(false)
  expect((await queue()).available).toBe(false)
  expect((await does('claim', { request: 'r' })).status).toBe(400)
})

test('in the language somebody chose, also what goes wrong; a canned answer is in both', async () => {
  const { adele, id, does } = await waiting()
  const nl = (await adele.get('/desk/api/tickets/none')).body.error
  expect((await adele.post('/desk/api/locale', { locale: 'en' })).body).toEqual({ locale: 'en' })
  const en = (await adele.get('/desk/api/tickets/none')).body.error
  expect([nl, en]).toMatchObject([
    { message: expect.stringContaining('Dit gesprek') },
    { message: expect.stringContaining('conversation') },
  ])
  expect((await adele.me()).body).toMatchObject({
    locale: 'en',
    name: 'Adele Vance',
    snoozes: [{ id: 'hour', label: 'An hour' }, { id: 'morning' }],
  })
  await does('claim')
  const canned = JSON.parse((await adele.get(`/desk/api/canned?ticket=${id}`)).text) as { id: string; text: { nl: string; en: string } }[]
  expect(canned.find((one) => one.id === 'hello')?.text).toEqual({
    nl: expect.stringContaining('Adele Vance van de helpdesk'),
    en: expect.stringContaining('Adele Vance of the helpdesk'),
  })
  expect(canned.some((one) => /{{/.test(one.text.nl + one.text.en))).toBe(false)
})

// Regression: a page that could not listen asked who it was, again and again, and so stayed signed in for twelve hours.
test('what the page asks by itself keeps nobody signed in', async () => {
  const { adele, clock } = await waiting()
  for (const [minutes, status] of [
    [20, 200],
    [20, 401],
  ] as const) {
    clock.set(new Date(clock.now().getTime() + minutes * 60_000))
    expect((await adele.me()).status).toBe(status)
  }
})
