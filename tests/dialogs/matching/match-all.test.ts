import { expect, test } from 'vitest'
import type { OfferDoc } from '../../../data/offer.ts'
import { labels, type Seen } from '../../support/desk.ts'
import { enrol } from '../../support/enrol.ts'
import { heard, routeDesk } from '../../support/route-desk.ts'

/** The keys of what was said, but for a first hello. */
const said = (seen: readonly Seen[]) => labels(seen).filter((label) => !label.startsWith('greeting.'))
const tap = (who: { presses: (value: Record<string, unknown>) => Promise<Seen[]> }, command: string) => who.presses({ command })

/** The titles of a list card and the commands of its buttons. */
const card = (seen: readonly Seen[]) => JSON.stringify(seen.map(({ activity }) => activity.attachments ?? ''))

/** The desk of the demo with so many more who wait. */
async function desk(more = 0) {
  const route = await routeDesk()
  for (let at = 0; at < more; at++) {
    const id = `extra-${String(at).padStart(2, '0')}`
    await enrol(route, id, { name: `Wachter${at} Nieuw`, phase: 'selection', createdAt: '2026-11-01T09:00:00.000Z' })
    const found = await route.store.get({ partition: `candidate/${id}`, kind: 'person', id: 'person' })
    const { coach: _coach, ...person } = found as typeof found & { coach?: string; etag: string }
    await route.store.commit([{ op: 'put', doc: person }])
    const { etag: _etag, ...plain } = person as never as Parameters<typeof route.directory.upsert>[0] & { etag: string }
    await route.directory.upsert({ ...plain, id })
  }
  await route.matching.start()
  return route
}

test.each([
  ['nl-NL', 'matchen', 'Hele groep matchen', 'Alle 20 aanbiedingen versturen', 'Ja, versturen'],
  ['en-GB', 'match', 'Match the whole group', 'Send all 20 offers', 'Yes, send them'],
])(
  'a new intermediary (%s): twenty wait, and four taps later twenty offers are out',
  { timeout: 60_000 },
  async (locale, word, whole, send, yes) => {
    const route = await desk(13)
    const who = { channelId: 'x', userId: 'x', conversationId: 'x', roles: ['intermediary'] as const, staffId: 'm' }
    for (const digits of ['20', '29'])
      await route.matching.capacity(who, { coach: `00000000-0000-0000-0000-00000000000${digits}`, capacity: 12 })
    const megan = route.staff('intermediary', locale)
    // The first look tells that people wait; a button leads there, and to everybody on the list.
    const first = await megan.arrives()
    expect(card(first)).toContain('"match"')
    const list = await tap(megan, 'match')
    expect(said(list)).toEqual(['matching.waiting.list', 'matching.waiting.next'])
    expect(list[0]?.text).toContain('20')
    let names = 0
    for (let from = 0; from < 20; from += 6) names += card(await tap(megan, `match ${from}`)).split('match-candidate ').length - 1
    expect(names).toBe(20)
    const all = await megan.says(whole)
    expect(said(all)).toEqual(['matching.all.list', 'matching.all.next'])
    expect(card(all)).toContain(send)
    expect(said(await megan.says(send))).toEqual(['matching.sendAll.sure'])
    expect(said(await megan.says(yes))).toEqual(['matching.sendAll.done'])
    const { docs } = await route.store.find<OfferDoc>('offer', { limit: 100 })
    expect(docs.filter(({ state }) => state === 'open')).toHaveLength(20)
    expect(new Set(docs.map(({ candidate }) => candidate)).size).toBe(20)
    expect(said(await megan.says(word))).toEqual(['matching.waiting.list', 'matching.waiting.next'])
    expect(said(await tap(megan, 'match-all'))).toEqual(['matching.all.nobody'])
  },
)

test('nothing is sent before a yes; a newer run makes the older one old; whoever is left out stays out', async () => {
  const route = await desk()
  const megan = route.staff('intermediary')
  await megan.arrives()
  const first = await megan.says('hele groep matchen')
  expect(card(first)).toContain('Alle 7 aanbiedingen versturen')
  await megan.says('Alle 7 aanbiedingen versturen')
  expect(said(await megan.says('Nee, nog niet'))).toEqual(['matching.sendAll.stopped'])
  expect((await route.store.find<OfferDoc>('offer')).docs).toEqual([])
  const stored = await route.matching.run({
    ...route.deps.staff,
    channelId: 'x',
    userId: 'x',
    conversationId: 'x',
    roles: ['intermediary'],
    staffId: 'm',
  })
  route.clock.set(new Date(route.clock.now().getTime() + 60_000))
  const skipped = await tap(megan, `match-all skip ${route.id('bas-kuipers')}`)
  expect(card(skipped)).not.toContain('Bas Kuipers bij')
  expect(card(skipped)).toContain('Alle 6 aanbiedingen versturen')
  expect(said(await tap(megan, `match-send ${stored?.ok ? stored.id : ''}`))).toEqual(['matching.refused.old'])
  expect(said(await tap(megan, 'match-moves'))).toEqual(['matching.moves.list'])
  expect(card(await tap(megan, `match-all unskip ${route.id('bas-kuipers')}`))).toContain('Bas Kuipers bij')
})

test('a locked pair stays in the run, whatever else would be better', async () => {
  const route = await desk()
  const megan = route.staff('intermediary')
  const farid = '00000000-0000-0000-0000-0000000000029'
  expect(said(await tap(megan, `match-lock ${route.id('amina-bouzid')} ${farid}`))).toEqual(['matching.pair.lock'])
  expect(card(await tap(megan, 'match-all'))).toContain('Amina Bouzid bij Farid Baldé')
  expect(heard(await tap(megan, `match-candidate ${route.id('amina-bouzid')}`))).toContain('Vastgezet: Farid Baldé')
})

test('what if: a coach stops, or has room for one more; then how many they take, never less than is promised', async () => {
  const route = await desk()
  const megan = route.staff('intermediary')
  expect(said(await megan.says('wat als'))).toEqual(['matching.whatIf.coach'])
  await megan.says('Alex Wilber (6 van 8)')
  const stops = await megan.says('Als deze coach stopt')
  expect(said(stops)).toEqual(['matching.whatIf.effect.stops'])
  expect(stops[0]?.text).toContain('Er is niets veranderd.')
  for (const [count, label] of [
    ['2', 'matching.refused.in-use'],
    ['9', 'matching.whatIf.set'],
  ]) {
    await megan.says('wat als')
    await megan.says('Alex Wilber (6 van 8)')
    await megan.says('Aantal plekken instellen')
    expect(said(await megan.says('veel'))[0]).toBe('matching.whatIf.capacityUnclear')
    expect(said(await megan.says(count ?? ''))).toEqual([label])
  }
})

test('matching is for intermediaries: a coach and a candidate hear so', async () => {
  const route = await desk()
  for (const who of [route.staff('coach'), route.candidate('bas-kuipers')])
    for (const word of [
      'matchen',
      'match-all',
      'match-open',
      'wat als',
      'match-send',
      'match-moves',
      `match-candidate ${route.id('bas-kuipers')}`,
    ])
      expect(said(await (word.startsWith('match-') ? tap(who, word) : who.says(word)))).toContain('topic.notForYou')
})
