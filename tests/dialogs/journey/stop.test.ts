import { describe, expect, test } from 'vitest'
import type { NoticeDoc } from '../../../data/notice.ts'
import { labels } from '../../support/desk.ts'
import { heard, routeDesk } from '../../support/route-desk.ts'

const alex = 'staff:00000000-0000-0000-0000-0000000000020'
const megan = 'staff:00000000-0000-0000-0000-0000000000021'

describe.each([
  ['nl', 'ik wil stoppen met het traject', 'Ik wil stoppen', 'Geld', 'Nee, zo is het goed', 'weer verder', 'stop'],
  ['en', 'i want to stop the route', 'I want to stop', 'Money', 'No, this is fine', 'go on again', 'stop'],
])('in %s', (locale, words, really, reason, enough, back, stop) => {
  test('stopping is asked for humanely first, done with a reason, and leaves the door open', async () => {
    const desk = await routeDesk()
    const me = desk.candidate('dewi-soekarno', locale)
    await me.arrives()
    const asked = await me.says(words)
    expect(labels(asked)).toEqual(['journey.stop.what'])
    expect(asked[0]!.choices).toHaveLength(4)
    expect(labels(await me.says(really))).toEqual(['journey.stop.reason'])
    expect(labels(await me.says(reason))).toEqual(['journey.stop.words'])
    const said = await me.says(enough)
    expect(labels(said)).toEqual(['journey.stop.done', 'journey.stop.door'])
    expect(said[0]!.text).toContain('24')
    expect(said[1]!.choices).toHaveLength(3)
    expect(await desk.stored.person('dewi-soekarno')).toMatchObject({ state: 'stopped', stopReason: 'money' })
    expect(await desk.stored.notices('dewi-soekarno')).toEqual([`journey-stopped ${alex},${megan}`])
    expect(await desk.stored.card('dewi-soekarno')).toMatchObject({ state: 'stopped' })
    expect(labels(await me.says(words))).toEqual(['journey.refused.state'])
    expect(labels(await me.presses({ command: 'step-move me submitted selection/cv' }))).toEqual(['journey.refused.resting'])
    expect(labels(await me.says(back))).toEqual(['journey.back.you', 'journey.now.you.todo'])
    const person = await desk.stored.person('dewi-soekarno')
    expect(person).toMatchObject({ state: 'active' })
    expect(person).not.toHaveProperty('stopReason')
    expect(await desk.stored.notices('dewi-soekarno')).toContain(`journey-back ${alex},${megan}`)
  })

  test('the word stop ends the questions, and stops nothing else', async () => {
    const desk = await routeDesk()
    const me = desk.candidate('dewi-soekarno', locale)
    await me.arrives()
    await me.says(words)
    expect(labels(await me.says(stop))).toEqual(['journey.stop.stayed'])
    await me.says(words)
    await me.says(really)
    expect(labels(await me.says(stop))).toEqual(['journey.stop.stayed'])
    expect(await desk.stored.person('dewi-soekarno')).toMatchObject({ state: 'active' })
    expect(labels(await me.says(stop))).toEqual(['flow.nothingOpen'])
  })
})

test('a break instead: reminders go, coach and intermediary know, and going on brings new ones', async () => {
  const desk = await routeDesk()
  const me = desk.candidate('khadija-amrani')
  await me.arrives()
  const before = await desk.stored.notices('khadija-amrani')
  expect(before.length).toBeGreaterThan(0)
  await me.says('ik wil stoppen met het traject')
  expect(labels(await me.says('Liever een pauze'))).toEqual(['journey.paused.you'])
  expect(await desk.stored.notices('khadija-amrani')).toEqual([`journey-paused staff:00000000-0000-0000-0000-0000000000028,${megan}`])
  expect(heard(await me.says('stappen'))).toContain('staat stil')
  desk.clock.set(new Date('2027-06-01T09:00:00Z'))
  await me.says('Weer verder')
  expect((await desk.stored.person('khadija-amrani'))?.state).toBe('active')
  const { docs } = await desk.store.list<NoticeDoc>('candidate/demo-khadija-amrani', 'notice')
  const waiting = docs.filter(({ about }) => about === 'step-waiting')
  expect(waiting.map(({ dueAt }) => dueAt! > '2027-06-07')).toEqual([true])
})

test('a talk first, or not after all, changes nothing', async () => {
  const desk = await routeDesk()
  const me = desk.candidate('dewi-soekarno')
  await me.arrives()
  const before = await desk.stored.journey('dewi-soekarno')
  for (const [choice, label] of [
    ['Eerst met iemand praten', 'journey.stop.talk'],
    ['Toch niet', 'journey.stop.stayed'],
  ] as const) {
    await me.says('ik stop ermee')
    expect(labels(await me.says(choice))).toEqual([label])
  }
  await me.says('ik stop ermee')
  expect(labels(await me.says('misschien'))).toContain('journey.stop.whatUnclear')
  expect(await desk.stored.journey('dewi-soekarno')).toEqual(before)
})

test('staff: a coach pauses for their own, only an intermediary lets somebody stop, with a reason; the candidate is told', async () => {
  const desk = await routeDesk()
  const coach = desk.staff('coach')
  await coach.arrives()
  expect(labels(await coach.presses({ command: 'journey-pause demo-dewi-soekarno' }))).toEqual(['journey.paused.staff'])
  expect(await desk.stored.notices('dewi-soekarno')).toContain('journey-paused-you candidate:demo-dewi-soekarno')
  expect(labels(await coach.presses({ command: 'journey-back demo-dewi-soekarno' }))).toContain('journey.back.staff')
  await coach.presses({ command: 'journey-stop demo-dewi-soekarno' })
  await coach.says('Geld')
  expect(labels(await coach.says('none'))).toEqual(['journey.refused.forbidden'])
  expect(labels(await desk.staff('other').presses({ command: 'journey-pause demo-dewi-soekarno' })).at(-1)).toBe('journey.refused.unknown')
  const intermediary = desk.staff('intermediary')
  await intermediary.arrives()
  await intermediary.presses({ command: 'journey-stop demo-dewi-soekarno' })
  await intermediary.says('Gezondheid')
  expect(labels(await intermediary.says('Samen besproken op 12 november'))).toEqual(['journey.stop.doneStaff'])
  expect(await desk.stored.notices('dewi-soekarno')).toContain('journey-stopped-you candidate:demo-dewi-soekarno')
})
