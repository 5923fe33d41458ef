import { describe, expect, test } from 'vitest'
import { labels } from '../../support/desk.ts'
import { heard, routeDesk } from '../../support/route-desk.ts'

describe.each([
  ['nl', 'stappen', 'Nu: Informatiebijeenkomst', 'Oriënteren', 'Aan zet: jij'],
  ['en', 'my steps', 'Now: Info session', 'Finding out', 'Up to you'],
])('in %s', (locale, word, now, phase, turn) => {
  test('a candidate sees what to do now, and the route with the open phase whole', async () => {
    const desk = await routeDesk()
    const me = desk.candidate('bas-kuipers', locale)
    await me.arrives()
    const said = await me.says(word)
    expect(labels(said)).toEqual([expect.stringContaining('journey.now.you.'), 'journey.further'])
    expect(said[0]!.text).toContain(now)
    expect(heard(said)).toContain(phase)
    expect(heard(said)).toContain(turn)
    expect(said[1]!.choices.length).toBeLessThanOrEqual(3)
  })

  test('whoever is not known sees the road in outline, and what an account keeps', async () => {
    const desk = await routeDesk()
    const me = desk.person({ locale })
    await me.arrives()
    const said = await me.says(word)
    expect(labels(said)).toEqual(['journey.outline.road', 'journey.outline.account'])
    expect(heard(said)).toContain(phase)
  })
})

test('an optional step: opened, done, taken back with words, skipped with words, and done after all', async () => {
  const desk = await routeDesk()
  const me = desk.candidate('bas-kuipers')
  await me.arrives()
  const visit = 'orientation/school-visit'
  const opened = await me.presses({ command: `step me ${visit}` })
  expect(opened[0]!.choices).toEqual(['Ik heb dit gedaan', 'Ik ben bezig', 'Stappen'])
  expect(labels(await me.says('Ik heb dit gedaan'))).toEqual(['journey.moved.you.confirmed', expect.stringContaining('journey.now.you')])
  expect(labels(await me.presses({ command: `step-move me confirmed ${visit}` }))).toEqual(['journey.refused.alreadyBy'])
  expect(labels(await me.presses({ command: `step-move me withdrawn ${visit}` }))).toEqual(['journey.why.you.withdrawn'])
  expect(labels(await me.says('Ik was in de war met een andere school'))).toContain('journey.moved.you.withdrawn')
  await me.presses({ command: `step-move me skipped ${visit}` })
  expect(labels(await me.says('x'.repeat(900)))).toEqual(['journey.words.tooLong', 'journey.why.you.skipped'])
  expect(labels(await me.says('Ik werk al op een school'))).toContain('journey.moved.you.skipped')
  expect(labels(await me.presses({ command: `step-move me confirmed ${visit}` }))).toContain('journey.moved.you.confirmed')
  const events = await desk.stored.events('bas-kuipers')
  expect(events.filter(({ step }) => step === visit).map(({ to, words }) => [to, words])).toEqual([
    ['confirmed', undefined],
    ['withdrawn', 'Ik was in de war met een andere school'],
    ['skipped', 'Ik werk al op een school'],
    ['confirmed', undefined],
  ])
})

test('what a candidate cannot do is refused with the reason, and nothing changes', async () => {
  const desk = await routeDesk()
  const me = desk.candidate('bas-kuipers')
  await me.arrives()
  const before = await desk.stored.journey('bas-kuipers')
  const refusals: [string, string][] = [
    ['step-move me submitted selection/wiscat', 'journey.refused.blocked'],
    ['step-move me confirmed orientation/info-session', 'journey.refused.forbidden'],
    ['step-move me confirmed selection/cv', 'journey.refused.forbidden'],
    ['step-move me skipped selection/cv', 'journey.refused.required'],
    ['step-move me withdrawn selection/cv', 'journey.refused.impossible'],
    ['step-move me todo selection/cv', 'journey.refused.impossible'],
    ['step-move me confirmed selection/nonsense', 'journey.refused.unknown-step'],
    ['step-move me nonsense selection/cv', 'card.unknown'],
    ['step-move demo-cem-aydin confirmed orientation/school-visit', 'journey.refused.forbidden'],
    ['step demo-cem-aydin orientation/zelfscan', 'journey.refused.forbidden'],
    ['timeline demo-cem-aydin', 'journey.refused.forbidden'],
    ['journey-stop demo-cem-aydin', 'journey.refused.forbidden'],
    ['candidate demo-cem-aydin', 'topic.notForYou'],
    ['candidates', 'topic.notForYou'],
    ['coach-assign demo-bas-kuipers', 'topic.notForYou'],
    ['note demo-bas-kuipers', 'topic.notForYou'],
    ['journey-finish me', 'topic.notForYou'],
  ]
  for (const [command, label] of refusals) expect([command, ...labels(await me.presses({ command }))]).toEqual([command, label])
  expect(await desk.stored.journey('bas-kuipers')).toEqual(before)
})

test('somebody else cannot move anything with commands of their own', async () => {
  const desk = await routeDesk()
  const stranger = desk.person()
  await stranger.arrives()
  for (const command of [
    'step-move me confirmed orientation/school-visit',
    'step me orientation/zelfscan',
    'timeline',
    'journey-pause',
    'journey-stop',
  ])
    expect(labels(await stranger.presses({ command }))).not.toContain('journey.moved.you.confirmed')
  expect(labels(await stranger.says('ik wil stoppen met het traject'))).toEqual(['journey.nothingToStop'])
})

test('the cards of every candidate stay below what Teams takes, also with every phase opened', async () => {
  const desk = await routeDesk()
  for (const slug of ['amina-bouzid', 'pieter-haan', 'yusuf-demir']) {
    const megan = desk.staff('intermediary')
    for (const { id } of desk.programme.phases) {
      const said = await megan.presses({ command: `candidate-steps ${desk.id(slug)} ${id}` })
      for (const { activity } of said) expect(JSON.stringify(activity.attachments ?? []).length).toBeLessThan(20_000)
      expect(said.at(-1)!.label).toBe('journey.staff.further')
    }
  }
})

test('without cards the same is text, and a number chooses', async () => {
  const desk = await routeDesk()
  const identity = {
    partition: 'identity/sms:dl_sms-1',
    kind: 'identity',
    id: 'identity',
    personId: desk.id('bas-kuipers'),
    at: '2026-11-01T00:00:00Z',
  }
  await desk.store.commit([{ op: 'put', doc: identity }])
  const me = desk.person({ channelId: 'sms', conversationId: 'sms-1' })
  const said = await me.says('stappen')
  expect(said.at(-2)!.text).toContain('✓ Zelfscan')
  expect(said.at(-2)!.text).toContain('→ Informatiebijeenkomst')
  const number = /(\d+)\. Bekijk bijeenkomsten/.exec(said.at(-1)!.text)?.[1]
  expect(labels(await me.says(number ?? ''))).toContain('sessions.list.all')
  await me.says('stappen')
  expect(labels(await me.says('1'))).toEqual(['journey.step.about'])
})

test('Almere has its own road', async () => {
  const desk = await routeDesk({ programme: 'almere-po' })
  const me = desk.candidate('amina-bouzid')
  await me.arrives()
  const said = await me.says('mijn stappen')
  expect(heard(said)).toContain('Kennismaken')
  expect(heard(said)).not.toContain('Meeloopdag')
  expect(labels(await me.presses({ command: 'step-move me confirmed orientation/zelfscan' }))).toEqual([
    'journey.moved.you.confirmed',
    'journey.phaseDone.you',
    'journey.now.you.todo',
  ])
})
