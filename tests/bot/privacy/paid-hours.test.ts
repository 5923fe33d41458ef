import { expect, test } from 'vitest'
import type { CoachDayDoc, HourLineDoc } from '../../../data/coach-hours.ts'
import { statementOf } from '../../../rules/hours/statement.ts'
import { labels } from '../../support/desk.ts'
import { coach, hour } from '../../support/hours-desk.ts'
import { everyDoc } from '../../support/hours-invariants.ts'
import { people } from '../../support/hours-talk.ts'
import { eraseAll, livedIn, storedText, zwaantje } from '../../support/privacy-life.ts'

const intermediary = {
  channelId: 'msteams',
  userId: 'm',
  conversationId: 'm',
  roles: ['intermediary' as const],
  staffId: people.megan,
  name: 'Megan',
}
const alex = { ...coach(people.alex), name: 'Alex Wilber' }
const note = 'de pinguïnpantoffels van zolder'

/** Somebody with hours of a coach: alone, in a session with somebody else, and one that was taken back. */
async function coached() {
  const life = await livedIn()
  const { journeys, hours, personId, directory, clock } = life
  await journeys.assignCoach(intermediary, { personId, coach: people.alex, request: 'assign' })
  clock.set(new Date('2026-11-28T09:00:00Z'))
  const other = directory.all().find((card) => card.coach === people.alex && card.state === 'active' && card.id !== personId)?.id ?? ''
  const date = '2026-11-26'
  const wish = (candidate: string, minutes: number, more = {}) => hour({ candidate, minutes, date, note, ...more })
  const logged = await hours.log(
    alex,
    [
      wish(personId, 45, { from: '09:00', until: '09:45' }),
      wish(personId, 60, { group: 'g' }),
      wish(other, 90, { group: 'g' }),
      wish(personId, 30),
    ],
    'hours',
  )
  expect(logged.map(({ ok }) => ok)).toEqual([true, true, true, true])
  const last = logged[3]
  if (last?.ok) await hours.withdraw(alex, { candidate: personId, entry: last.entry, reason: note, request: 'away' })
  return { ...life, other }
}

const linesOf = async (store: Awaited<ReturnType<typeof coached>>['store']) =>
  (await everyDoc<HourLineDoc>(store, 'hours-line')).map(({ partition: _partition, kind: _kind, etag: _etag, ...line }) => line)

test('after erasing, every month comes to what it came to, in lines that name nobody', async () => {
  const life = await coached()
  const { store, programme, personId, other, hours } = life
  const before = statementOf('2026-11', await linesOf(store), programme)
  expect(before).toMatchObject({ minutes: 195, paid: 135, cents: 11_250 })
  expect(labels(await eraseAll(life))).toContain('privacy.erase.done')
  const lines = await linesOf(store)
  const after = statementOf('2026-11', lines, programme)
  const bare = ({ lines: all, candidates: _candidates, ...totals }: typeof before) => ({
    ...totals,
    lines: all.map(({ entry, paid, cents }) => ({ entry, paid, cents })),
  })
  expect(bare(after)).toEqual(bare(before))
  expect(lines.map(({ candidate }) => candidate).sort()).toEqual([other, 'erased', 'erased', 'erased', 'erased'].sort())
  expect(lines.filter(({ candidate, from }) => candidate === 'erased' && from !== undefined)).toEqual([])
  const days = await everyDoc<CoachDayDoc>(store, 'coach-day')
  expect(
    days.flatMap(({ slots }) => slots.map(({ candidate, minutes }) => `${candidate === other ? 'other' : candidate} ${minutes}`)).sort(),
  ).toEqual(['erased 45', 'erased 60', 'other 90'])
  for (const kind of ['hours', 'hours-balance', 'hours-summary', 'hours-pending', 'hours-line', 'coach-day'])
    expect(JSON.stringify(await everyDoc(store, kind))).not.toContain(personId)
  const text = await storedText(store)
  expect(text).not.toContain(zwaantje.name)
  expect((await everyDoc(store, 'hours-line')).some((line) => JSON.stringify(line).includes('pantoffels'))).toBe(false)
  await hours.forAccounts(personId)
  await hours.rebuild()
  expect(await linesOf(store)).toEqual(lines)
})

test('who asks to be erased hears beforehand that paid hours stay without them, and only who has such hours', async () => {
  const { me, rights, who } = await coached()
  expect(await rights.privacy.keepsHours(who)).toBe(true)
  await me.says('alles wissen')
  const { rights: others, who: nobody } = await livedIn()
  expect(await others.privacy.keepsHours(nobody)).toBe(false)
})
