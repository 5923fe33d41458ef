import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compose } from '../../../bot/services/notices/compose.ts'
import { factsOf } from '../../../bot/services/notices/facts-of.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { loadTexts } from '../../../locales/texts.ts'
import { alex, journeyWorld, megan, newcomer } from '../../support/journey-world.ts'

const english: Record<string, Record<string, string>> = JSON.parse(
  readFileSync(new URL('../../../locales/en/notices.json', import.meta.url), 'utf8'),
)
const words = { texts: loadTexts(), timeZone: 'Europe/Amsterdam' }

/** Everything that can happen to somebody, so that every notice of the route is there. */
async function everything() {
  const world = await journeyWorld()
  const id = await newcomer(world, 'noor')
  const { journeys } = world
  const wish = (step: string, to: 'submitted' | 'confirmed' | 'sent-back', request: string, words?: string) => ({
    personId: id,
    step,
    to,
    request,
    ...(words && { words }),
  })
  await journeys.begin(id, { zelfscan: { at: '2026-11-01T10:00:00Z', outcome: 'fits' } })
  const seen: NoticeDoc[] = []
  const look = async () => void seen.push(...(await world.list<NoticeDoc>(id, 'notice')))
  await look()
  await journeys.confirmAttendance(id, 's-1')
  await journeys.move(world.me(id), wish('selection/cv', 'submitted', 'r1'))
  await journeys.move(megan, wish('selection/cv', 'sent-back', 'r2', 'Nog een jaar'))
  await journeys.move(world.me(id), wish('selection/cv', 'submitted', 'r3'))
  await look()
  await journeys.move(megan, wish('selection/cv', 'confirmed', 'r4'))
  await journeys.assignCoach(megan, { personId: id, coach: alex.staffId!, request: 'r5' })
  await journeys.assignCoach(megan, { personId: id, coach: '00000000-0000-0000-0000-0000000000024', request: 'r6' })
  await journeys.pause(world.me(id), { personId: id, words: 'even rust', request: 'r7' })
  await journeys.resume(world.me(id), { personId: id, request: 'r8' })
  await journeys.pause(megan, { personId: id, request: 'r9' })
  await journeys.resume(megan, { personId: id, request: 'r10' })
  await journeys.stop(megan, { personId: id, reason: 'time', words: 'te druk', request: 'r11' })
  await journeys.comeBack(megan, { personId: id, request: 'r12' })
  await journeys.stop(world.me(id), { personId: id, reason: 'home', request: 'r13' })
  await journeys.comeBack(world.me(id), { personId: id, request: 'r14' })
  await journeys.askSharing(megan, { personId: id, request: 'r15' })
  await journeys.note(megan, { personId: id, words: 'dinsdag 10 uur', about: 'talk', request: 'r16' })
  const later = await world.another({ ...world.programme, version: '2027-1' })
  await later.changeVersion(megan, { personId: id, to: '2027-1', request: 'r17' })
  for (let round = 0; round < 40; round++) {
    const next = (await later.mine(world.me(id)))?.roadmap.next
    if (!next) break
    await later.move(megan, wish(next.key, 'confirmed', `c-${round}`, 'gezien'))
  }
  await later.finish(megan, { personId: id, request: 'r18' })
  await look()
  return { seen, store: world.store }
}

test('every notice of the route has its texts in both languages, and gives them every value they name', async () => {
  const { seen, store } = await everything()
  const abouts = [...new Set(seen.map(({ about }) => about))].sort()
  expect(abouts).toEqual([
    'coach-assigned',
    'coach-candidate',
    'coach-handed-over',
    'journey-back',
    'journey-back-you',
    'journey-finished',
    'journey-paused',
    'journey-paused-you',
    'journey-stopped',
    'journey-stopped-you',
    'sharing-asked',
    'step-confirmed',
    'step-confirmed-last',
    'step-due',
    'step-sent-back',
    'step-submitted',
    'step-waiting',
    'step-waiting-backup',
    'survey-phase',
    'survey-phase-again',
    'talk-planned',
    'version-changed',
  ])
  for (const notice of seen) {
    const facts = await factsOf(notice, notice.recipients[0]!.id, store)
    const named = Object.values(english[notice.about] ?? {}).flatMap((text) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name!))
    expect([notice.about, named.filter((name) => !(name in (facts?.vars ?? {})))]).toEqual([notice.about, []])
    for (const locale of ['nl', 'en'] as const) {
      const { subject, items } = compose([{ about: notice.about, vars: facts!.vars }], locale, words, false)
      expect(`${subject} ${items[0]!.line} ${items[0]!.act}`).not.toMatch(/{{|undefined|\[object/)
    }
  }
  const due = seen.find(({ about, id }) => about === 'step-due' && id.includes('info-session'))!
  const { vars } = (await factsOf(due, 'candidate:noor', store))!
  expect(compose([{ about: 'step-due', vars }], 'en', words, false).subject).toBe('Expected today: Info session')
  expect(compose([{ about: 'step-due', vars }], 'nl', words, false).subject).toBe('Vandaag verwacht: Informatiebijeenkomst')
})
