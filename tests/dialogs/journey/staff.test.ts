import { describe, expect, test } from 'vitest'
import type { AuditDoc } from '../../../data/audit.ts'
import { labels } from '../../support/desk.ts'
import { heard, routeDesk } from '../../support/route-desk.ts'

describe.each([
  ['nl', 'mijn kandidaten', 'waar moet ik iets doen', 'kandidaten (iedereen)'],
  ['en', 'my candidates', 'what waits for me', 'candidates (everybody)'],
])('in %s', (locale, word, work, list) => {
  test('a coach sees own candidates only, an intermediary and the helpdesk all, a manager none', async () => {
    const desk = await routeDesk()
    const sees = async (role: 'coach' | 'intermediary' | 'helpdesk' | 'manager') => {
      const who = desk.staff(role, locale)
      await who.arrives()
      return who.says(word)
    }
    const coach = await sees('coach')
    expect(coach[0]!.text).toContain(`6 ${list}`)
    expect(heard(coach)).not.toContain('Frank Otten')
    expect((await sees('intermediary'))[0]!.text).toContain(`25 ${list}`)
    expect((await sees('helpdesk'))[0]!.text).toContain(`25 ${list}`)
    expect(labels(await sees('manager'))).toEqual(['topic.notForYou'])
  })

  test('what waits is what was handed in, or what only this role can do', async () => {
    const desk = await routeDesk()
    const megan = desk.staff('intermediary', locale)
    await megan.arrives()
    const said = heard(await megan.says(work))
    expect(said).toContain('Frank Otten')
    expect(said).not.toContain('Amina Bouzid')
    const patti = desk.staff('other', locale)
    await patti.arrives()
    expect(labels(await patti.says(work))).toEqual(['journey.staff.nothingWaits'])
  })
})

test('a name alone opens the candidate, for who may see them; to anybody else it is a question, as is a name two people share', async () => {
  const desk = await routeDesk()
  const [megan, alex, visitor] = [desk.staff('intermediary'), desk.staff('coach', 'en'), desk.candidate('amina-bouzid')]
  for (const one of [megan, alex, visitor]) await one.arrives()
  expect(heard(await megan.says('frank otten'))).toContain('Frank Otten')
  expect(heard(await alex.says('Elif Kaya'))).toContain('Elif Kaya')
  expect(heard(await alex.says('Frank Otten'))).not.toContain('Frank Otten')
  expect(heard(await visitor.says('Frank Otten'))).not.toContain('Frank Otten')
  await megan.says('zoek kandidaat')
  expect(labels(await megan.says('niemand'))).toEqual(['journey.find.nobody'])
})

test('an intermediary opens what was handed in, sends it back with words; the candidate hears and hands it in again', async () => {
  const desk = await routeDesk()
  const megan = desk.staff('intermediary')
  const elif = desk.candidate('elif-kaya')
  await elif.arrives()
  await megan.arrives()
  await megan.says('zoek kandidaat')
  const opened = await megan.says('elif')
  expect(labels(opened)).toEqual(['journey.now.staff.late', 'journey.staff.waits'])
  expect(labels(await megan.says('Terugsturen'))).toEqual(['journey.why.staff.sent-back'])
  expect(labels(await megan.says(''))).toContain('message.empty')
  expect(labels(await megan.says('Je jaren bij de bank ontbreken'))).toContain('journey.moved.staff.sent-back')
  expect(await desk.stored.notices('elif-kaya')).toContain('step-sent-back candidate:demo-elif-kaya')
  expect(heard(await elif.presses({ command: 'step me selection/cv' }))).toContain('Je jaren bij de bank ontbreken')
  await elif.presses({ command: 'step-move me submitted selection/cv' })
  expect(await desk.stored.notices('elif-kaya')).toContain('step-submitted staff:00000000-0000-0000-0000-0000000000021')
  const confirmed = await megan.presses({ command: 'step-move demo-elif-kaya confirmed selection/cv' })
  expect(labels(confirmed)).toContain('journey.moved.staff.confirmed')
  expect((await desk.stored.journey('elif-kaya'))?.steps['selection/cv']).toMatchObject({
    state: 'confirmed',
    by: { role: 'intermediary' },
  })
})

test('a step that a coach confirms is confirmed by the own coach; an intermediary says why; nobody else can', async () => {
  const desk = await routeDesk()
  const experience = 'voortraject/work-experience'
  const command = `step-move demo-nils-verbeek sent-back ${experience}`
  const other = desk.staff('other')
  expect(labels(await other.presses({ command })).at(-1)).toBe('journey.refused.unknown')
  expect(labels(await desk.staff('helpdesk').presses({ command })).at(-1)).toBe('journey.refused.forbidden')
  expect(labels(await desk.staff('manager').presses({ command })).at(-1)).toBe('journey.refused.forbidden')
  const alex = desk.staff('coach')
  await alex.presses({ command })
  expect(labels(await alex.says('We hebben nog één week nodig'))).toContain('journey.moved.staff.sent-back')
  const megan = desk.staff('intermediary')
  const asked = await megan.presses({ command: `step-move demo-nils-verbeek confirmed ${experience}` })
  expect(labels(asked).at(-1)).toBe('journey.why.staff.confirmed')
  expect(labels(await megan.says('Alex is ziek, ik sprak de school'))).toContain('journey.moved.staff.confirmed')
})

test('a note and a planned talk are on the timeline, which the candidate reads too', async () => {
  const desk = await routeDesk()
  const alex = desk.staff('coach')
  await alex.arrives()
  await alex.presses({ command: 'note demo-hugo-van-loon' })
  expect(labels(await alex.says('Fijn gesprek over groep 5'))).toEqual(['journey.note.done'])
  await alex.presses({ command: 'talk-plan demo-hugo-van-loon' })
  expect(labels(await alex.says('dinsdag 10 uur bellen'))).toEqual(['journey.talk.done'])
  expect(await desk.stored.notices('hugo-van-loon')).toContain('talk-planned candidate:demo-hugo-van-loon')
  const hugo = desk.candidate('hugo-van-loon')
  await hugo.arrives()
  const mine = heard(await hugo.says('tijdlijn'))
  expect(mine).toContain('Fijn gesprek over groep 5')
  expect(mine).toContain('dinsdag 10 uur bellen')
  const other = desk.staff('other')
  expect(labels(await other.presses({ command: 'note demo-hugo-van-loon' })).at(-1)).toBe('journey.refused.unknown')
  expect(labels(await desk.staff('helpdesk').presses({ command: 'note demo-hugo-van-loon' })).at(-1)).toBe('topic.notForYou')
})

test('a timeline that is not shared shows nothing but that; asking tells the candidate; reading is on record', async () => {
  const desk = await routeDesk()
  const patti = desk.staff('coach')
  const megan = desk.staff('intermediary')
  await megan.arrives()
  expect(labels(await megan.presses({ command: 'timeline demo-maya-lieuw' }))).toEqual(['journey.timeline.noConsent'])
  expect(labels(await megan.says('Vraag toestemming'))).toEqual(['journey.timeline.asked'])
  expect(await desk.stored.notices('maya-lieuw')).toContain('sharing-asked candidate:demo-maya-lieuw')
  expect(labels(await patti.presses({ command: 'timeline demo-maya-lieuw' })).at(-1)).toBe('journey.refused.unknown')
  expect(labels(await megan.presses({ command: 'timeline demo-hugo-van-loon' }))).toContain('journey.timeline.theirs')
  const { docs } = await desk.store.list<AuditDoc>('audit/demo-hugo-van-loon', 'audit')
  expect(docs.map(({ by, action, about }) => [by.role, action, about])).toEqual([['intermediary', 'read', 'timeline']])
  expect(
    (await desk.store.list('audit/demo-maya-lieuw', 'audit')).docs.filter((one) => 'about' in one && one.about === 'timeline'),
  ).toEqual([])
})

test('an intermediary gives a coach; candidate and coaches hear; only from the list', async () => {
  const desk = await routeDesk()
  const megan = desk.staff('intermediary')
  await megan.arrives()
  expect(labels(await megan.presses({ command: 'coach-assign demo-hugo-van-loon' }))).toEqual(['journey.coach.ask'])
  expect(labels(await megan.says('de buurman'))).toContain('journey.coach.unclear')
  expect(labels(await megan.says('an'))).toContain('journey.coach.unclear')
  expect(labels(await megan.says('patti'))).toEqual(['journey.coach.done'])
  expect(await desk.stored.person('hugo-van-loon')).toMatchObject({ coach: '00000000-0000-0000-0000-0000000000024', state: 'active' })
  const notices = await desk.stored.notices('hugo-van-loon')
  expect(notices).toContain('match-candidate candidate:demo-hugo-van-loon')
  expect(notices).toContain('match-coach staff:00000000-0000-0000-0000-0000000000024')
  expect(notices).toContain('coach-handed-over staff:00000000-0000-0000-0000-0000000000020')
  expect(labels(await desk.staff('coach').presses({ command: 'candidate demo-hugo-van-loon' })).at(-1)).toBe('journey.refused.unknown')
  expect(labels(await desk.staff('coach').presses({ command: 'coach-assign demo-hugo-van-loon' })).at(-1)).toBe('topic.notForYou')
  expect(labels(await desk.staff('other').presses({ command: 'candidate demo-hugo-van-loon' }))).toContain('journey.now.staff.waiting')
})

test('lists: quiet, by phase, without a coach, paused, stopped, and pages', async () => {
  const desk = await routeDesk()
  const megan = desk.staff('intermediary')
  await megan.arrives()
  const names = async (command: string) => heard(await megan.presses({ command }))
  expect(await names('candidates quiet')).toContain('Maya Lieuw')
  expect(await names('candidates phase:voortraject')).toContain('Lars Timmer')
  expect(await names('candidates no-coach')).toContain('Cem Aydin')
  expect(await names('candidates paused')).toContain('Vincent Maas')
  expect(await names('candidates stopped')).toContain('Wieke Zijlstra')
  expect(await names('candidates all 18')).toContain('25 kandidaten')
  expect(await names('candidates nonsense 999')).toContain('25 kandidaten')
  expect(labels(await megan.presses({ command: 'candidate-filters' }))).toEqual(['journey.staff.filters'])
})
