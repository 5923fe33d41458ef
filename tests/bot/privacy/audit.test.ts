import { expect, test } from 'vitest'
import { auditBy, auditor } from '../../../bot/services/audit.ts'
import type { AuditDoc } from '../../../data/audit.ts'
import { loadProgramme } from '../../../data/load-programme.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'

const open = () => {
  const clock = { now: new Date('2026-12-01T10:00:00.500Z') }
  const now = () => clock.now
  const store = sqliteStore({ path: ':memory:', now })
  let ids = 0
  return { clock, store, audit: auditor({ store, programme: loadProgramme('amsterdam-po'), now, newId: () => `n${++ids}` }) }
}
const coach = { role: 'coach', id: 'alex' } as const

test('who looked is written down once a minute, every change apart, and all of it goes after the retention of the programme', async () => {
  const { clock, store, audit } = open()
  await audit.record('p1', coach, 'read', 'document/cv')
  clock.now = new Date('2026-12-01T10:00:59Z')
  await audit.record('p1', coach, 'read', 'document/cv')
  await audit.record('p1', coach, 'read', 'person')
  await audit.record('p1', coach, 'change', 'journey/step')
  await audit.record('p1', coach, 'change', 'journey/step')
  clock.now = new Date('2026-12-01T10:01:00Z')
  await audit.record('p1', coach, 'read', 'document/cv')
  const { docs } = await store.list<AuditDoc>('audit/p1', 'audit')
  expect(docs.map(({ action, about }) => `${action} ${about}`).sort()).toEqual([
    'change journey/step',
    'change journey/step',
    'read document/cv',
    'read document/cv',
    'read person',
  ])
  clock.now = new Date('2028-12-02T10:01:00Z')
  expect((await store.list('audit/p1', 'audit')).docs).toEqual([])
})

test('a document for a commit of the audit partition names nobody but by id', () => {
  const { doc } = open().audit.write('p1', coach, 'export', 'everything')
  expect(doc).toMatchObject({ partition: 'audit/p1', kind: 'audit', ttl: 730 * 86_400, by: { role: 'coach', id: 'alex' } })
})

test.each([
  [
    { roles: ['coach', 'intermediary'], staffId: 'm' },
    { role: 'intermediary', id: 'm' },
  ],
  [{ roles: ['candidate'] }, { role: 'candidate', id: 'p1' }],
  [{ roles: ['coach'] }, { role: 'candidate', id: 'p1' }],
] as const)('whoever acts as %o is %o', (who, by) => expect(auditBy({ ...who, roles: [...who.roles] }, 'p1')).toEqual(by))
