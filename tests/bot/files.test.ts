import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { fileStore } from '../../bot/files.ts'
import { createLog } from '../../bot/log.ts'
import { createServer, mountFiles } from '../../bot/server.ts'
import { sqliteStore } from '../../data/sqlite-store.ts'

// Regression: the link to a calendar file in Teams, whose conversations have long names, was a 404.
test('a file of a conversation with a long name is found under its link', async () => {
  const store = sqliteStore({ path: ':memory:', now: () => new Date() })
  const files = fileStore(`conversation/msteams:a:${'1pL6i0oY3C'.repeat(15)}`, { newId: () => 'abc', publicUrl: 'http://127.0.0.1' })
  const link = files.add({ name: 'bijeenkomst é.ics', contentType: 'text/calendar', content: 'BEGIN:VCALENDAR' })
  await store.commit(files.docs.map((doc) => ({ op: 'create', doc })))
  const server = createServer(createLog('silent'))
  mountFiles(server, store)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  const answer = await fetch(link.replace('127.0.0.1', `127.0.0.1:${port}`))
  expect([answer.status, await answer.text()]).toEqual([200, 'BEGIN:VCALENDAR'])
  expect((await fetch(`http://127.0.0.1:${port}/files/x`)).status).toBe(404)
  await new Promise<void>((resolve) => server.close(() => resolve()))
})
