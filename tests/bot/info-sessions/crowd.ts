import { expect, test } from 'vitest'
import { personOf } from '../../../bot/services/person-of.ts'
import { type RegistrationDoc, type SessionDoc, type SessionRef, sessionKey, sessionPartition } from '../../../data/info-session.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import type { Store } from '../../../data/store.ts'
import { inLine, takenPlaces } from '../../../rules/waiting-list.ts'
import { intermediary, sessionDesk, signUpOf, visitor } from '../../support/session-desk.ts'

const all = async <T>(read: (after: string | undefined) => Promise<{ docs: T[]; next?: string }>) => {
  const docs: T[] = []
  for (let after: string | undefined, more = true; more; ) {
    const page = await read(after)
    docs.push(...page.docs)
    after = page.next
    more = after !== undefined
  }
  return docs
}

/** Two hundred people and ten seats, on any store: the last seats are given once, the rest waits in order, nobody gets an error. */
export function crowdTests(name: string, openStore: (now: () => Date) => Promise<Store>) {
  const people = Array.from({ length: 200 }, (_, n) => `p${String(n).padStart(3, '0')}`)

  test(`${name}: 200 people sign up at once for the last 10 seats`, { timeout: 120_000 }, async () => {
    const desk = sessionDesk({ store: await openStore(() => new Date('2026-12-01T10:00:00Z')) })
    const id = await desk.plan({ capacity: 10 })
    const done = await Promise.all(people.map((who) => desk.service.signUp(visitor(who), signUpOf(id, who))))
    const standings = done.map((one) =>
      one.ok ? (one.standing.status === 'waiting' ? one.standing.position : one.standing.status === 'seat' ? 0 : 'offered') : 'refused',
    )
    expect(standings).toEqual(people.map((_, n) => Math.max(0, n - 9)))
    const session = await desk.store.get<SessionDoc>(sessionKey(id))
    expect([session?.roster.seats.length, session?.roster.waiting.length]).toEqual([10, 190])
    const registrations = await all((after) => desk.store.list<RegistrationDoc>(sessionPartition(id), 'registration', { after }))
    const byId = new Map(registrations.map((one) => [one.id, one.name]))
    expect([...session!.roster.seats, ...session!.roster.waiting].map((one) => byId.get(one.id))).toEqual(people)
    expect(await all((after) => desk.store.list<NoticeDoc>(sessionPartition(id), 'notice', { after }))).toHaveLength(200 + 4)
    expect(await desk.service.mine(visitor('p199'))).toMatchObject([{ standing: { status: 'waiting', position: 190 } }])
    await desk.service.close()
    await desk.store.close()
  })

  test(`${name}: the same on two machines, each sign-up delivered twice, while others cancel`, { timeout: 120_000 }, async () => {
    const desk = sessionDesk({ store: await openStore(() => new Date('2026-12-01T10:00:00Z')) })
    const id = await desk.plan({ capacity: 10 })
    const machines = [desk.service, desk.open()]
    const half = people.slice(0, 60)
    const sign = (who: string, n: number) => machines[n % 2]!.signUp(visitor(who), signUpOf(id, who))
    const twice = half.flatMap((who, n) => [sign(who, n), sign(who, n + 1)])
    expect((await Promise.all(twice)).filter((one) => !one.ok || one.again)).toEqual([])
    const left = await Promise.all(half.slice(0, 20).map((who, n) => machines[n % 2]!.cancel(visitor(who), id, 'nl')))
    expect(left.every((one) => one.ok)).toBe(true)
    const { roster } = (await desk.store.get<SessionDoc>(sessionKey(id)))!
    expect([roster.seats.length, roster.waiting.length, roster.gone.length]).toEqual([roster.seats.length, 40 - roster.seats.length, 20])
    expect([takenPlaces(roster), inLine(roster).length]).toEqual([10, 30])
    expect(roster.waiting.slice(0, 10 - roster.seats.length).every((one) => one.offer)).toBe(true)
    expect(new Set([...roster.seats, ...roster.waiting].map((one) => one.by)).size).toBe(40)
    await Promise.all(machines.map((one) => one.flush()))
    await desk.service.refresh()
    expect(desk.service.cards()[0]).toMatchObject({ seatsLeft: 0, waiting: roster.waiting.map((one) => one.id) })
    const refs = await Promise.all(half.map((who) => desk.service.mine(visitor(who))))
    expect(refs.filter((one) => one.length === 1)).toHaveLength(40)
    const ref = await desk.store.get<SessionRef>({ partition: `candidate/${roster.gone[0]!.by}`, kind: 'session-ref', id })
    expect(ref).toMatchObject({ active: false })
    await desk.store.close()
  })

  test(`${name}: everybody who was offered a place takes it twice, on two machines, while it lapses: no seat is given twice`, {
    timeout: 120_000,
  }, async () => {
    const desk = sessionDesk({ store: await openStore(() => new Date('2026-12-01T10:00:00Z')) })
    const id = await desk.plan({ capacity: 10 })
    const half = people.slice(0, 40)
    for (const who of half) await desk.service.signUp(visitor(who), signUpOf(id, who))
    const machines = [desk.service, desk.open()]
    await Promise.all(half.slice(0, 10).map((who, n) => machines[n % 2]!.cancel(visitor(who), id, 'nl')))
    const rest = half.slice(10)
    const accept = () => Promise.all(rest.flatMap((who) => machines.map((one) => one.accept(visitor(who), id, 'nl'))))
    const first = await accept()
    expect(first.filter((one) => one.ok)).toHaveLength(20)
    expect(first.filter((one) => one.ok && !one.again)).toHaveLength(10)
    await desk.service.staff.change(intermediary, id, { capacity: 15 })
    desk.clock.now = new Date('2026-12-03T10:00:00Z')
    const [late] = await Promise.all([accept(), ...machines.map((one) => one.tend(id))])
    expect(late.filter((one) => one.ok)).toHaveLength(30)
    expect(late.filter((one) => !one.ok && one.reason === 'lapsed')).toHaveLength(10)
    const { roster } = (await desk.store.get<SessionDoc>(sessionKey(id)))!
    expect([roster.seats.length, takenPlaces(roster), inLine(roster).length]).toEqual([15, 15, 10])
    expect(new Set([...roster.seats, ...roster.waiting].map(({ by }) => by)).size).toBe(25)
    expect(roster.seats.map(({ by }) => by)).toEqual(
      half
        .slice(10, 20)
        .concat(half.slice(25, 30))
        .map((who) => personOf(visitor(who))),
    )
    await desk.store.close()
  })
}
