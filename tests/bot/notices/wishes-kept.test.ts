import { expect, test } from 'vitest'
import { codesKey } from '../../../data/code-book.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import { personNotice } from '../../../rules/notices/person-notice.ts'
import { someMorning } from '../../support/desk.ts'
import { hour, minute, noticeDesk, teamsChannel } from '../../support/notice-desk.ts'

const at = (text: string) => new Date(text)
const step = (key: string, dueAt: Date, more: Partial<Parameters<typeof personNotice>[0]> = {}) =>
  personNotice(
    { about: 'step-confirmed', key, to: { candidate: 'noor' }, dueAt, vars: { step: `stap ${key}`, name: 'Noor' }, ...more },
    dueAt,
  )

/** Nine in the evening of 25 November in Amsterdam is 20:00 UTC; eight in the morning 07:00. */
test('in quiet hours what can wait waits until the morning', async () => {
  const desk = await noticeDesk({ now: at('2026-11-25T20:30:00.000Z') })
  await desk.knows('noor')
  const notice = step('1', at('2026-11-25T20:30:00.000Z'))
  await desk.put(notice)
  await desk.due()
  await desk.due(at('2026-11-26T06:59:00.000Z'))
  expect(await desk.mails()).toEqual([])
  expect(await desk.stand(notice)).toMatchObject([{ state: 'pending', after: '2026-11-26T07:00:00.000Z', reason: 'quiet' }])
  await desk.due(at('2026-11-26T07:00:00.000Z'))
  expect(await desk.mails()).toHaveLength(1)
})

test('a code goes at once, whatever the hour, only to its address, and is not kept', async () => {
  const desk = await noticeDesk({ now: at('2026-11-25T23:30:00.000Z') })
  const me = desk.person()
  await me.says('hallo')
  await desk.deps.people.askCode(
    { channelId: 'directline', userId: 'dl_a', conversationId: 'a', roles: ['candidate'] },
    { email: 'noor@voorbeeld.nl', language: 'en', request: 'r1' },
  )
  await desk.due()
  const [mail] = await desk.mails()
  expect(mail).toMatchObject({ to: 'noor@voorbeeld.nl', subject: expect.stringMatching(/^Your code: \d{6}$/) })
  expect(mail?.text).toContain('cannot be switched off')
  expect(mail?.text).not.toContain('unsubscribe')
  const partition = codesKey(desk.identity.desk.seals.address('noor@voorbeeld.nl')).partition
  const { docs } = await desk.store.list<{ partition: string; kind: string; id: string; vars: object }>(partition, 'notice')
  expect(docs).toMatchObject([{ vars: {}, settledAt: expect.any(String), ttl: 900 }])
})

test('several that are due for one person within ten minutes are one message, in one commit', async () => {
  const desk = await noticeDesk()
  await desk.knows('noor', { reach: { channels: [teamsChannel('noor')] } })
  const [one, two, later] = [
    step('1', someMorning),
    step('2', new Date(someMorning.getTime() + 9 * minute)),
    step('3', new Date(someMorning.getTime() + 2 * hour)),
  ]
  for (const notice of [one, two, later]) await desk.put(notice)
  await desk.due()
  expect(desk.chats.map(({ message }) => [message.composed.about, message.composed.items.length])).toEqual([['frame.together', 2]])
  await desk.due(10 * minute)
  expect(desk.chats).toHaveLength(1)
  await desk.due(2 * hour)
  expect(desk.chats).toHaveLength(2)
})

test('who wants one message a day gets it at five, with everything of that day', async () => {
  const desk = await noticeDesk()
  await desk.knows('noor', { reach: { wishes: { off: [], digest: true } } })
  await desk.put(step('1', someMorning))
  await desk.due()
  await desk.put(step('2', new Date(someMorning.getTime() + 3 * hour)))
  await desk.due(3 * hour)
  expect(await desk.mails()).toEqual([])
  await desk.due(at('2026-11-25T16:00:30.000Z'))
  const mails = await desk.mails()
  expect(mails).toMatchObject([{ subject: '2 berichten van het loket' }])
  expect(mails[0]?.text).toMatch(/• [\s\S]*stap 1[\s\S]*• [\s\S]*stap 2/)
  await desk.due(24 * hour)
  expect(await desk.mails()).toHaveLength(1)
})

test('a kind that is switched off does not come, and other kinds do', async () => {
  const desk = await noticeDesk()
  await desk.knows('noor', { reach: { wishes: { off: ['route'] } } })
  const notice = step('1', someMorning)
  await desk.put(notice)
  await desk.put({ ...step('2', someMorning), about: 'reminderDay' })
  await desk.due()
  expect(await desk.stand(notice)).toMatchObject([{ state: 'dropped', reason: 'off' }])
  expect(await desk.mails()).toHaveLength(1)
})

test('staff: told from their own partition, with what else waits; taken back with its cause', async () => {
  const desk = await noticeDesk({ seed: true })
  const alex = '00000000-0000-0000-0000-0000000000020'
  await desk.knowsStaff(alex, { channels: [teamsChannel('alex')] })
  const waiting = (candidate: string, key: string) =>
    personNotice(
      {
        about: 'step-waiting',
        key,
        to: { staff: alex },
        partition: candidatePartition(candidate),
        vars: { candidate, step: 'Cv', dueAt: someMorning.toISOString() },
      },
      someMorning,
    )
  const [noor, sam, gone] = [waiting('noor', '1'), waiting('sam', '1'), waiting('weg', '1')]
  for (const notice of [noor, sam, gone]) await desk.put(notice)
  await desk.store.commit([{ op: 'remove', key: { partition: gone.partition, kind: 'notice', id: gone.id } }])
  await desk.due()
  const said = desk.chats.flatMap(({ message }) => message.composed.items.map(({ line }) => line)).join(' ')
  expect(said).toMatch(/noor/)
  expect(said).toMatch(/sam/)
  expect(desk.chats.every(({ target }) => target.conversationId === 'chat-alex')).toBe(true)
  expect(await desk.stand(noor)).toMatchObject([{ state: 'sent', reason: 'handed-on' }])
  const { docs } = await desk.store.list<{ partition: string; kind: string; id: string; vars: object }>(`staff-member/${alex}`, 'notice')
  expect(docs.map((one) => one.vars)).toEqual([{}, {}])
})

test('a member of staff who never wrote gets a conversation in Teams made, once', async () => {
  const desk = await noticeDesk()
  const id = '00000000-0000-0000-0000-000000000022'
  await desk.store.commit([{ op: 'put', doc: { partition: 'staff', kind: 'staff', id, ...{ name: 'Adele', roles: ['helpdesk'] } } }])
  await desk.deps.staff.refresh()
  for (const key of ['1', '2']) {
    await desk.put(
      personNotice(
        { about: 'step-waiting', key, to: { staff: id }, vars: { candidate: 'Noor', step: 'Cv', dueAt: desk.clock.now().toISOString() } },
        desk.clock.now(),
      ),
    )
    await desk.due(hour)
  }
  expect(desk.chats.map(({ target }) => target.conversationId)).toEqual([`new-${id}`, `new-${id}`])
  const reach = await desk.store.get<{ partition: string; kind: string; id: string; channels: object[] }>({
    partition: `staff-member/${id}`,
    kind: 'reach',
    id: 'reach',
  })
  expect(reach?.channels).toHaveLength(1)
})
