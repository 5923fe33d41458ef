import { describe, expect, test } from 'vitest'
import type { OfferDoc } from '../../../data/offer.ts'
import { labels, type Seen } from '../../support/desk.ts'
import { heard, routeDesk } from '../../support/route-desk.ts'

/** The keys of what was said, but for a first hello. */
const said = (seen: readonly Seen[]) => labels(seen).filter((label) => !label.startsWith('greeting.'))
const tap = (who: { presses: (value: Record<string, unknown>) => Promise<Seen[]> }, command: string) => who.presses({ command })

const alex = '00000000-0000-0000-0000-0000000000020'
const patti = '00000000-0000-0000-0000-0000000000024'

async function desk() {
  const route = await routeDesk()
  const bas = route.id('bas-kuipers')
  const offer = async () => (await route.store.list<OfferDoc>(`candidate/${bas}`, 'offer')).docs.at(-1)
  const command = async (what: string) => `${what} ${(await offer())?.id ?? ''}`
  return { ...route, bas, megan: route.staff('intermediary'), alex: route.staff('coach'), offer, command }
}

describe.each([
  ['nl-NL', 'matchen', 'aanbod'],
  ['en-GB', 'match', 'offers'],
])('from proposal to coach (%s)', (locale, match, offers) => {
  test('one tap offers, one tap accepts, and everybody hears it', async () => {
    const route = await desk()
    const megan = route.staff('intermediary', locale)
    const coach = route.staff('coach', locale)
    expect(said(await megan.says(match))).toEqual(['matching.waiting.list', 'matching.waiting.next'])
    const found = await tap(megan, `match-candidate ${route.bas}`)
    expect(said(found)).toEqual(['matching.proposals.list', 'matching.proposals.next'])
    expect(heard(found)).toMatch(/Ilse Karsten: \d+ (?:punten|points)/)
    expect(said(await tap(megan, `match-offer ${route.bas} ${alex}`))).toEqual(['matching.offered'])
    const shown = await coach.says(offers)
    expect(said(shown)).toEqual(['matching.offers.list'])
    expect(heard(shown)).toContain('Bas')
    expect(heard(shown)).not.toContain('Kuipers')
    expect(said(await tap(coach, await route.command('offer-accept')))).toEqual(['matching.answer.accepted'])
    expect((await route.stored.person('bas-kuipers'))?.coach).toBe(alex)
    expect((await route.stored.card('bas-kuipers'))?.coach).toBe(alex)
    expect(await route.stored.notices('bas-kuipers')).toEqual(
      expect.arrayContaining([expect.stringContaining('match-candidate candidate:'), `match-coach staff:${alex}`]),
    )
    expect(said(await coach.says(offers))).toEqual(['matching.offers.none'])
    expect(said(await tap(coach, await route.command('offer-accept')))).toEqual(['matching.answer.accepted'])
  })
})

test('why others are not possible, two beside each other, and offering all the same with a reason', async () => {
  const { bas, offer, store } = await desk()
  const away = { from: '2026-11-01', until: '2026-12-31' }
  const profile = await store.get({ partition: `coach/${patti}`, kind: 'coach-profile', id: 'coach-profile' })
  if (profile) await store.commit([{ op: 'put', doc: { ...profile, away: [away] } as typeof profile }])
  const route = await routeDesk({ store, seed: false })
  const again = route.staff('intermediary')
  expect(heard(await tap(again, `match-others ${bas}`))).toMatch(/Patti Fernandez.*Afwezig tot en met 31 december 2026/s)
  const compared = await tap(again, `match-compare ${bas} ${alex} 00000000-0000-0000-0000-0000000000028`)
  expect(said(compared)).toEqual(['matching.compare', 'matching.proposals.next'])
  expect(said(await tap(again, `match-compare ${bas} ${alex}`))).toEqual(['matching.refused.unknown-coach'])
  expect(said(await tap(again, `match-offer ${bas} ${patti}`))).toEqual(['matching.refused.obstacles'])
  expect(said(await tap(again, `match-override ${bas} ${patti}`))).toEqual(['matching.override.ask'])
  expect(said(await again.says('Patti is morgen terug, en kent Bas van de open dag.'))).toEqual(['matching.offered'])
  expect((await offer())?.override).toContain('open dag')
  expect(said(await tap(again, 'match-override nobody nothing'))).toEqual(['matching.refused.unknown'])
})

test('a coach says later, asks, is answered, and says no with a reason; the intermediary gets the next best at one tap', async () => {
  const { megan, alex: coach, bas, command, offer, store } = await desk()
  await tap(megan, `match-offer ${bas} ${alex}`)
  expect(said(await tap(coach, await command('offer-later')))).toEqual(['matching.answer.later'])
  expect(said(await tap(coach, await command('offer-later')))).toEqual(['matching.answer.later'])
  expect(said(await tap(coach, await command('offer-ask')))).toEqual(['matching.asking.words'])
  expect(said(await coach.says('Kan Bas ook op vrijdag?'))).toEqual(['matching.answer.asked'])
  expect(said(await tap(megan, `offer-reply ${bas} ${(await offer())?.id}`))).toEqual(['matching.replying.words'])
  expect(said(await megan.says('Ja, vrijdag kan ook.'))).toEqual(['matching.replying.done'])
  expect(said(await tap(coach, 'offer-decline'))).toEqual(['matching.declining.reason'])
  expect(said(await coach.says('Weet niet'))[0]).toBe('matching.declining.unclear')
  expect(said(await coach.says('Iets anders'))).toEqual(['matching.declining.otherWords'])
  expect(said(await coach.says('Ik verhuis.'))).toEqual(['matching.answer.declined'])
  expect(await offer()).toMatchObject({ state: 'declined', answer: { reason: 'other', words: 'Ik verhuis.' } })
  const { docs } = await store.list<OfferDoc & { about: string; vars: Record<string, string> }>(`candidate/${bas}`, 'notice', {
    limit: 100,
  })
  const next = docs.find(({ about }) => about === 'match-declined')?.vars.offerNext
  expect(next).toMatch(/^demo-bas-kuipers 0/)
  expect(said(await tap(megan, `match-offer ${next}`))).toEqual(['matching.offered'])
  expect(heard(await tap(megan, `match-candidate ${bas}`))).toContain('Alex Wilber: zei nee')
})

test('an offer is taken back with a word, and is over for its coach', async () => {
  const { megan, alex: coach, bas, command } = await desk()
  await tap(megan, `match-offer ${bas} ${alex}`)
  expect(said(await tap(megan, `match-offer ${bas} ${patti}`))).toEqual(['matching.refused.open'])
  expect(heard(await megan.says('open aanbiedingen'))).toContain('Bas Kuipers bij Alex Wilber')
  expect(said(await tap(megan, `match-withdraw ${bas}`))).toEqual(['matching.withdraw.ask'])
  expect(said(await megan.says('Zonder reden'))).toEqual(['matching.withdraw.done'])
  expect(said(await tap(megan, `match-withdraw ${bas}`))).toEqual(['matching.refused.over'])
  expect(said(await tap(coach, await command('offer-accept')))).toEqual(['matching.answer.gone'])
  expect(said(await tap(megan, 'match-open'))).toEqual(['matching.open.none'])
})

test.each([
  ['nl-NL', 'het klikt niet', 'Een andere coach', 'Dat zeg ik liever niet'],
  ['en-GB', 'it does not click', 'Another coach', 'I would rather not say'],
])(
  'a candidate says that it does not click (%s): kindly, after thinking twice, and they wait again',
  async (locale, word, other, silent) => {
    const route = await desk()
    const hugo = route.candidate('hugo-van-loon', locale)
    expect(said(await hugo.says(word))).toEqual(['matching.noClick.what'])
    expect(said(await hugo.says(other))).toEqual(['matching.noClick.words'])
    const done = await hugo.says(silent)
    expect(said(done)).toEqual(['matching.noClick.done'])
    expect(done[0]?.text).toContain('Alex')
    expect((await route.stored.person('hugo-van-loon'))?.coach).toBeUndefined()
    expect(heard(await route.megan.says('matchen'))).toContain('Hugo van Loon')
    expect(said(await hugo.says(word))).toEqual(['matching.noClick.none'])
    expect(await route.stored.notices('hugo-van-loon')).toEqual(expect.arrayContaining([`match-ended staff:${alex}`]))
  },
)

test('leaving it as it is, talking first, and having no coach change nothing', async () => {
  const route = await desk()
  const hugo = route.candidate('hugo-van-loon')
  for (const [answer, label] of [
    ['Laat maar zo', 'stayed'],
    ['Er eerst over praten', 'talk'],
  ]) {
    await hugo.says('het klikt niet')
    expect(said(await hugo.says(answer ?? ''))).toEqual([`matching.noClick.${label}`])
  }
  expect((await route.stored.person('hugo-van-loon'))?.coach).toBe(alex)
  expect(said(await route.candidate('amina-bouzid').says('het klikt niet'))).toEqual(['matching.noClick.none'])
  expect(said(await route.alex.says('het klikt niet'))).toEqual(['matching.noClick.none'])
})

test('a coach who is full is not given another one by hand either', async () => {
  const { megan, bas, matching, deps } = await desk()
  const who = {
    channelId: 'x',
    userId: 'x',
    conversationId: 'x',
    roles: ['intermediary'] as const,
    staffId: '00000000-0000-0000-0000-0000000000021',
  }
  expect(deps.staff.byId(alex)?.name).toBe('Alex Wilber')
  expect(await matching.capacity(who, { coach: alex, capacity: 6 })).toMatchObject({ ok: true })
  await tap(megan, `coach-assign ${bas}`)
  expect(said(await megan.says(alex))).toEqual(['matching.refused.full'])
})
