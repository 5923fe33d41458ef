import { expect, test } from 'vitest'
import type { StaffDoc } from '../../../data/person.ts'
import { labels, type Seen } from '../../support/desk.ts'
import { noticeDesk } from '../../support/notice-desk.ts'
import { heard } from '../../support/route-desk.ts'

const demo = (digits: string) => `00000000-0000-0000-0000-00000000000${digits}`
const said = (seen: readonly Seen[]) => labels(seen).filter((label) => !label.startsWith('greeting.'))
const second = demo('51')

/** The demo with a second intermediary; Khadija is Megan's. */
async function openDesk() {
  const desk = await noticeDesk({ seed: true })
  const lise: StaffDoc = {
    partition: 'staff',
    kind: 'staff',
    id: second,
    name: 'Lise Tak',
    roles: ['intermediary'],
    email: 'lise@example.org',
  }
  await desk.store.commit([{ op: 'put', doc: lise }])
  await desk.deps.staff.refresh()
  const staff = (digits: string, locale = 'nl-NL') => desk.person({ channelId: 'msteams', locale, aadObjectId: demo(digits) })
  return { ...desk, megan: staff('21'), lise: staff('51'), staff }
}
const waiting = (seen: readonly Seen[]) => Number(/(\d+) kandida/.exec(heard(seen))?.[1] ?? 0)

test('an absent intermediary’s work shows at the other, and comes back', async () => {
  const desk = await openDesk()
  const { megan, lise } = desk
  for (const card of desk.directory.all()) {
    const person = await desk.store.get({ partition: `candidate/${card.id}`, kind: 'person', id: 'person' })
    if (person)
      await desk.directory.upsert({
        ...(person as never as Parameters<typeof desk.directory.upsert>[0]),
        id: card.id,
        intermediary: demo('21'),
      })
  }
  const mine = waiting(await megan.presses({ command: 'my-work' }))
  expect(mine).toBeGreaterThan(0)
  expect(waiting(await lise.presses({ command: 'my-work' }))).toBe(0)
  expect(said(await megan.says('ik ben afwezig'))).toEqual(['pool.absence.ask'])
  expect(said(await megan.says('ooit een keer'))).toContain('pool.absence.unclear')
  const done = await megan.says('25 november tot en met 27 november')
  expect(said(done)).toEqual(['pool.absence.done'])
  expect(heard(done)).toContain('Lise Tak')
  const seen = await lise.presses({ command: 'my-work' })
  expect(heard(seen)).toContain('Je ziet ook wat wacht op Megan Bowen (afwezig tot en met 27 november 2026)')
  expect(waiting(seen)).toBe(mine)
  desk.clock.set(new Date('2026-11-28T09:00:00Z'))
  expect(waiting(await lise.presses({ command: 'my-work' }))).toBe(0)
  desk.clock.set(new Date('2026-11-26T09:00:00Z'))
  expect(said(await megan.says('afwezig'))).toEqual(['pool.absence.askAgain'])
  expect(said(await megan.says('Ik ben er weer'))).toEqual(['pool.absence.isBack'])
  expect(waiting(await lise.presses({ command: 'my-work' }))).toBe(0)
})

test('a question about an offer, and what was planned before, reach who is there', async () => {
  const desk = await openDesk()
  const imke = {
    channelId: 'x',
    userId: 'x',
    conversationId: 'x',
    roles: ['intermediary'] as const,
    staffId: demo('21'),
    name: 'Megan Bowen',
  }
  const alex = { ...imke, roles: ['coach'] as const, staffId: demo('20'), name: 'Alex Wilber' }
  const [first] = desk.matching.waiting(imke)
  const candidate = first?.card.id ?? ''
  const made = await desk.matching.offer(imke, { candidate, coach: demo('20'), override: 'toch', request: 'o' })
  expect(made.ok).toBe(true)
  const offer = made.ok ? made.offer : ''
  // Asked while Megan is there, delivered when she is away.
  await desk.matching.ask(alex, { offer, words: 'Welke dag?', request: 'a1' })
  await desk.matching.ask(alex, { offer, words: 'Welke school?', request: 'a2' })
  expect(await desk.deps.pool.absent(imke, { away: { from: '2026-11-25', until: '2026-11-27' }, request: 'w' })).toMatchObject({ ok: true })
  await desk.matching.ask(alex, { offer, words: 'Welke groep?', request: 'a3' })
  await desk.due()
  const to = (address: string) =>
    desk.mails().then((all) =>
      all
        .filter((mail) => mail.to.includes(address))
        .map(({ text }) => text)
        .join(),
    )
  for (const words of ['Welke dag?', 'Welke school?', 'Welke groep?']) expect(await to('lise@')).toContain(words)
  expect(await to('megan')).not.toContain('Welke')
})

test('who is the only one is told so; a coach is led to the profile; nobody else can say it', async () => {
  const desk = await noticeDesk({ seed: true })
  const staff = (digits: string) => desk.person({ channelId: 'msteams', aadObjectId: demo(digits) })
  await staff('21').says('afwezig')
  const megan = staff('21')
  await megan.says('afwezig')
  expect(said(await megan.says('1 december tot en met 5 december'))).toEqual(['pool.absence.alone'])
  expect(said(await staff('20').says('ik ben afwezig'))).toEqual(['pool.absence.coach'])
  const who = { channelId: 'x', userId: 'x', conversationId: 'x', roles: ['helpdesk'] as const, staffId: demo('22') }
  expect(await desk.deps.pool.absent(who, { away: null, request: 'r' })).toEqual({ ok: false, reason: 'forbidden' })
})
