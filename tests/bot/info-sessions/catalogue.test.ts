import { expect, test } from 'vitest'
import { StoreUnavailableError } from '../../../data/store.ts'
import { intermediary, sessionDesk, signUpOf, visitor } from '../../support/session-desk.ts'

const later = { start: '2027-02-01T18:00:00.000Z', end: '2027-02-01T19:00:00.000Z' }

test('another process sees a new session and its seats after its next reading', async () => {
  const { service, open, plan } = sessionDesk()
  const other = open()
  const id = await plan()
  await service.signUp(visitor('ann'), signUpOf(id, 'ann'))
  await other.refresh()
  expect(other.cards()).toEqual([])
  await service.flush()
  await other.refresh()
  expect(other.cards()).toMatchObject([{ id, seatsLeft: 2 }])
})

test('what was written down late by one process does not undo what another did since', async () => {
  const { service, open, plan } = sessionDesk()
  const id = await plan()
  const other = open()
  await other.signUp(visitor('ann'), signUpOf(id, 'ann'))
  await other.flush()
  await service.flush()
  const third = open()
  await third.refresh()
  expect(third.cards()).toMatchObject([{ seatsLeft: 2 }])
  expect(service.cards()).toMatchObject([{ seatsLeft: 2 }])
})

test('a store that was away gets the list at the next reading, and nothing is lost', async () => {
  const { service, store, open, plan } = sessionDesk()
  await plan()
  const { commit } = store
  store.commit = () => Promise.reject(new StoreUnavailableError('away'))
  await expect(service.flush()).rejects.toThrow('away')
  store.commit = commit
  await plan(later)
  await service.refresh()
  const other = open()
  await other.refresh()
  expect(other.cards()).toHaveLength(2)
})

test('a session disappears from the list two months after it ended, and stays until then', async () => {
  const { service, clock, plan } = sessionDesk()
  const id = await plan()
  await plan(later)
  await service.flush()
  clock.now = new Date('2027-03-12T00:00:00Z')
  await service.refresh()
  expect(service.cards()).toHaveLength(2)
  clock.now = new Date('2027-03-14T00:00:00Z')
  await service.refresh()
  expect(service.cards().map((card) => card.id)).not.toContain(id)
  expect(await service.staff.attendees(intermediary, id)).toMatchObject({ ok: true })
})
