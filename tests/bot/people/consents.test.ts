import { expect, test } from 'vitest'
import type { AuditDoc } from '../../../data/audit.ts'
import type { PersonDoc } from '../../../data/candidate.ts'
import type { Who } from '../../../dialogs/context.ts'
import { becomeKnown, codeDesk } from '../../support/people-talk.ts'

async function world() {
  const desk = await codeDesk()
  await becomeKnown(desk, desk.person())
  const { docs } = await desk.store.find<PersonDoc>('person')
  const personId = docs.find((one) => one.email === 'kim@example.org')!.partition.slice('candidate/'.length)
  const who: Who = {
    channelId: 'directline',
    userId: 'dl_conversation-1',
    conversationId: 'conversation-1',
    roles: ['candidate'],
    personId,
  }
  return { desk, who, people: desk.identity.people, personId }
}

test('a consent is given and withdrawn per purpose, in one’s own language, and counts at once', async () => {
  const { who, people } = await world()
  const me = async () => (await people.me(who))!
  expect([people.allowed(await me(), 'sharing'), people.allowed(await me(), 'rating-talk')]).toEqual([true, false])
  const given = await people.consent(who, 'rating-talk', 'en')
  expect(given.ok && given.person.consents.at(-1)?.text).toMatch(/^I agree/)
  await people.withdraw(who, 'sharing')
  expect([people.allowed(await me(), 'sharing'), people.allowed(await me(), 'rating-talk')]).toEqual([false, true])
  expect((await me()).consents.find((one) => one.purpose === 'sharing')?.withdrawnAt).toBe('2026-11-25T09:00:00.000Z')
})

test('what everything rests on is not withdrawn but erased; a purpose that does not exist, or nobody, is refused', async () => {
  const { who, people } = await world()
  expect(await people.withdraw(who, 'route')).toEqual({ ok: false, reason: 'needed' })
  expect(await people.consent(who, 'nothing', 'nl')).toEqual({ ok: false, reason: 'unknown' })
  const { personId: _personId, ...visitor } = who
  expect(await people.consent(visitor, 'sharing', 'nl')).toEqual({ ok: false, reason: 'unknown' })
  expect(await people.update({ ...who, personId: 'nobody' }, { name: 'X' })).toEqual({ ok: false, reason: 'unknown' })
})

test('logging in and every change are in the audit log once, without what was changed', async () => {
  const { desk, who, people, personId } = await world()
  await people.update(who, { name: 'Kim de Boer' })
  await people.update(who, { name: 'Kim de Boer' })
  await people.withdraw(who, 'sharing')
  await people.withdraw(who, 'sharing')
  const { docs } = await desk.store.list<AuditDoc>(`audit/${personId}`, 'audit')
  expect(docs.map(({ action, about, by }) => `${action} ${about} ${by.role}`).sort()).toEqual([
    'change person candidate',
    'change person candidate',
    'login conversation/directline candidate',
  ])
  expect(JSON.stringify(docs)).not.toMatch(/Boer|kim@/)
})

test('two changes at the same moment are both kept', async () => {
  const { who, people } = await world()
  await Promise.all([
    people.update(who, { name: 'Kim de Boer' }),
    people.withdraw(who, 'sharing'),
    people.consent(who, 'rating-talk', 'nl'),
  ])
  const me = (await people.me(who))!
  expect([me.name, people.allowed(me, 'sharing'), people.allowed(me, 'rating-talk')]).toEqual(['Kim de Boer', false, true])
})
