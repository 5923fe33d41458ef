import { describe, expect, test } from 'vitest'
import { type RegistrationDoc, type SessionDoc, sessionKey, sessionPartition } from '../../../data/info-session.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { intermediary, sessionDesk, signUpOf, visitor } from '../../support/session-desk.ts'

const { ann, bo, cor, dee } = { ann: visitor('ann'), bo: visitor('bo'), cor: visitor('cor'), dee: visitor('dee') }

async function notices(desk: ReturnType<typeof sessionDesk>, session: string) {
  const { docs } = await desk.store.list<NoticeDoc>(sessionPartition(session), 'notice')
  return docs.filter((one) => !one.audience)
}

describe('signing up', () => {
  test('keeps who it is, what they agreed to and when, and the news to tell, in one commit', async () => {
    const desk = sessionDesk()
    const id = await desk.plan()
    const done = await desk.service.signUp(ann, signUpOf(id, 'ann', { needs: 'een tolk' }))
    expect(done).toMatchObject({ ok: true, standing: { status: 'seat' }, again: false, card: { seatsLeft: 2 } })
    const { docs } = await desk.store.list<RegistrationDoc>(sessionPartition(id), 'registration')
    expect(docs).toMatchObject([
      {
        name: 'ann',
        email: 'ann@example.org',
        needs: 'een tolk',
        language: 'nl',
        consent: { purpose: 'info-session', version: 1, text: 'Ik vind het goed.', at: '2026-12-01T10:00:00.000Z' },
      },
    ])
    expect(await notices(desk, id)).toMatchObject([
      { about: 'confirmed', calendar: 'request', dueAt: '2026-12-01T10:00:00.000Z', recipients: [{ id: docs[0]!.id, state: 'pending' }] },
    ])
    expect(JSON.stringify(await desk.store.get<SessionDoc>(sessionKey(id)))).not.toContain('example.org')
  })

  test('a turn that is delivered again changes nothing and says the same', async () => {
    const desk = sessionDesk()
    const id = await desk.plan()
    const first = await desk.service.signUp(ann, signUpOf(id, 'ann'))
    const before = await desk.store.get<SessionDoc>(sessionKey(id))
    expect(await desk.service.signUp(ann, signUpOf(id, 'ann'))).toEqual(first)
    expect(await desk.store.get<SessionDoc>(sessionKey(id))).toEqual(before)
    expect(await notices(desk, id)).toHaveLength(1)
  })

  test('a second sign-up of the same person is told to be one', async () => {
    const desk = sessionDesk()
    const id = await desk.plan()
    await desk.service.signUp(ann, signUpOf(id, 'ann'))
    const second = await desk.service.signUp(ann, signUpOf(id, 'ann', { request: 'another', email: 'ann@work.example' }))
    expect(second).toMatchObject({ ok: true, again: true, standing: { status: 'seat' }, card: { seatsLeft: 2 } })
  })

  test('the same address in other letters is the same registration', async () => {
    const desk = sessionDesk()
    const id = await desk.plan({ capacity: 3 })
    await desk.service.signUp(ann, signUpOf(id, 'ann'))
    await desk.service.signUp(visitor('ann-again'), signUpOf(id, 'ann', { email: ' ANN@Example.org ' }))
    expect(desk.service.cards()[0]).toMatchObject({ seatsLeft: 2 })
  })

  test.each([
    ['unknown', 'nowhere', '2026-12-01T10:00:00Z'],
    ['closed', undefined, '2027-01-12T17:45:00Z'],
    ['past', undefined, '2027-01-12T18:45:00Z'],
  ])('%s is refused', async (reason, session, at) => {
    const desk = sessionDesk()
    const id = session ?? (await desk.plan())
    desk.clock.now = new Date(at)
    expect(await desk.service.signUp(ann, signUpOf(id, 'ann'))).toMatchObject({ ok: false, reason })
  })
})

describe('an address that somebody else signed up with', () => {
  test('gets the same confirmation, no seat, no view and no say; its owner is told once by e-mail', async () => {
    const desk = sessionDesk()
    const id = await desk.plan()
    await desk.service.signUp(ann, signUpOf(id, 'ann', { needs: 'een tolk' }))
    const stranger = await desk.service.signUp(bo, signUpOf(id, 'bo'))
    const eve = visitor('eve')
    const posing = await desk.service.signUp(eve, signUpOf(id, 'ann', { name: 'Eve', request: 'r-eve' }))
    await desk.service.signUp(eve, signUpOf(id, 'ann', { name: 'Eve', request: 'r-eve-2' }))
    if (!stranger.ok || !posing.ok) throw new Error('refused')
    expect({ standing: posing.standing, again: posing.again, calendar: typeof posing.calendar }).toEqual({
      standing: stranger.standing,
      again: stranger.again,
      calendar: typeof stranger.calendar,
    })
    expect(desk.service.cards()[0]).toMatchObject({ seatsLeft: 1 })
    expect(await desk.service.mine(eve)).toEqual([])
    expect(await desk.service.cancel(eve, id, 'nl')).toMatchObject({ ok: false, reason: 'not-yours' })
    expect(
      await desk.service.move(
        eve,
        id,
        await desk.plan({ host: 'X', start: '2027-02-01T18:00:00.000Z', end: '2027-02-01T19:00:00.000Z' }),
        'nl',
      ),
    ).toMatchObject({ ok: false, reason: 'not-yours' })
    const { docs } = await desk.store.list<RegistrationDoc>(sessionPartition(id), 'registration')
    expect(docs.map(({ name }) => name).sort()).toEqual(['ann', 'bo'])
    expect((await notices(desk, id)).map(({ about }) => about).sort()).toEqual(['confirmed', 'confirmed', 'knownAddress'])
    expect(await desk.service.mine(ann)).toMatchObject([{ session: id, standing: { status: 'seat' } }])
  })
})

describe('the waiting list', () => {
  test('is offered the place of who cancels: the first in line is told, and has time to say', async () => {
    const desk = sessionDesk()
    const id = await desk.plan({ capacity: 2 })
    for (const who of [ann, bo, cor, dee]) await desk.service.signUp(who, signUpOf(id, who.userId.slice(3)))
    expect(await desk.service.mine(dee)).toMatchObject([{ standing: { status: 'waiting', position: 2 } }])
    expect(await desk.service.cancel(ann, id, 'nl')).toMatchObject({ ok: true })
    expect(await desk.service.cancel(ann, id, 'nl')).toMatchObject({ ok: true })
    expect(await desk.service.mine(cor)).toMatchObject([{ standing: { status: 'offered', until: '2026-12-03T10:00:00.000Z' } }])
    expect(await desk.service.mine(dee)).toMatchObject([{ standing: { status: 'waiting', position: 1 } }])
    expect(await desk.service.mine(ann)).toEqual([])
    const told = await notices(desk, id)
    expect(told.map(({ about }) => about).sort()).toEqual(['confirmed', 'confirmed', 'left', 'offered', 'waiting', 'waiting'])
    expect(told.find(({ about }) => about === 'offered')).toMatchObject({
      expiresAt: '2026-12-03T10:00:00.000Z',
      recipients: [{ state: 'pending' }],
    })
  })

  test('more seats are offered in order', async () => {
    const desk = sessionDesk()
    const id = await desk.plan({ capacity: 1 })
    for (const who of [ann, bo, cor, dee]) await desk.service.signUp(who, signUpOf(id, who.userId.slice(3)))
    expect(await desk.service.staff.change(intermediary, id, { capacity: 3 })).toMatchObject({
      ok: true,
      told: 0,
      card: { sequence: 0, seatsLeft: 0, waiting: { length: 3 }, offered: { length: 2 } },
    })
    expect((await notices(desk, id)).find(({ about }) => about === 'offered')?.recipients).toHaveLength(2)
    expect(await desk.service.mine(dee)).toMatchObject([{ standing: { status: 'waiting', position: 1 } }])
  })
})

describe('moving to another session', () => {
  test('takes the new place first and then releases the old, and may be repeated', async () => {
    const desk = sessionDesk()
    const from = await desk.plan({ capacity: 1 })
    const to = await desk.plan({ start: '2027-02-01T18:00:00.000Z', end: '2027-02-01T19:00:00.000Z' })
    await desk.service.signUp(ann, signUpOf(from, 'ann', { needs: 'een tolk' }))
    await desk.service.signUp(bo, signUpOf(from, 'bo'))
    const moved = await desk.service.move(ann, from, to, 'nl')
    expect(moved).toMatchObject({
      ok: true,
      standing: { status: 'seat' },
      card: { id: to },
      gone: expect.stringContaining('METHOD:CANCEL'),
      calendar: expect.stringContaining('METHOD:REQUEST'),
    })
    expect(await desk.service.move(ann, from, to, 'nl')).toEqual(moved)
    expect((await desk.service.mine(ann)).map(({ session }) => session)).toEqual([to])
    expect(await desk.service.mine(bo)).toMatchObject([{ session: from, standing: { status: 'offered' } }])
    const { docs } = await desk.store.list<RegistrationDoc>(sessionPartition(to), 'registration')
    expect(docs).toMatchObject([{ name: 'ann', needs: 'een tolk', consent: { version: 1 } }])
  })

  test('a seat is not given up for a waiting list, and what is refused leaves all as it was', async () => {
    const desk = sessionDesk()
    const from = await desk.plan()
    const to = await desk.plan({ capacity: 1, start: '2027-02-01T18:00:00.000Z', end: '2027-02-01T19:00:00.000Z' })
    await desk.service.signUp(ann, signUpOf(from, 'ann'))
    await desk.service.signUp(bo, signUpOf(to, 'bo'))
    expect(await desk.service.move(ann, from, to, 'nl')).toMatchObject({ ok: false, reason: 'full' })
    expect(await desk.service.move(ann, from, 'nowhere', 'nl')).toMatchObject({ ok: false, reason: 'unknown' })
    expect(await desk.service.move(ann, from, from, 'nl')).toMatchObject({ ok: false, reason: 'not-yours' })
    await desk.service.staff.callOff(intermediary, to, undefined)
    expect(await desk.service.move(ann, from, to, 'nl')).toMatchObject({ ok: false, reason: 'cancelled' })
    expect((await desk.service.mine(ann)).map(({ session }) => session)).toEqual([from])
  })

  test('of a seat that was cancelled long ago is not possible', async () => {
    const desk = sessionDesk()
    const from = await desk.plan()
    const to = await desk.plan({ start: '2027-02-01T18:00:00.000Z', end: '2027-02-01T19:00:00.000Z' })
    await desk.service.signUp(ann, signUpOf(from, 'ann'))
    await desk.service.cancel(ann, from, 'nl')
    expect(await desk.service.move(ann, from, to, 'nl')).toMatchObject({ ok: false, reason: 'not-yours' })
    expect(desk.service.cards().find((card) => card.id === to)).toMatchObject({ seatsLeft: 3 })
  })
})
