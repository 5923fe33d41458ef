import { expect, test } from 'vitest'
import { ticketQueue } from '../../../bot/services/helpdesk/queue.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { TicketCardDoc } from '../../../data/ticket.ts'
import type { Seen } from '../../support/desk.ts'
import { handOff } from '../../support/hand-off.ts'

const day = 86_400_000
const year = 365 * day
const start = Date.parse('2026-11-25T09:00:00Z')
const at = (ms: number) => new Date(ms).toISOString()

const shown = (said: readonly Seen[]) => JSON.stringify(said.map((one) => one.activity.attachments))

/** The `n`th of many that ended one after the other, up to a while ago. */
const ended = (n: number): TicketCardDoc => ({
  ...{ partition: 'tickets', kind: 'ticket-card', id: `ended-${n}`, ttl: year / 1000, state: 'closed', person: `p-${n}` },
  ...{ language: 'nl', reason: 'asked', mail: false, conversation: { channelId: 'directline', conversationId: `c-${n}` } },
  ...{ openedAt: at(start - day), queuedAt: at(start - day), endedAt: at(start - day + n) },
})
const { endedAt: _open, ...waiting } = { ...ended(-1), id: 'waiting', state: 'waiting' as const }
const many = 260
const all = Array.from({ length: many }, (_, n) => ended(n))

async function twoMachines() {
  let nowMs = start
  const store = sqliteStore({ path: ':memory:', now: () => new Date(nowMs) })
  const machine = () => ticketQueue(store, { all: () => [] }, () => new Date(nowMs))
  const [one, two] = [machine(), machine()]
  for (const card of [...all, waiting]) await one.put(card)
  const refresh = () => Promise.all([one.refresh(), two.refresh()])
  await refresh()
  const short = async () => (await store.list('tickets', 'ticket-card', { limit: 1000 })).docs.map(({ id }) => id)
  const later = (ms: number) => {
    nowMs += ms
  }
  return { store, one, two, refresh, short, later }
}

test('of what ended only the newest stay in the list that is read all the time; all of it is found, on every machine', async () => {
  const { one, two, refresh, short } = await twoMachines()
  await Promise.all([one.putAway(), two.putAway()])
  await refresh()
  await one.putAway()
  await refresh()
  const left = await short()
  expect(new Set(left)).toEqual(new Set(['waiting', ...all.slice(-110).map(({ id }) => id)]))
  for (const queue of [one, two]) {
    expect(queue.all().map(({ id }) => id)).toEqual(left)
    expect(new Set((await queue.every()).map(({ id }) => id))).toEqual(new Set(['waiting', ...all.map(({ id }) => id)]))
    for (const { id } of all) expect(await queue.find(id)).toMatchObject({ id, state: 'closed' })
  }
})

test('what another machine changed since it was read stays, and what changes after it was put away is as it is now', async () => {
  const { one, two, refresh, short } = await twoMachines()
  const { endedAt: _again, ...open } = { ...ended(70), state: 'waiting' as const }
  await two.put(open)
  await one.putAway()
  expect(await short()).toContain('ended-70')
  await refresh()
  await one.putAway()
  await refresh()
  expect(one.byId('ended-70')).toMatchObject({ state: 'waiting' })
  expect(one.byId('ended-90')).toBeUndefined()
  await two.put({ ...ended(90), detachedAt: at(start) })
  await one.refresh()
  const changed = (await one.every()).filter(({ id }) => id === 'ended-90')
  expect(changed).toEqual([expect.objectContaining({ detachedAt: at(start) })])
})

test('it is kept no longer for having been put away', async () => {
  const { one, refresh, later } = await twoMachines()
  later(7 * day)
  await one.putAway()
  later(year - 7 * day - 1000)
  await refresh()
  expect(await one.every()).toHaveLength(many + 1)
  later(2000)
  await refresh()
  expect(await one.every()).toEqual([])
})

test('a conversation that was put away is searched, read, opened again and erased as any other', async () => {
  const desk = await handOff()
  const [me, adele, lynne] = [desk.candidate(), desk.agent('adele'), desk.agent('lynne')]
  await me.says('medewerker')
  const [id = ''] = desk.ids()
  await adele.presses(`desk-claim ${id}`)
  await adele.says('Dag Bartholomeus')
  await adele.presses('desk-close answered')
  const { queue } = desk.helpdesk
  const after = Date.parse(queue.byId(id)?.endedAt ?? '')
  const away = async () => {
    for (const [n, card] of all.entries()) await queue.put({ ...card, state: 'returned', endedAt: at(after + 1 + n) })
    await queue.refresh()
    await queue.putAway()
    await queue.refresh()
    expect(queue.byId(id)).toBeUndefined()
  }
  await away()
  expect(shown(await lynne.says('zoek gesprek adele'))).toContain(`desk-transcript ${id}`)
  const read = await lynne.presses(`desk-transcript ${id}`)
  expect(read.map((one) => one.text).join('\n')).toContain('Dag Bartholomeus')
  expect(shown(await lynne.says('steekproef'))).toContain(`desk-look ${id}`)
  expect((await lynne.presses(`desk-reopen ${id}`))[0]?.label).toBe('helpdesk.agent.reopened')
  expect(queue.byId(id)).toMatchObject({ state: 'waiting' })
  await adele.presses(`desk-claim ${id}`)
  await adele.presses('desk-close answered')
  await away()
  await me.says('alles wissen')
  await me.says('ja')
  await queue.refresh()
  expect((await queue.every()).map((one) => one.id)).not.toContain(id)
})
