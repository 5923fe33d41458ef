import { describe, expect, test } from 'vitest'
import type { PersonDoc } from '../../../data/candidate.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import { day, hour } from '../../support/notice-desk.ts'
import { surveyDesk } from '../../support/survey-talk.ts'

const first = 'noor: Hoe gaat het met je?'
const lastOne = 'noor: We laten je nu even met rust'

/** Noor, whose turn it is, was last here on 1 December at 11:00 in Amsterdam. */
async function quiet() {
  const desk = await surveyDesk()
  const partition = candidatePartition(desk.id)
  const here = () =>
    desk.store.commit([
      {
        op: 'put',
        doc: {
          partition,
          kind: 'reach',
          id: 'reach',
          language: 'nl',
          channels: [],
          wishes: { off: [] },
          lastSeenAt: desk.clock.now().toISOString(),
        } as never,
      },
    ])
  await here()
  const about = async () => (await desk.post()).filter((one) => one === first || one === lastOne)
  const me = { channelId: 'directline', userId: 'dl_noor', conversationId: 'noor', roles: ['candidate' as const], personId: desk.id }
  return { ...desk, here, about, me, partition }
}

describe('quiet for weeks', () => {
  test('a kind word after fourteen days, and after thirty that we stop; then nothing', async () => {
    const { passes, about } = await quiet()
    const heard: string[][] = []
    for (const days of [13, 2, 10, 4, 2, 30, 200]) {
      await passes(days * day)
      heard.push(await about())
    }
    expect(heard).toEqual([[], [first], [], [], [lastOne], [], []])
  })

  test('says since when, what can be done, and that the door is open', async () => {
    const { passes, mailTo } = await quiet()
    await passes(15 * day)
    expect((await mailTo('noor', /gaat het/))?.text).toMatch(/sinds dinsdag 1 december om 11:00 niet gesproken[\s\S]*‘pauze’/)
    await passes(16 * day)
    expect((await mailTo('noor', /met rust/))?.text).toMatch(/voorlopig ons laatste bericht[\s\S]*De deur staat open/)
  })

  test('in English for who reads English, and the last alone when both are late', async () => {
    const { passes, post, store, partition } = await quiet()
    const person = await store.get<PersonDoc>({ partition, kind: 'person', id: 'person' })
    await store.commit([{ op: 'put', doc: { ...person!, language: 'en' } as PersonDoc }])
    await passes(45 * day)
    expect((await post()).filter((one) => one.startsWith('noor'))).toEqual(['noor: We will leave you in peace for now'])
  })

  test('coming back begins it anew, and takes back a word that had not gone yet', async () => {
    const { passes, about, here } = await quiet()
    await passes(15 * day)
    expect(await about()).toEqual([first])
    await passes(5 * day)
    await here()
    await passes(13 * day)
    expect(await about()).toEqual([])
    await passes(2 * day)
    expect(await about()).toEqual([first])
  })

  test('written in the night, taken back in the morning by who comes', async () => {
    const { clock, follow, notices, notices: listed, here, due, about } = await quiet()
    clock.set(new Date('2026-12-16T03:00:00Z'))
    await follow.runDue()
    expect(await listed('quiet-first')).toHaveLength(1)
    expect(notices).toBe(listed)
    clock.set(new Date('2026-12-16T06:30:00Z'))
    await here()
    await due(2 * hour)
    expect(await about()).toEqual([])
  })

  test('who pauses is left alone, and so is who waits for somebody else', async () => {
    const paused = await quiet()
    await paused.journeys.pause(paused.me, { personId: paused.id, request: 'p' })
    await paused.passes(40 * day)
    expect(await paused.about()).toEqual([])
    const waits = await quiet()
    await waits.journeys.move(waits.me, { personId: waits.id, step: 'selection/wiscat', to: 'submitted', request: 's' })
    await waits.passes(40 * day)
    expect(await waits.about()).toEqual([])
  })

  test('after we said that we stop, no step is due any more, until they are here again', async () => {
    const { passes, post, here, clock, due, notices, store } = await quiet()
    await passes(31 * day)
    await post()
    const put = async (key: string) => {
      const at = clock.now().toISOString()
      await store.commit([
        {
          op: 'put',
          doc: {
            ...{ partition: `candidate/demo-noor`, kind: 'notice', id: `step-due-${key}`, about: 'step-due', dueAt: at, createdAt: at },
            ...{
              expiresAt: new Date(Date.parse(at) + 7 * day).toISOString(),
              prefer: 'chat',
              vars: { stepNl: 'Wiscat', stepEn: 'Wiscat', dueAt: at },
            },
            recipients: [{ id: 'candidate:demo-noor', state: 'pending' }],
          } as never,
        },
      ])
    }
    await put('one')
    await due(hour)
    expect([(await post()).filter((one) => one.startsWith('noor')), await notices('step-due')]).toMatchObject([
      [],
      expect.arrayContaining([expect.objectContaining({ recipients: [expect.objectContaining({ state: 'dropped' })] })]),
    ])
    clock.set(new Date(clock.now().getTime() + hour))
    await here()
    await put('two')
    await due(hour)
    expect((await post()).filter((one) => one.startsWith('noor'))).toEqual(['noor: Vandaag verwacht: Wiscat'])
  })
})

test('two machines on one store write once', async () => {
  const one = await quiet()
  const two = await import('../../support/notice-desk.ts').then(({ noticeDesk }) =>
    noticeDesk({ store: one.store, now: one.clock.now(), seed: false }),
  )
  two.clock.set(new Date('2026-12-16T12:00:00Z'))
  one.clock.set(new Date('2026-12-16T12:00:00Z'))
  await Promise.all([one.follow.runDue(), two.follow.runDue()])
  expect(await one.notices('quiet-first')).toHaveLength(1)
})
