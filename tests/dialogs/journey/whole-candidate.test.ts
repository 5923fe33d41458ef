import { expect, test } from 'vitest'
import type { Programme } from '../../../data/programme.ts'
import { labels } from '../../support/desk.ts'
import { heard, routeDesk } from '../../support/route-desk.ts'

test('the list of attendance of a session confirms the step of who was there, and a correction takes it back', async () => {
  const desk = await routeDesk()
  const me = desk.candidate('cem-aydin')
  await me.arrives()
  const who = {
    channelId: 'directline',
    userId: 'dl_demo-cem-aydin',
    conversationId: 'demo-cem-aydin',
    roles: [],
    personId: desk.id('cem-aydin'),
  }
  const consent = { purpose: 'info-session', version: 1, text: 'Ja.' }
  const signed = await desk.sessions.signUp(who, {
    session: 'demo-02',
    name: 'Cem Aydin',
    email: 'cem.aydin@example.org',
    language: 'nl',
    consent,
  })
  expect(signed.ok).toBe(true)
  desk.clock.set(new Date('2026-12-10T09:00:00Z'))
  const megan = desk.staff('intermediary')
  await megan.arrives()
  const step = async () => (await desk.stored.journey('cem-aydin'))?.steps['orientation/info-session']?.state
  const note = async (text: string) => {
    await megan.presses({ command: 'session-attendance demo-02' })
    await megan.says(text)
    return labels(await megan.says('Ja, noteer het'))
  }
  expect(await note('iedereen')).toEqual(['sessions.staff.attendance.done'])
  expect(await step()).toBe('confirmed')
  expect(heard(await me.says('stappen'))).toContain('Aanmelden en kennismaken')
  await note('Cem Aydin')
  expect(await step()).toBe('todo')
  await note('iedereen')
  expect(await step()).toBe('confirmed')
})

test('an intermediary looks at the new version, leaves it, and moves somebody', async () => {
  const desk = await routeDesk()
  const megan = desk.staff('intermediary')
  await megan.arrives()
  expect(labels(await megan.presses({ command: 'journey-version demo-hugo-van-loon' }))).toEqual(['journey.version.current'])
  const next: Programme = structuredClone(desk.programme)
  next.version = '2027-1'
  next.phases[0]!.steps = next.phases[0]!.steps.filter(({ id }) => id !== 'peer-talk')
  const later = await routeDesk({ store: desk.store, programmeData: next })
  const again = later.person({ channelId: 'msteams', aadObjectId: '00000000-0000-0000-0000-0000000000021', conversationId: 'next-year' })
  await again.arrives()
  const shown = await again.presses({ command: 'journey-version demo-hugo-van-loon' })
  expect(labels(shown)).toEqual(['journey.version.preview', 'journey.version.sure'])
  expect(heard(shown)).toContain('Vervalt: Gesprek met een zij-instromer.')
  expect(heard(shown)).toContain('Zelfscan')
  expect(labels(await again.says('nee'))).toEqual(['journey.version.stayed'])
  await again.presses({ command: 'journey-version demo-hugo-van-loon' })
  expect(labels(await again.says('ja'))).toEqual(['journey.version.done'])
  expect((await desk.stored.person('hugo-van-loon'))?.programme.version).toBe('2027-1')
  expect(labels(await desk.staff('coach').presses({ command: 'journey-version demo-hugo-van-loon' })).at(-1)).toBe('topic.notForYou')
})

test('the last step is confirmed and the route finished, in English, and the candidate reads it', async () => {
  const desk = await routeDesk()
  const megan = desk.staff('intermediary', 'en-GB')
  await megan.arrives()
  await megan.presses({ command: 'step-move demo-usha-ramdin confirmed induction/placement' })
  expect(labels(await megan.presses({ command: 'journey-finish demo-usha-ramdin' }))).toEqual(['journey.refused.unfinished'])
  const last = await megan.presses({ command: 'step-move demo-usha-ramdin confirmed induction/exit-evaluation' })
  expect(labels(last)).toEqual(['journey.moved.staff.confirmed', 'journey.phaseDone.staff', 'journey.now.staff.done'])
  expect(labels(await megan.says('Finish the route'))).toEqual(['journey.finished.staff'])
  const usha = desk.candidate('usha-ramdin', 'en-GB')
  await usha.arrives()
  expect((await usha.says('my steps'))[0]!.label).toBe('journey.now.you.finished')
})

test('an anonymous scan counts once somebody has an account, and a scan after that too', async () => {
  const desk = await routeDesk()
  const me = desk.candidate('amina-bouzid')
  await me.arrives()
  await me.says('zelfscan')
  for (let round = 0; round < 40; round++) {
    const said = await me.says('1')
    if (said.some(({ label }) => label === 'zelfscan.result')) break
  }
  expect((await desk.stored.journey('amina-bouzid'))?.steps['orientation/zelfscan']).toMatchObject({
    state: 'confirmed',
    by: { role: 'candidate' },
  })
})
