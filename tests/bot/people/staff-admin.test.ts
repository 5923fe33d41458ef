import { describe, expect, test } from 'vitest'
import { auditor } from '../../../bot/services/audit.ts'
import { changeStaff, storedStaff } from '../../../bot/services/people/staff-admin.ts'
import { staffCommand } from '../../../bot/services/people/staff-command.ts'
import { staffDirectory } from '../../../bot/staff.ts'
import type { AuditDoc } from '../../../data/audit.ts'
import { loadProgramme } from '../../../data/load-programme.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { StaffChange } from '../../../rules/people/staff-roll.ts'

const now = () => new Date('2026-11-25T09:00:00Z')
const programme = loadProgramme('amsterdam-po')
const id = (n: number) => `12345678-90ab-cdef-1234-00000000000${n}`
const by = { role: 'system', id: 'command' } as const

function world() {
  let ids = 0
  const store = sqliteStore({ path: ':memory:', now })
  const desk = { store, audit: auditor({ store, programme, now, newId: () => `a${++ids}` }) }
  let requests = 0
  const change = (what: StaffChange, request = `r${++requests}`) => changeStaff(desk, by, what, request)
  const terminal = (...args: string[]) => staffCommand(args, desk, `r${++requests}`)
  const managers = async () => (await storedStaff(store)).filter((one) => one.roles.includes('manager')).map((one) => one.id)
  return { store, desk, change, terminal, managers }
}
const add = (n: number, roles: ('coach' | 'manager')[]): StaffChange => ({ do: 'add', id: id(n), name: `M${n}`, roles })

test('two managers remove each other at the same moment: one is left', async () => {
  for (let round = 0; round < 5; round++) {
    const { change, managers } = world()
    await change(add(1, ['manager']))
    await change(add(2, ['manager']))
    const results = await Promise.all([
      change({ do: 'remove', id: id(1) }),
      change({ do: 'change', id: id(2), roles: ['coach'] }),
      change({ do: 'remove', id: id(2) }),
    ])
    expect(results.filter((one) => one.ok).length).toBeGreaterThanOrEqual(1)
    expect(await managers()).toHaveLength(1)
  }
})

test('many are added at the same moment: all are there, and nobody twice', async () => {
  const { store, change } = world()
  await Promise.all(Array.from({ length: 9 }, (_, n) => change(add(n, ['coach']))))
  expect((await storedStaff(store)).map((one) => one.id).sort()).toEqual(Array.from({ length: 9 }, (_, n) => id(n)))
})

test('a change that is delivered again is done once and answered the same', async () => {
  const { store, change } = world()
  await change(add(1, ['manager']))
  await change(add(2, ['coach']))
  const first = await change({ do: 'remove', id: id(2) }, 'again')
  expect(await change({ do: 'remove', id: id(2) }, 'again')).toMatchObject({ ok: true, member: { id: id(2) } })
  expect(first.ok).toBe(true)
  expect((await store.list<AuditDoc>('staff', 'audit')).docs).toHaveLength(3)
})

test('every change is in the audit log of staff, in the same commit, without a name', async () => {
  const { store, change } = world()
  await change(add(1, ['manager']))
  await change({ do: 'change', id: id(1), email: 'm1@example.org' })
  await change({ do: 'remove', id: id(1) })
  const { docs } = await store.list<AuditDoc>('staff', 'audit')
  expect(docs.map(({ by: who, action, about, ttl }) => [who.id, action, about, ttl])).toEqual([
    ['command', 'change', `staff-add/${id(1)}`, 730 * 86_400],
    ['command', 'change', `staff-change/${id(1)}`, 730 * 86_400],
  ])
  expect(JSON.stringify(docs)).not.toMatch(/M1|example\.org/)
})

test('another machine knows it when it reads the list again', async () => {
  const { store, change } = world()
  const elsewhere = staffDirectory(store, false)
  await change(add(1, ['manager']))
  expect(elsewhere.byId(id(1))).toBeUndefined()
  await elsewhere.refresh()
  expect(elsewhere.byId(id(1))?.roles).toEqual(['manager'])
})

describe('npm run staff', () => {
  test('list, add, change, remove', async () => {
    const { terminal } = world()
    expect(await terminal('list')).toEqual({ code: 0, lines: ['Nobody yet. Add somebody with: npm run staff -- add'] })
    const added = await terminal('add', '--id', id(1).toUpperCase(), '--name', 'Jo de Vries', '--role', 'manager,coach', '--external')
    expect(added.lines[0]).toBe(`Added: ${id(1)}  Jo de Vries  coach+manager (external)`)
    await terminal('change', '--id', id(1), '--internal', '--email', 'Jo@Example.org')
    expect((await terminal('list')).lines).toEqual([`${id(1)}  Jo de Vries  coach+manager  jo@example.org`])
    expect(await terminal('remove', '--id', id(1))).toMatchObject({ code: 1, lines: [expect.stringMatching(/last manager/)] })
    await terminal('add', '--id', id(2), '--name', 'Mo', '--role', 'manager')
    expect((await terminal('remove', '--id', id(1))).code).toBe(0)
  })

  test.each<[string[], RegExp]>([
    [[], /Say one of/],
    [['fire'], /Say one of/],
    [['add', '--id', id(1), '--name', 'Jo', 'de', 'Vries'], /quotes/],
    [['add'], /--id is not/],
    [['add', '--id', 'jo'], /--id is not/],
    [['add', '--id', id(1)], /--name is missing/],
    [['add', '--id', id(1), '--name', 'Jo', '--role', 'boss'], /--role boss is not a role/],
    [['add', '--id', id(1), '--name', 'Jo', '--role', 'coach', '--email', 'jo'], /--email is not/],
    [['change', '--id', id(1), '--colour', 'red'], /--colour/],
  ])('%j is not understood', async (args, says) => {
    const { terminal, store } = world()
    const said = await terminal(...args)
    expect(said.code).toBe(2)
    expect(said.lines[0]).toMatch(says)
    expect(said.lines[1]).toContain('npm run staff -- add')
    expect(await storedStaff(store)).toEqual([])
  })

  test.each<[string[], RegExp]>([
    [['add', '--id', id(2), '--name', 'Jo'], /at least one role/],
    [['change', '--id', id(2), '--name', 'Jo'], /Nobody in the list/],
    [['remove', '--id', id(2)], /Nobody in the list/],
    [['add', '--id', id(1), '--name', 'Jo', '--role', 'coach'], /Somebody else/],
  ])('%j is refused', async (args, says) => {
    const { terminal, change } = world()
    await change(add(1, ['manager']))
    const said = await terminal(...args)
    expect(said).toMatchObject({ code: 1, lines: [expect.stringMatching(says)] })
  })
})
