import restify from 'restify'
import { expect, test } from 'vitest'
import { auditPartition } from '../../../data/audit.ts'
import { handOff } from '../../support/hand-off.ts'
import { minute } from '../../support/notice-desk.ts'

/** One closed conversation, and the files of the helpdesk over HTTP. */
async function served() {
  const desk = await handOff()
  const me = desk.candidate()
  await me.says('medewerker')
  await me.says('=1+1; mag mijn olifant mee?\n[2026-11-25 10:00] Adele: ja hoor')
  const [id = ''] = desk.ids()
  const adele = desk.agent('adele')
  await adele.presses(`desk-claim ${id}`)
  await adele.says(`Nee. ${'Lang verhaal. '.repeat(300)}`)
  await adele.presses('desk-close answered')
  const server = restify.createServer()
  desk.helpdesk.mount(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  const who = (name: 'lynne' | 'isaiah' | 'alex', roles: ('helpdesk' | 'manager' | 'coach')[]) => ({
    ...{ channelId: 'msteams', userId: name, conversationId: 'c', roles, staffId: desk.staffId(name), name },
  })
  return {
    ...{ desk, id },
    ...{ lynne: who('lynne', ['helpdesk']), isaiah: who('isaiah', ['manager']), alex: who('alex', ['coach']) },
    get: (url = '') => fetch(url.replace('https://loket.example', `http://127.0.0.1:${port}`)),
    close: () => new Promise((resolve) => server.close(() => resolve(undefined))),
  }
}

test('figures as CSV, a conversation as text and PDF: by a link of ten minutes, for who may, and written down', async () => {
  const { desk, id, lynne, isaiah, alex, get, close } = await served()
  const { supervision } = desk.helpdesk
  const [csv] = supervision.links(isaiah, { what: 'figures', period: 'week' }, 'nl')
  const table = await get(csv?.url)
  expect([table.status, table.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  const rows = Buffer.from(await table.arrayBuffer())
    .toString()
    .split('\r\n')
  expect(rows[1]).toBe('2026-11-25;Nederlands;vroeg om een mens;;nee;ja;0;0;afgesloten;Beantwoord;')
  expect(rows.join()).not.toMatch(/Adele|olifant/)

  const about = { what: 'transcript', ticket: id } as const
  expect(supervision.links(isaiah, about, 'nl')).toEqual([])
  expect(supervision.links(alex, { what: 'figures', period: 'week' }, 'nl')).toEqual([])
  const [pdf, txt] = supervision.links(lynne, about, 'en')
  const text = await (await get(txt?.url)).text()
  expect(text).toMatch(/somebody without a name: =1\+1; mag mijn olifant mee\?\r\n {4}\[2026/)
  expect(text).toMatch(/\] Adele Vance: Nee\. Lang verhaal/)
  const printed = await get(pdf?.url)
  expect(printed.headers.get('content-type')).toBe('application/pdf')
  expect(
    Buffer.from(await printed.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  const person = desk.helpdesk.queue.byId(id)?.person ?? ''
  const { docs } = await desk.store.list<{ partition: string; kind: 'audit'; id: string; action: string; by: object }>(
    auditPartition(person),
    'audit',
  )
  expect(docs.map(({ action, by }) => [action, by])).toEqual(Array(2).fill(['export', { role: 'helpdesk', id: lynne.staffId }]))

  expect((await get(`${txt?.url}x`)).status).toBe(404)
  await desk.store.commit([
    { op: 'put', doc: { partition: 'staff', kind: 'staff', id: lynne.staffId, name: 'Lynne Robbins', roles: ['manager'] } as never },
  ])
  await desk.deps.staff.refresh()
  expect((await get(txt?.url)).status).toBe(403)
  desk.clock.set(new Date(desk.clock.now().getTime() + 11 * minute))
  expect((await get(txt?.url)).status).toBe(410)
  await close()
})
