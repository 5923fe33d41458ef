import { describe, expect, test } from 'vitest'
import { makeFile } from '../../../bot/services/statements/make-file.ts'
import { poolDirectory } from '../../../bot/services/statements/pool-directory.ts'
import { statementLinks } from '../../../bot/services/statements/statement-links.ts'
import type { Role } from '../../../data/person.ts'
import type { Who } from '../../../dialogs/context.ts'
import { loadTexts } from '../../../locales/texts.ts'
import { coachingDesk } from '../../support/coaching-desk.ts'
import { coach, hour, wednesday } from '../../support/hours-desk.ts'

const october = { coach: 'coen', month: '2026-10' }

/** Coen logged for Noor in October and signed it off; Kim is Noor's coach now. */
async function desk() {
  const found = await coachingDesk()
  const { hire, enrol, hours, handingOver, directory, store } = found
  await hire('coen', ['coach'], { name: 'Coen' })
  await hire('kim', ['coach'])
  await hire('imke', ['intermediary'])
  await hire('hanna', ['helpdesk'])
  await hire('mats', ['manager'])
  await enrol('noor', { name: 'Noor Bakker' })
  await hours.log(coach(), [hour({ date: '2026-10-13' })], 'r')
  expect(await hours.moveMonth(coach(), { ...october, to: 'signed' })).toMatchObject({ ok: true })
  return { ...found, handingOver, directory, store }
}

const people: Record<string, Who> = Object.fromEntries(
  (
    [
      ['coen', 'coach'],
      ['kim', 'coach'],
      ['imke', 'intermediary'],
      ['hanna', 'helpdesk'],
      ['mats', 'manager'],
      ['candidate', 'candidate'],
    ] as [string, Role][]
  ).map(([id, role]) => [
    id,
    {
      ...{ channelId: 'msteams', conversationId: 'c', userId: id, name: id, roles: [role] },
      ...(role === 'candidate' ? { personId: 'noor' } : { staffId: id }),
    },
  ]),
)

type Desk = Awaited<ReturnType<typeof desk>>
const actions: Record<string, (desk: Desk, who: Who) => Promise<boolean>> = {
  'see the month': async ({ statements }, who) => (await statements.month(who, october)).ok,
  'see a name in it': async ({ statements }, who) => {
    const shown = await statements.month(who, october)
    return shown.ok && [...shown.names.values()].includes('Noor Bakker')
  },
  'see what is left': async ({ statements }, who) => {
    const shown = await statements.month(who, october)
    return shown.ok && shown.left.size > 0
  },
  'get its files': async ({ statements }, who) => statements.links(who, { what: 'month', ...october }, 'nl').length > 0,
  'see the list': async ({ statements }, who) => (await statements.caseload(who)).has('noor'),
  'see what is signed': async ({ statements }, who) => statements.signed(who).length > 0,
  'see the pool': async ({ statements }, who) => statements.pool(who).ok,
  'get the pool’s files': async ({ statements }, who) => statements.links(who, { what: 'pool', schoolYear: '2026-2027' }, 'nl').length > 0,
  'close it': async ({ hours }, who) => (await hours.moveMonth(who, { ...october, to: 'closed' })).ok,
  'open it': async ({ hours }, who) => (await hours.moveMonth(who, { ...october, to: 'open', reason: 'nagekeken' })).ok,
}

const allowed: Record<string, readonly string[]> = {
  coen: ['see the month', 'see a name in it', 'see what is left', 'get its files', 'see the list'],
  kim: [],
  imke: Object.keys(actions),
  hanna: [],
  mats: ['see the month', 'get its files', 'see the pool', 'get the pool’s files'],
  candidate: [],
}

describe('who may do what with the month of a coach', () => {
  for (const [name, who] of Object.entries(people))
    test(`${name}: ${allowed[name]?.join(', ') || 'nothing'}`, async () => {
      for (const [action, act] of Object.entries(actions))
        expect(`${action}: ${await act(await desk(), who)}`).toBe(`${action}: ${allowed[name]?.includes(action)}`)
    })

  test('who was the coach keeps their own statement, and sees nothing of how somebody stands now', async () => {
    const found = await desk()
    await found.directory.upsert({ ...(await noorOf(found)), coach: 'kim', id: 'noor' })
    const shown = await found.statements.month(people.coen!, october)
    expect(shown.ok && [shown.statement.minutes, [...shown.names.values()], shown.left.size]).toEqual([60, ['Noor Bakker'], 0])
    expect((await found.statements.caseload(people.coen!)).size).toBe(0)
  })

  test.each([
    [{ coach: 'nobody', month: '2026-10' }, 'unknown'],
    [{ coach: 'coen', month: '2026-13' }, 'unknown'],
    [{ coach: 'coen', month: '__proto__' }, 'unknown'],
  ] as const)('%j is %s', async (wish, reason) => {
    expect(await (await desk()).statements.month(people.imke!, wish)).toEqual({ ok: false, reason })
  })
})

describe('a link', () => {
  const links = (at: Date) =>
    statementLinks({ secret: 'a secret of tests, long enough to sign with', publicUrl: 'https://loket.example', now: () => at })
  const given = { staff: 'coen', about: { what: 'month' as const, ...october }, format: 'csv' as const, language: 'nl' as const }
  const token = links(wednesday).link(given).slice('https://loket.example/statements/'.length)
  const minute = 60_000

  test.each([
    [token, 9 * minute, 'coen'],
    [token, 10 * minute, 'expired'],
    [`${token.slice(0, -1)}A`, 0, 'invalid'],
    [token.replace('.', ''), 0, 'invalid'],
    ['', 0, 'invalid'],
    ['a'.repeat(5000), 0, 'invalid'],
    ['e30.', 0, 'invalid'],
  ])('%s after %i ms: %s', (given, after, expected) => {
    const read = links(new Date(wednesday.getTime() + after)).read(given)
    expect(read.ok ? read.claims.staff : read.reason).toBe(expected)
  })

  test('gives what whoever it was made for may see when they open it', async () => {
    const found = await desk()
    const { store, programme, staff, directory } = found
    const open = async (staffId: string) =>
      makeFile(
        {
          ...{ store, programme, staff, directory, links: links(wednesday), now: () => wednesday },
          ...{ pool: poolDirectory(store, () => wednesday), words: { texts: loadTexts(), timeZone: programme.timeZone } },
        },
        { ...given, staff: staffId },
      )
    const told = async (id: string) => {
      const made = await open(id)
      return made.ok ? made.bytes.toString().includes('Noor Bakker') : made.reason
    }
    expect([
      await told('coen'),
      await told('imke'),
      await told('mats'),
      await told('kim'),
      await told('hanna'),
      await told('gone'),
    ]).toEqual([...[true, true, false], ...['forbidden', 'forbidden', 'forbidden']])
  })
})

const noorOf = async ({ store }: Desk) => {
  const found = await store.get<Parameters<Desk['directory']['upsert']>[0] & { partition: string; kind: string }>({
    partition: 'candidate/noor',
    kind: 'person',
    id: 'person',
  })
  if (!found) throw new Error('Noor is there')
  return found
}
