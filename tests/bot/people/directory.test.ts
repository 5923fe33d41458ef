import { expect, test } from 'vitest'
import { candidateDirectory } from '../../../bot/services/people/candidate-directory.ts'
import type { Person } from '../../../data/candidate.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { Who } from '../../../dialogs/context.ts'
import { codeDesk } from '../../support/people-talk.ts'

const at = '2026-11-25T09:00:00.000Z'
const person = (id: string, name: string, more: Partial<Person> = {}): Person & { id: string } => ({
  id,
  name,
  email: `${id}@example.org`,
  language: 'nl',
  programme: { id: 'amsterdam-po', version: '2026-1' },
  state: 'active',
  stateSince: at,
  consents: [],
  createdAt: at,
  verifiedAt: at,
  ...more,
})
const place = { phase: 'selection', step: 'selection/cv', turn: 'candidate', since: at, lastContactAt: at }

test('a card is known at once here, and elsewhere after the list is read again', async () => {
  const store = sqliteStore({ path: ':memory:', now: () => new Date(at) })
  const [here, there] = [candidateDirectory(store, 'orientation'), candidateDirectory(store, 'orientation')]
  await here.upsert(person('kim', 'Kim'), place)
  expect(here.byId('kim')).toMatchObject({ name: 'Kim', ...place })
  expect(there.all()).toEqual([])
  await there.refresh()
  expect(there.all()).toEqual(here.all())
  expect(JSON.stringify(there.all())).not.toContain('kim@example.org')
})

test('without a place the one it has is kept; somebody new begins at the first phase', async () => {
  const directory = candidateDirectory(sqliteStore({ path: ':memory:', now: () => new Date(at) }), 'orientation')
  await directory.upsert(person('sam', 'Sam'))
  expect(directory.byId('sam')).toMatchObject({ phase: 'orientation', since: at })
  await directory.upsert(person('kim', 'Kim'), place)
  await directory.upsert(person('kim', 'Kim de Boer'))
  expect(directory.byId('kim')).toMatchObject({ name: 'Kim de Boer', ...place })
  await directory.forget('kim')
  expect(directory.byId('kim')).toBeUndefined()
  await directory.refresh()
  expect(directory.all().map((one) => one.id)).toEqual(['sam'])
})

test('what is written while the list is being read is not lost', async () => {
  const store = sqliteStore({ path: ':memory:', now: () => new Date(at) })
  const directory = candidateDirectory(store, 'orientation')
  await directory.upsert(person('sam', 'Sam'))
  const reading = directory.refresh()
  await directory.upsert(person('kim', 'Kim'), place)
  await reading
  expect(
    directory
      .all()
      .map((one) => one.id)
      .sort(),
  ).toEqual(['kim', 'sam'])
})

const staff = (roles: Who['roles'], staffId: string): Who => ({
  channelId: 'msteams',
  userId: staffId,
  conversationId: staffId,
  roles,
  staffId,
})

test('who sees whom in the list, and finds them by name', async () => {
  const desk = await codeDesk({ seed: false })
  const { people } = desk.identity
  for (const one of [
    person('k1', 'Kim de Boer', { coach: 'alex' }),
    person('k2', 'Kim Bakker'),
    person('n1', 'Noor', { state: 'paused', coach: 'alex' }),
  ])
    await desk.directory.upsert(one, place)
  const names = (who: Who, filter = {}) => people.list(who, filter).map((one) => one.name)
  expect(names(staff(['intermediary'], 'megan'))).toEqual(['Kim Bakker', 'Kim de Boer', 'Noor'])
  expect(names(staff(['helpdesk'], 'adele'))).toHaveLength(3)
  expect(names(staff(['coach'], 'alex'))).toEqual(['Kim de Boer', 'Noor'])
  expect(names(staff(['coach'], 'patti'))).toEqual([])
  expect(names(staff(['manager'], 'isaiah'))).toEqual([])
  expect(names({ channelId: 'directline', userId: 'u', conversationId: 'c', roles: ['candidate'], personId: 'k1' })).toEqual([])
  expect(names(staff(['intermediary'], 'megan'), { state: 'paused' })).toEqual(['Noor'])
  expect(names(staff(['intermediary'], 'megan'), { coach: 'alex', text: 'kim' })).toEqual(['Kim de Boer'])
  expect(people.find(staff(['coach'], 'alex'), 'kim')).toMatchObject({ ok: true, card: { id: 'k1' } })
  expect(people.find(staff(['intermediary'], 'megan'), 'kim')).toMatchObject({
    ok: false,
    reason: 'ambiguous',
    cards: [{ id: 'k2' }, { id: 'k1' }],
  })
  expect(people.find(staff(['coach'], 'patti'), 'k1')).toEqual({ ok: false, reason: 'unknown' })
})
