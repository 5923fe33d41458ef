import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerSurvey } from '../support/life/answer-survey.ts'
import { becomeKnown, doTheScan, goToASession } from '../support/life/become-candidate.ts'
import { labelsOf, wordsOf } from '../support/life/heard.ts'
import { eraseAll, takeCopy } from '../support/life/leave-desk.ts'
import { type Cast, lifeCast, objectId } from '../support/life/life-cast.ts'
import { type Made, walkTheRoute } from '../support/life/walk-route.ts'
import { openWorld, type World } from '../support/life/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe.each(['nl', 'en'] as const)(
  'a whole life in %s',
  (language) => {
    let cast: Cast
    let personId: string
    let made: Made[]

    test('somebody nobody knows does the scan and goes to a session, with a reminder each time', async () => {
      if (language === 'en') await world.reset()
      await world.clock.days(1)
      cast = await lifeCast(world, language)
      await doTheScan(cast)
      await goToASession(world, cast)
    })

    test('they are thanked, and answer three questions', async () => {
      await world.clock.days(1)
      expect((await world.mails(cast.words.email)).map(({ subject }) => subject)).toContainEqual(expect.stringMatching(cast.words.thanks))
      await answerSurvey(cast.me, cast.words, 9)
    })

    test('they get an account by a code; the scan and the session count', async () => {
      personId = await becomeKnown(world, cast)
      const steps = wordsOf(await cast.phone.says(cast.words.steps))
      for (const key of ['selection/diploma-check', 'selection/cv', 'selection/motivation']) expect(steps).toContain(key)
      expect(labelsOf(await cast.phone.says(cast.words.steps))).toEqual(['journey.now.you.todo', 'journey.further'])
    })

    test('the intermediary gives them a coach, nobody else can; both hear of it', async () => {
      const { staff, phone, other, words } = cast
      for (const role of ['coach', 'otherCoach', 'helpdesk', 'manager'] as const)
        expect(labelsOf(await staff[role].presses(`coach-assign ${personId}`))).toEqual(['topic.notForYou'])
      for (const who of [phone, other]) expect(labelsOf(await who.presses(`coach-assign ${personId}`))).toEqual(['topic.notForYou'])
      await staff.intermediary.presses(`coach-assign ${personId}`)
      expect(labelsOf(await staff.intermediary.says(objectId('coach')))).toEqual(['journey.coach.done'])
      await world.clock.days(1)
      expect(world.toldInTeams(`teams-coach-${language}`).join()).toContain(words.name)
      expect(world.toldInTeams(`teams-candidate-${language}`).join()).toContain('Alex Wilber')
      await answerSurvey(phone, words, 7)
      const tooEarly = await staff.intermediary.presses(`step-move ${personId} confirmed training-year-2/certificate`)
      expect(labelsOf(tooEarly)).toEqual(['journey.refused.blocked'])
    })

    test('every step of every phase, refused to whoever may not do it', async () => {
      const { phone, words } = cast
      const walked = await walkTheRoute(world, cast, personId, async (phase) => {
        if (phase === 'orientation') return
        await world.clock.days(2)
        await answerSurvey(phone, words, phase === 'voortraject' ? 4 : 8)
        if (phase === 'voortraject') await world.clock.days(1)
        expect(labelsOf(await phone.says(words.survey))[0]).not.toMatch(/^survey\.rating/)
        await phone.says('stop')
      })
      made = walked.made
      expect(world.toldInTeams(`teams-intermediary-${language}`).join('\n')).toMatch(words.wantsToTalk)
      expect(walked.refused).toBeGreaterThan(1000)
    }, 120_000)

    test('a coach writes hours down in one sentence; the candidate sees what is left', async () => {
      const { staff, phone, words } = cast
      const before = wordsOf(await phone.says(words.budget))
      expect(labelsOf(await staff.otherCoach.says(words.hours))).toEqual(['hours.fill.stranger'])
      await staff.otherCoach.says('stop')
      expect(labelsOf(await staff.coach.says(words.hours))).toEqual(['hours.check.one'])
      expect(labelsOf(await staff.coach.says(words.correct))).toEqual(['hours.saved.one'])
      const after = wordsOf(await phone.says(words.budget))
      expect(after).not.toBe(before)
    })

    test('the intermediary finishes the route, nobody else can', async () => {
      const { staff, phone, words } = cast
      for (const who of [staff.coach, staff.otherCoach, staff.helpdesk, staff.manager, phone, cast.other])
        expect(labelsOf(await who.presses(`journey-finish ${personId}`))).toEqual(['topic.notForYou'])
      expect(labelsOf(await staff.intermediary.presses(`journey-finish ${personId}`))).toEqual(['journey.finished.staff'])
      expect(labelsOf(await phone.says(words.steps))[0]).toBe('journey.now.you.finished')
      expect(wordsOf(await phone.says(words.timeline))).toContain('Megan Bowen')
    })

    test('they take a copy of everything, and have everything erased', async () => {
      await takeCopy(cast, made)
      await eraseAll(world, cast, personId)
    })
  },
  120_000,
)
