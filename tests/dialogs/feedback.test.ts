import { describe, expect, test } from 'vitest'
import type { LearnedDoc } from '../../data/learned.ts'
import { sqliteStore } from '../../data/sqlite-store.ts'
import { labels, someMorning } from '../support/desk.ts'
import { editorsDesk } from '../support/editors-desk.ts'
import { countedStore } from '../support/session-desk.ts'

const question = 'wat kost de opleiding mij'
const unsure = 'hoe zit het met geld'

async function inTeams() {
  const counting = countedStore(sqliteStore({ path: ':memory:', now: () => someMorning }))
  const desk = await editorsDesk({ store: counting.store, choices: { [unsure]: ['cost', 'salary-during', 'subsidy'] } })
  const me = desk.person({ channelId: 'msteams' })
  await me.arrives()
  const thumb = (reaction: string, feedback: unknown = '{"feedbackText":""}', replyToId = 'unknown-to-us') =>
    me.send({
      type: 'invoke',
      name: 'message/submitAction',
      replyToId,
      value: { actionName: 'feedback', actionValue: { reaction, feedback } },
    })
  const react = (type: string, replyToId = 'unknown-to-us') =>
    me.send({ type: 'messageReaction', reactionsAdded: [{ type: type as 'like' }], replyToId })
  const feedback = async () => {
    await desk.log.flush()
    return (await desk.store.list<LearnedDoc & { kind: 'feedback' }>('questions/2026-11', 'feedback')).docs
  }
  return { desk, me, thumb, react, feedback, counting }
}

describe('a thumb below an answer in Teams', () => {
  test('up is written down with the question, says nothing, and costs one read and no commit', async () => {
    const { me, thumb, feedback, counting } = await inTeams()
    await me.says(question)
    counting.reset()
    expect(await thumb('like', '{"feedbackText":"Duidelijk, bel me op 06-12345678"}')).toEqual([])
    expect(counting.calls).toEqual(['get'])
    expect(await feedback()).toMatchObject([
      { topic: 'cost', good: true, by: 'thumb', text: 'Duidelijk, bel me op [telefoon]', question, locale: 'nl', among: ['cost'] },
    ])
  })

  test('down offers what is near and a person, once; both are written down', async () => {
    const { me, thumb, feedback, counting } = await inTeams()
    await me.says(question)
    counting.reset()
    const [other] = await thumb('dislike', '{"feedbackText":"klopt niet"}')
    expect(other).toMatchObject({ label: 'faq.other' })
    expect(JSON.stringify(other?.activity)).toContain('Een medewerker')
    expect(counting.calls).toEqual(['get', 'commit'])
    expect(await thumb('dislike')).toEqual([])
    expect((await feedback()).map((one) => one.kind === 'feedback' && one.good)).toEqual([false, false])
  })

  test('down in the middle of questions returns to the open one', async () => {
    const { me, thumb } = await inTeams()
    await me.says('zelfscan')
    await me.says(`wacht, ${question}?`)
    await me.says(question)
    await me.says('stop')
    await me.says(question)
    await me.says('zelfscan')
    expect(labels(await thumb('dislike'))).toEqual(['faq.other', expect.stringMatching(/^zelfscan\./)])
  })

  test('with words of somebody in need is met with care first', async () => {
    const { me, thumb, feedback } = await inTeams()
    await me.says(question)
    expect(labels(await thumb('dislike', '{"feedbackText":"ik wil niet meer leven"}'))).toEqual(['care.distress'])
    expect(await feedback()).toEqual([])
  })

  test('finds the answer it is about when this process sent it, and no answer is nothing', async () => {
    const { desk, me, thumb, feedback } = await inTeams()
    const [first] = await me.says(question)
    await me.says('Hoeveel tijd kost de route naast werk en gezin?')
    const [help] = await me.says('hulp')
    desk.deps.sentAnswers.remember(me.base(), [first!.activity, help!.activity], ['teams-1', 'teams-2'])
    expect(labels(await thumb('dislike', '', 'teams-1'))).toEqual(['faq.other'])
    expect(await thumb('dislike', '', 'teams-2')).toEqual([])
    expect(await feedback()).toMatchObject([{ topic: 'cost', good: false }])
  })

  test.each([
    ['before any answer', 'like', '{}'],
    ['with a form that is broken', 'like', '{"feedbackText":'],
    ['with a reaction nobody knows', 'shrug', '{}'],
    ['with a form of another shape', 'like', { feedbackText: 7 }],
  ])('%s is no trouble', async (_what, reaction, form) => {
    const { thumb } = await inTeams()
    expect(await thumb(reaction, form)).toEqual([])
  })

  test('of another action, or none, is ignored', async () => {
    const { me, feedback } = await inTeams()
    await me.says(question)
    for (const value of [undefined, null, 'x', {}, { actionName: 'other', actionValue: { reaction: 'like' } }, { actionName: 'feedback' }])
      expect(await me.send({ type: 'invoke', name: 'message/submitAction', value })).toEqual([])
    expect(await feedback()).toEqual([])
  })
})

test.each([
  ['like', [true], []],
  ['heart', [true], []],
  ['sad', [false], ['faq.other']],
  ['angry', [false], ['faq.other']],
  ['surprised', [], []],
])('the emoji %s is feedback %j', async (type, good, heard) => {
  const { me, react, feedback } = await inTeams()
  await me.says(question)
  expect(labels(await react(type))).toEqual(heard)
  expect((await feedback()).map((one) => one.kind === 'feedback' && one.good)).toEqual(good)
})

test('somebody who has not said anything and reacts is not greeted for it', async () => {
  const { desk } = await inTeams()
  const stranger = desk.person({ channelId: 'msteams' })
  expect(await stranger.send({ type: 'messageReaction', reactionsAdded: [{ type: 'like' }] })).toEqual([])
})

describe('what becomes of a question is learned with it', () => {
  test('picking from a choice, and none of it', async () => {
    const { me, feedback } = await inTeams()
    await me.says(unsure)
    await me.says('2')
    expect(await feedback()).toMatchObject([
      { topic: 'salary-during', good: true, by: 'pick', question: unsure, among: ['cost', 'salary-during', 'subsidy'] },
    ])
    await me.says(unsure)
    await me.says('geen van deze')
    expect((await feedback()).find((one) => one.kind === 'feedback' && one.by === 'none')).toMatchObject({
      topic: 'cost',
      good: false,
      question: unsure,
    })
  })

  test('yes settles it; picking what is near after that is not about the question any more', async () => {
    const { me, feedback } = await inTeams()
    await me.says(question)
    await me.says('ja')
    const near = (await me.presses({ command: 'helped cost' }))[0]
    expect(near?.label).toBe('faq.helped')
    await me.presses({ command: 'answer subsidy' })
    const learned = (await feedback()).filter((one) => one.kind === 'feedback' && one.topic === 'subsidy')
    expect(learned).toMatchObject([{ good: true, by: 'pick' }])
    expect(learned[0]).not.toHaveProperty('question')
  })

  test('no, and then what is near, is', async () => {
    const { me, feedback } = await inTeams()
    await me.says(question)
    const [other] = await me.presses({ command: 'other cost' })
    const [, near = ''] = /"command":"answer ([a-z-]+)"/.exec(JSON.stringify(other?.activity)) ?? []
    await me.presses({ command: `answer ${near}` })
    expect(await feedback()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ topic: 'cost', good: false, by: 'button', question }),
        expect.objectContaining({ topic: near, good: true, by: 'pick', question }),
      ]),
    )
  })
})
