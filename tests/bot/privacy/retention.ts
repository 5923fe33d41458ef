import { expect, test } from 'vitest'
import type { SessionDoc } from '../../../data/info-session.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import type { Store } from '../../../data/store.ts'
import { saying } from '../../support/people-talk.ts'
import { livedIn, marksIn, storedText } from '../../support/privacy-life.ts'

const day = 86_400_000

const soonNotices = async (store: Store, personId: string) =>
  (await store.list<NoticeDoc>(`candidate/${personId}`, 'notice', { limit: 1000 })).docs.filter((one) => one.about === 'erasureSoon')
const readSession = (store: Store, id: string) => store.get<SessionDoc>({ partition: `info-session/${id}`, kind: 'info-session', id })
const registrations = async (store: Store, session: string) =>
  (await store.list(`info-session/${session}`, 'registration', { limit: 1000 })).docs.length

type Open = (now: () => Date) => Promise<Store>

/** Somebody who left something everywhere, and what the clock does; the store's own clock moves along, for ttl. */
async function livedOn(open: Open) {
  const time = { now: new Date('2026-11-25T09:00:00Z') }
  const life = await livedIn({ store: await open(() => time.now), now: time.now })
  const to = async (at: string) => {
    time.now = new Date(at)
    life.clock.set(time.now)
    await life.rights.runDue()
  }
  const days = (count: number) => to(new Date(time.now.getTime() + count * day).toISOString())
  return { ...life, to, days }
}

/** What the nights do in one life, one after the other: for a store on which a life costs seconds. */
export function retentionInOneLife(open: Open): void {
  test('a sign-up goes after the session, and years later, announced, all of somebody who stopped', async () => {
    const { journeys, who, personId, store, session, to, directory, archive } = await livedOn(open)
    for (const { id } of directory.all()) if (id !== personId) await directory.forget(id)
    const seats = (await readSession(store, session))?.roster.seats.length
    expect((await journeys.stop(who, { personId, reason: 'time', request: 'stop' })).ok).toBe(true)
    await to('2027-06-02T02:30:00Z')
    const after = await readSession(store, session)
    expect([await registrations(store, session), after?.roster.seats.map(({ by }) => by)]).toEqual([0, Array(seats).fill('erased')])
    await to('2028-10-28T02:30:00Z')
    expect([directory.byId(personId)?.id, (await soonNotices(store, personId)).length]).toEqual([personId, 1])
    await to('2028-11-28T02:30:00Z')
    expect([directory.byId(personId), marksIn(await storedText(store)), archive.kept.size]).toEqual([undefined, [], 0])
  }, 120_000)
}

/** What the nights do, by the clock, on a store. */
export function retentionByNight(opened: Open): void {
  const long = 240_000
  const lived = () => livedOn(opened)

  test(
    'somebody who stopped is told thirty days before, and erased on the day',
    async () => {
      const { journeys, who, personId, store, to, days, directory, archive } = await lived()
      expect((await journeys.stop(who, { personId, reason: 'time', request: 'stop' })).ok).toBe(true)
      await to('2028-10-20T02:30:00Z')
      expect(await soonNotices(store, personId)).toEqual([])
      await to('2028-10-28T02:30:00Z')
      expect(await soonNotices(store, personId)).toHaveLength(1)
      await days(20)
      expect([directory.byId(personId)?.id, (await soonNotices(store, personId)).length]).toEqual([personId, 1])
      await days(11)
      expect([directory.byId(personId), marksIn(await storedText(store)), archive.kept.size]).toEqual([undefined, [], 0])
    },
    long,
  )

  test(
    'somebody who came back meanwhile stays',
    async () => {
      const { journeys, who, personId, store, to, days, directory } = await lived()
      await journeys.stop(who, { personId, reason: 'time', request: 'stop' })
      await to('2028-10-28T02:30:00Z')
      expect((await journeys.comeBack(who, { personId, request: 'back' })).ok).toBe(true)
      await days(40)
      expect([directory.byId(personId)?.id, marksIn(await storedText(store)).includes('quispelwever')]).toEqual([personId, true])
    },
    long,
  )

  test(
    'a sign-up goes 180 days after the session, and the figures stay',
    async () => {
      const { store, session, to } = await lived()
      const read = () => readSession(store, session)
      const [seats, people] = [(await read())?.roster.seats.length, await registrations(store, session)]
      await to('2027-05-29T02:30:00Z')
      expect(await registrations(store, session)).toBe(people)
      await to('2027-06-02T02:30:00Z')
      expect([await registrations(store, session), (await read())?.roster.seats.length]).toEqual([0, seats])
      expect((await read())?.roster.seats.every((one) => one.by === 'erased')).toBe(true)
    },
    long,
  )

  test(
    'a cancelled sign-up goes once everything about it was told',
    async () => {
      const { me, store, session, to } = await lived()
      const mine = async () =>
        (await store.list(`info-session/${session}`, 'registration', { limit: 1000 })).docs.filter((one) =>
          JSON.stringify(one).includes('lepeltjes'),
        )
      await me.presses({ command: `session-cancel ${session}` })
      await saying(me, 'ja')
      await to('2026-11-26T02:30:00Z')
      expect(await mine()).toHaveLength(1)
      const { docs } = await store.list<NoticeDoc>(`info-session/${session}`, 'notice', { limit: 1000 })
      const told = docs.map(
        ({ dueAt: _due, ...notice }): NoticeDoc => ({ ...notice, recipients: notice.recipients.map((one) => ({ ...one, state: 'sent' })) }),
      )
      for (const doc of told) await store.commit([{ op: 'put', doc }])
      await to('2026-11-28T02:30:00Z')
      expect(await mine()).toHaveLength(0)
    },
    long,
  )
}
