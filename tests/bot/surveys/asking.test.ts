import { describe, expect, test } from 'vitest'
import { staffPartition } from '../../../data/reach.ts'
import type { SurveyDoc } from '../../../data/survey.ts'
import { labels } from '../../support/desk.ts'
import { day, teamsChannel } from '../../support/notice-desk.ts'
import { last, saying } from '../../support/sign-up-talk.ts'
import { surveyDesk } from '../../support/survey-talk.ts'

const alex = '00000000-0000-0000-0000-0000000000020'
const about = (posts: string[], name: string) =>
  posts.filter((one) => one.startsWith(`${name}:`) && /Hoe was|Nog even|What was|Once more/.test(one))

describe('asked when a phase is complete', () => {
  test('a day later, and reminded after seven and fourteen days, never more', async () => {
    const { confirm, passes, post } = await surveyDesk()
    await confirm()
    await passes()
    await passes(day - 60_000)
    expect(about(await post(), 'noor')).toEqual([])
    const asked: string[][] = []
    for (const days of [0, 6, 1, 6, 1, 7, 14]) {
      await passes(days * day + (days === 0 ? 60_000 : 0))
      asked.push(about(await post(), 'noor'))
    }
    expect(asked).toEqual([
      ['noor: Hoe was ‘Aanmelden en kennismaken’?'],
      [],
      ['noor: Nog even over ‘Aanmelden en kennismaken’'],
      [],
      ['noor: Nog even over ‘Aanmelden en kennismaken’'],
      [],
      [],
    ])
  })

  test('not any more once it was filled in, wherever the reminders were', async () => {
    const { confirm, passes, post, noor } = await surveyDesk({ locale: 'en-GB' })
    await confirm()
    await passes()
    await passes(day)
    expect(about(await post(), 'noor')).toEqual(['noor: What was ‘Applying and meeting’ like?'])
    await saying(noor, 'survey', '8', 'skip', 'skip', 'save')
    await passes(30 * day)
    expect(about(await post(), 'noor')).toEqual([])
  })

  test('its mail has a link that logs in, once, and opens it; a mail of something else has not', async () => {
    const { confirm, passes, mailTo, mails } = await surveyDesk()
    await confirm()
    await passes()
    await passes(day)
    const mail = await mailTo('noor', /^Hoe was/)
    const [, link = ''] = /Vul de vragen in: (\S+)/.exec(mail?.text ?? '') ?? []
    expect([new URL(link).pathname, new URL(link).searchParams.get('survey')]).toEqual(['/sign-in', 'phase-selection'])
    expect(new URL(link).searchParams.get('t')).toMatch(/^ey/)
    expect(mail?.html).toContain(link.replaceAll('&', '&amp;'))
    expect((await mails()).filter(({ text }) => text.includes('survey=')).map(({ subject }) => subject)).toEqual([mail?.subject])
  })

  test('one tap on the notice opens it', async () => {
    const { confirm, passes, noor, shown, open, store, id } = await surveyDesk()
    await noor.says('hoi')
    const channel = { channelId: 'directline', conversationId: 'noor', userId: 'dl_noor', at: '2026-12-01T10:00:00.000Z' }
    await store.commit([
      {
        op: 'put',
        doc: {
          partition: `candidate/${id}`,
          kind: 'reach',
          id: 'reach',
          language: 'nl',
          channels: [channel],
          wishes: { off: [] },
          lastSeenAt: channel.at,
        } as never,
      },
    ])
    open.add('noor')
    await confirm()
    await passes()
    await passes(day)
    const told = shown.find(({ label }) => label === 'notices.survey-phase')
    const card = told?.attachments?.[0]?.content as { actions: { title: string; data: Record<string, unknown> }[] }
    expect(card.actions.map(({ title }) => title)).toEqual(['Invullen (2 min)'])
    expect(labels(await noor.presses(card.actions[0]!.data))).toEqual(['survey.rating.phase'])
  })

  test('once for a phase, also when a step of it is sent back and confirmed again', async () => {
    const { confirm, notices, journeys, store, id } = await surveyDesk()
    await confirm()
    const megan = {
      channelId: 'msteams',
      userId: 'm',
      conversationId: 'm',
      roles: ['intermediary' as const],
      staffId: '00000000-0000-0000-0000-0000000000021',
    }
    await journeys.move(megan, { personId: id, step: 'selection/wiscat', to: 'sent-back', words: 'toch niet', request: 'back' })
    await confirm()
    expect([await notices('survey-phase'), await notices('survey-phase-again')]).toMatchObject([{ length: 1 }, { length: 2 }])
    expect(await store.get({ partition: `candidate/${id}`, kind: 'journey', id: 'journey' })).toMatchObject({
      surveyed: { selection: '2026-12-01T10:00:00.000Z' },
    })
  })
})

describe('coaches', () => {
  const asked = async () => {
    const desk = await surveyDesk({ now: '2027-06-14T10:00:00Z' })
    await desk.knowsStaff(alex, { channels: [teamsChannel('alex')] })
    const heard = () =>
      desk.chats.filter(({ message }) => message.composed.about.startsWith('survey-coach')).map(({ message }) => message.composed.subject)
    return { ...desk, heard }
  }
  test('are asked once a year, on the day of the programme, however often the day’s work is done', async () => {
    const { passes, heard } = await asked()
    await passes('2027-06-14T12:00:00Z')
    expect(heard()).toEqual([])
    for (const at of ['2027-06-16T08:00:00Z', '2027-06-16T09:00:00Z', '2027-06-17T09:00:00Z']) await passes(at)
    expect(heard()).toEqual(['Hoe was schooljaar 2026-2027 voor jou?'])
    await passes('2027-06-22T09:00:00Z')
    await passes('2027-06-29T09:00:00Z')
    await passes('2027-07-29T09:00:00Z')
    expect(heard().slice(1)).toEqual(['Nog even over schooljaar 2026-2027', 'Nog even over schooljaar 2026-2027'])
  })

  test('answer in the chat, for themselves; a low rating leads to no talk', async () => {
    const { passes, who, store, heard, notices } = await asked()
    await passes('2027-06-16T08:00:00Z')
    const coach = who('coach')
    await coach.says('hoi')
    expect(last(await coach.says('vragenlijst')).label).toBe('survey.rating.coach-year')
    expect(labels(await saying(coach, '3', 'De intervisie', 'Meer tijd'))).toEqual(['survey.check.ask'])
    expect(labels(await coach.says('opslaan'))).toEqual(['survey.saved.thanks'])
    expect(await store.get<SurveyDoc>({ partition: staffPartition(alex), kind: 'survey', id: 'coach-year-2026-2027' })).toMatchObject({
      rating: 3,
      better: 'Meer tijd',
    })
    expect(await notices('rating-low')).toEqual([])
    await passes('2027-07-10T09:00:00Z')
    expect(heard()).toEqual(['Hoe was schooljaar 2026-2027 voor jou?'])
  })
})
