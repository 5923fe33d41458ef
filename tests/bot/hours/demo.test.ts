import { describe, expect, test } from 'vitest'
import { demoHourWrites } from '../../../bot/services/hours/demo-writes.ts'
import type { HourDoc } from '../../../data/hours.ts'
import { loadProgramme } from '../../../data/load-programme.ts'
import { openDesk } from '../../support/desk.ts'
import { everyDoc, expectWhole } from '../../support/hours-invariants.ts'
import { people, texts } from '../../support/hours-talk.ts'

const programmes = ['amsterdam-po', 'almere-po']

describe('the hours of the demo', () => {
  test('keep every rule, and what follows from them follows', async () => {
    const { store } = await openDesk({ hours: true })
    await expectWhole(store)
    const hours = await everyDoc<HourDoc>(store, 'hours')
    expect(hours.length).toBeGreaterThan(80)
    expect(new Set(hours.map(({ rate }) => rate))).toEqual(new Set(['internal', 'external']))
    expect(new Set((await everyDoc<HourDoc & { status: string }>(store, 'hours-month')).map(({ status }) => status))).toEqual(
      new Set(['open', 'signed', 'closed']),
    )
  })

  test.each(
    // Among them the hours in which the clock changes, and a leap day.
    programmes.flatMap((id) =>
      ['2026-01-01T00:30:00Z', '2026-03-29T01:30:00Z', '2026-08-02T12:00:00Z', '2028-02-29T23:30:00Z'].map((now) => [id, now] as const),
    ),
  )('can be made for %s at %s, none to come, none twice', (id, now) => {
    const docs = demoHourWrites(loadProgramme(id), new Date(now)).map((commit) =>
      commit.map((one) => (one.op === 'put' ? one.doc : undefined)),
    )
    for (const commit of docs) {
      expect(commit.length).toBeLessThanOrEqual(90)
      expect(new Set(commit.map((one) => one?.partition)).size).toBe(1)
    }
    const all = docs.flat().flatMap((one) => (one ? [`${one.partition} ${one.kind} ${one.id}`] : []))
    expect(new Set(all).size).toBe(all.length)
    const hours = docs.flat().filter((one): one is HourDoc => one?.kind === 'hours')
    expect(hours.length).toBeGreaterThan(40)
    expect(hours.every(({ at }) => at < now)).toBe(true)
  })

  test('a coach sees figures, an intermediary the pool and a month to close', async () => {
    const desk = await openDesk({ hours: true })
    const [alex, megan] = [people.alex, people.megan].map((aadObjectId) =>
      desk.person({ channelId: 'msteams', aadObjectId, locale: 'nl-NL' }),
    )
    await alex!.says('hoi')
    await megan!.says('hoi')
    const mine = await alex!.says('mijn uren')
    expect([mine[0]!.label, texts(mine)]).toEqual(['statements.month.mine', expect.stringMatching(/€/)])
    expect(texts(await megan!.says('uren per coach'))).toMatch(/\d{3} u begeleiding door 6 coaches/)
    expect(texts(await megan!.says('maanden sluiten'))).toContain('3 getekende maanden')
  })
})
