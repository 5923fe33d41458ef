import { describe, expect, test } from 'vitest'
import { coachPartition } from '../../../data/coach-hours.ts'
import type { CoachProfileDoc } from '../../../data/coach-profile.ts'
import type { PoolDateDoc } from '../../../data/pool-date.ts'
import { labels, type Seen } from '../../support/desk.ts'
import { noticeDesk } from '../../support/notice-desk.ts'
import { heard } from '../../support/route-desk.ts'
import { commandsIn } from '../../support/school-desk.ts'

const demo = (digits: string) => `00000000-0000-0000-0000-00000000000${digits}`
const alex = demo('20')

async function openDesk() {
  const desk = await noticeDesk({ seed: true })
  const staff = (digits: string, locale = 'nl-NL') => desk.person({ channelId: 'msteams', locale, aadObjectId: demo(digits) })
  return {
    ...desk,
    staff,
    dates: async () => (await desk.store.list<PoolDateDoc>('pool', 'pool-date')).docs,
  }
}
type Me = { says: (text: string) => Promise<Seen[]>; presses: (value: Record<string, unknown>) => Promise<Seen[]> }
const tap = (me: Me, command: string) => me.presses({ command })
async function say(me: Me, ...texts: string[]) {
  let said: Seen[] = []
  for (const text of texts) said = await me.says(text)
  return said
}
const said = (seen: readonly Seen[]) => labels(seen).filter((label) => !label.startsWith('greeting.'))

describe('the pool', () => {
  test.each([
    [
      'nl-NL',
      'pool',
      /^6 coaches met samen 32 plekken: \d+ bezet, 0 vastgehouden, \d+ vrij\. Te doen: .*kwaliteitsgesprekken plannen/m,
      'Nog geen kwaliteitsgesprek gehad',
      'Plan kwaliteitsgesprek',
    ],
    [
      'en-GB',
      'the pool',
      /^6 coaches with 32 places in all: \d+ taken, 0 held, \d+ free\. To do: .*quality talks/m,
      'No quality talk yet',
      'Plan a quality talk',
    ],
  ])('says who has room and what needs doing (%s)', async (locale, word, head, talk, button) => {
    const { staff } = await openDesk()
    const me = staff('21', locale)
    const seen = await me.says(word)
    expect(said(seen)).toEqual(['pool.list.show', 'pool.list.further'])
    expect(heard(seen)).toMatch(head)
    expect(heard(seen)).toContain(talk)
    expect(JSON.stringify(seen.map(({ activity }) => activity.attachments))).toContain(button)
    // Everything a button says opens something.
    for (const command of commandsIn(seen)) expect(said(await tap(me, command)).join()).not.toMatch(/card\.unknown|topic\.notForYou/)
  })

  test('who leaves, who is away, and who has no end date come first', async () => {
    const desk = await openDesk()
    const key = { partition: coachPartition(alex), kind: 'coach-profile', id: 'coach-profile' } as const
    const profile = await desk.store.get<CoachProfileDoc>(key)
    const next = { ...profile, ...key, until: '2026-12-31', away: [{ from: '2026-11-23', until: '2026-11-27' }] } as CoachProfileDoc
    await desk.store.commit([{ op: 'put', doc: next }])
    await desk.matching.start()
    const me = desk.staff('21')
    const seen = await me.says('pool')
    expect(heard(seen)).toContain('Alex Wilber stopt binnenkort en heeft nog kandidaten')
    expect(heard(seen)).toContain('Nu afwezig: 23 november 2026 tot en met 27 november 2026')
    expect(heard(seen)).toContain('van 2 externe coaches de einddatum invullen')
    expect(commandsIn(seen)[0]).toBe(`pool-plan quality-talk ${alex}`)
    expect(said(await tap(me, `match-what-if stops:${alex}`))).toEqual(['matching.whatIf.effect.stops'])
  })

  test('managers see it without buttons to act, coaches and visitors do not', async () => {
    const { staff, person, deps } = await openDesk()
    const manager = await staff('23').says('pool')
    expect(said(manager)).toEqual(['pool.list.show', 'pool.list.further'])
    expect(commandsIn(manager).filter((command) => command.startsWith('pool-plan'))).toEqual([])
    expect(said(await staff('20').says('pool'))).toEqual(['topic.notForYou'])
    expect(said(await person().says('coachpool'))).not.toContain('pool.list.show')
    const who = { channelId: 'x', userId: 'x', conversationId: 'x', roles: ['manager'] as const, staffId: 'x' }
    const wish = {
      type: 'intervision' as const,
      coaches: [alex],
      at: '2027-01-12T09:00:00.000Z',
      place: '',
      locale: 'nl' as const,
      request: 'r',
    }
    expect(await deps.pool.plan(who, wish)).toEqual({ ok: false, reason: 'forbidden' })
  })
})

describe('a quality talk', () => {
  test('is planned in a few taps, told with a calendar file, answered, moved, and noted when it was', async () => {
    const desk = await openDesk()
    const me = desk.staff('21')
    expect(said(await tap(me, `pool-plan quality-talk ${alex}`))).toEqual(['pool.ask.at'])
    expect(said(await me.says('12 januari 15.30'))).toEqual(['pool.ask.place'])
    const sure = await me.says('Kamer 3')
    expect(heard(sure)).toContain('Kwaliteitsgesprek met Alex Wilber op dinsdag 12 januari om 15:30, Kamer 3')
    const done = await me.says('ja')
    expect(said(done)).toEqual(['pool.done.plan'])
    expect(done[0]?.activity.attachments?.some(({ contentType }) => contentType === 'text/calendar')).toBe(true)
    const [talk] = await desk.dates()
    expect(talk).toMatchObject({ type: 'quality-talk', at: '2027-01-12T14:30:00.000Z', minutes: 60, coaches: [alex], sequence: 0 })
    await desk.due()
    const mail = (await desk.mails()).find(({ subject }) => subject.includes('Kwaliteitsgesprek'))
    expect(mail?.to).toContain('alex')
    expect(mail?.text).toContain('Plek: Kamer 3')
    expect(JSON.stringify(mail)).toMatch(/METHOD:REQUEST|method=REQUEST/)
    const coach = desk.staff('20')
    expect(heard(await coach.says('mijn kwaliteitsgesprek'))).toContain('nog geen antwoord')
    expect(said(await tap(coach, `pool-yes ${talk?.id}`))).toEqual(['pool.answered.yes'])
    expect(heard(await me.says('pool'))).toContain('Kwaliteitsgesprek op dinsdag 12 januari')
    expect(said(await tap(me, `pool-move ${talk?.id}`))).toEqual(['pool.ask.at'])
    await say(me, '13 januari 10.00', 'ja')
    expect((await desk.dates())[0]).toMatchObject({ at: '2027-01-13T09:00:00.000Z', answers: {}, sequence: 1 })
    expect(said(await tap(me, `pool-held ${talk?.id}`))).toEqual(['pool.refused.early'])
    await desk.due()
    expect((await desk.mails()).some(({ subject }) => subject.startsWith('Ander moment: Kwaliteitsgesprek'))).toBe(true)
    desk.clock.set(new Date('2027-01-13T11:00:00Z'))
    const list = await me.says('pool')
    expect(heard(list)).toContain('zeggen of het gesprek met Alex Wilber is geweest')
    expect(said(await tap(me, `pool-held ${talk?.id}`))).toEqual(['pool.held'])
    expect(heard(await me.says('pool'))).toContain('Laatste kwaliteitsgesprek op 13 januari 2027; het volgende voor 12 juli 2027')
    expect(said(await tap(me, `pool-cancel ${talk?.id}`))).toEqual(['pool.refused.over'])
  })
  test('every wrong thing is said, and nothing is planned by it', async () => {
    const desk = await openDesk()
    const me = desk.staff('21')
    expect(said(await me.says('kick-off plannen'))).toEqual(['pool.ask.type'])
    expect(said(await me.says('borrel'))).toContain('pool.ask.typeUnclear')
    expect(said(await me.says('Kwaliteitsgesprek'))).toEqual(['pool.ask.coachOne'])
    expect(said(await me.says('Piet Niemand'))).toContain('pool.ask.coach.unknown')
    expect(said(await me.says('Alex, Patti'))).toContain('pool.ask.onlyOne')
    expect(said(await me.says('Alex'))).toEqual(['pool.ask.at'])
    expect(said(await me.says('gisteren'))).toContain('sessions.staff.start.noDate')
    expect(said(await say(me, '12 januari 15.30', 'Dat weet ik nog niet', 'nee'))).toEqual(['pool.sure.kept'])
    expect(await desk.dates()).toEqual([])
    expect(said(await tap(me, 'pool-move weg'))).toEqual(['pool.refused.unknown'])
    expect(said(await tap(me, 'pool-held weg'))).toEqual(['pool.refused.unknown'])
    expect(said(await tap(desk.staff('20'), 'pool-yes weg'))).toEqual(['pool.refused.unknown'])
  })
})

describe('a kick-off and intervision', () => {
  test('are for all or for new coaches; nobody is asked for two things at once; who comes is told; calling off takes it out of calendars', async () => {
    const desk = await openDesk()
    const me = desk.staff('21')
    await tap(me, `pool-plan quality-talk ${alex}`)
    await say(me, '12 januari 15.30', 'Dat weet ik nog niet', 'ja')
    expect(said(await tap(me, 'pool-plan kick-off'))).toEqual(['pool.ask.coaches'])
    await say(me, 'Alle coaches', '12 januari 15.00', 'Dat weet ik nog niet')
    const busy = await me.says('ja')
    expect(labels(busy)).toEqual(['pool.refused.busy', 'pool.ask.at'])
    expect(heard(busy)).toContain('Alex Wilber heeft dan al iets: Kwaliteitsgesprek op dinsdag 12 januari om 15:30')
    expect(said(await say(me, '14 januari 15.00', 'ja'))).toEqual(['pool.done.plan'])
    const kickOff = (await desk.dates()).find(({ type }) => type === 'kick-off')
    expect(kickOff).toMatchObject({ minutes: 120, state: 'planned' })
    expect(kickOff?.coaches).toHaveLength(6)
    await tap(desk.staff('20'), `pool-yes ${kickOff?.id}`)
    await tap(desk.staff('24', 'en-GB'), `pool-no ${kickOff?.id}`)
    const list = heard(await tap(me, 'pool-dates'))
    expect(list).toContain('Komt: Alex Wilber')
    expect(list).toContain('Kan niet: Patti Fernandez')
    // Everybody is asked for one by now, so nobody is new any more.
    await tap(me, 'pool-plan intervision')
    expect(said(await me.says('Nieuwe coaches'))).toContain('pool.ask.nobodyNew')
    await me.says('stop')
    await desk.due()
    expect((await desk.mails()).filter(({ text }) => text.includes('Kick-off'))).toHaveLength(6)
    expect(said(await tap(me, `pool-cancel ${kickOff?.id}`))).toEqual(['pool.sure.cancel'])
    expect(said(await me.says('ja'))).toEqual(['pool.done.cancel'])
    await desk.due()
    const gone = (await desk.mails()).filter(({ subject }) => /gaat niet door|is off/.test(subject))
    expect(gone).toHaveLength(6)
    expect(JSON.stringify(gone[0])).toMatch(/CANCEL/)
    expect(said(await tap(desk.staff('20'), `pool-yes ${kickOff?.id}`))).toEqual(['pool.refused.over'])
    // The day before says nothing of what is off.
    const mornings = async (at: string) => {
      desk.clock.set(new Date(at))
      await desk.due()
      return (await desk.mails()).filter(({ subject }) => subject.startsWith('Morgen: ')).map(({ subject }) => subject)
    }
    expect(await mornings('2027-01-11T15:00:00Z')).toEqual(['Morgen: Kwaliteitsgesprek'])
    expect(await mornings('2027-01-13T15:00:00Z')).toEqual(['Morgen: Kwaliteitsgesprek'])
  })

  test('the same wish delivered twice is one appointment', async () => {
    const { deps, dates } = await openDesk()
    const who = { channelId: 'x', userId: 'x', conversationId: 'x', roles: ['intermediary'] as const, staffId: demo('21') }
    const wish = {
      type: 'intervision' as const,
      coaches: [alex],
      at: '2027-01-12T09:00:00.000Z',
      place: '',
      locale: 'nl' as const,
      request: 'r',
    }
    const first = await deps.pool.plan(who, wish)
    expect(await deps.pool.plan(who, wish)).toEqual(first)
    expect(await dates()).toHaveLength(1)
    expect(await deps.pool.plan(who, { ...wish, request: 's', coaches: ['nobody'] })).toEqual({ ok: false, reason: 'nobody' })
    expect(await deps.pool.plan(who, { ...wish, request: 't', at: '2026-11-01T09:00:00.000Z' })).toEqual({ ok: false, reason: 'past' })
  })
})

test.each([
  ['nl-NL', 'vooruitblik', 'Vooruitblik voor twaalf maanden', ',7 nieuwe kandidaten per maand'],
  ['en-GB', 'forecast', 'A forecast of twelve months', '.7 new candidates a month'],
])('the forecast says in words what is short, and shows twelve months (%s)', async (locale, word, head, how) => {
  const { staff } = await openDesk()
  const seen = await staff('21', locale).says(word)
  expect(said(seen)).toEqual(['pool.forecast.show', 'pool.forecast.how'])
  expect(heard(seen)).toContain(head)
  expect(heard(seen)).toContain(how)
  expect(heard(seen)).not.toMatch(/\{\{|NaN|undefined/)
  const card = JSON.parse(JSON.stringify(seen.find(({ label }) => label === 'pool.forecast.show')?.activity.attachments))[0]
  expect(card.content.body).toHaveLength(12)
})

// Regression: a place that was held for somebody counted twice, as gone and as still to be found.
test('a place held for somebody makes schools no shorter than they were', async () => {
  const desk = await openDesk()
  const who = { channelId: 'x', userId: 'x', conversationId: 'x', roles: ['intermediary'] as const, staffId: demo('21') }
  const { matches } = desk.schooling.schools
  const last = () => desk.deps.pool.forecast(who)?.months.at(-1)?.schoolsLeft
  const before = last()
  const candidate = matches.waiting(who)[0]?.card.id ?? ''
  const found = await matches.forCandidate(who, candidate)
  const { target: school = '', group = '' } = (found.ok && found.possible[0]) || {}
  await matches.met(who, { candidate, school, group })
  expect((await matches.offer(who, { candidate, school, group, request: 'o' })).ok).toBe(true)
  await desk.matching.start()
  expect([typeof before, last()]).toEqual(['number', before])
})
