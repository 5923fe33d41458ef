import { expect, test, vi } from 'vitest'
import { defaultLimits } from '../../bot/direct-line/limits.ts'
import { directLineWorld, texts } from '../support/direct-line-world.ts'
import { soon } from '../support/soon.ts'
import { streamClient } from '../support/stream-client.ts'

vi.setConfig({ testTimeout: 90_000 })

const wide = { burst: 1e6, perSecond: 1e6 }
const limits = { rates: { ...defaultLimits.rates, post: wide, read: wide, start: wide, connect: wide } }

test('50 people talk at once: everyone hears exactly their own conversation, in order, by stream and by GET', async () => {
  const world = await directLineWorld({ limits })
  const people = await Promise.all(
    Array.from({ length: 50 }, async (_, person) => {
      const talk = await world.start()
      const stream = await streamClient(talk.streamUrl)
      return { person, talk, stream }
    }),
  )
  await Promise.all(
    people.map(async ({ person, talk }) => {
      for (let count = 0; count < 5; count++) await talk.say(`2 ${person}/${count}`)
      await Promise.all([5, 6, 7].map((count) => talk.say(`2 ${person}/${count}`)))
    }),
  )
  for (const { person, talk, stream } of people) {
    await soon(stream.texts).toHaveLength(1 + 8 * 3)
    const transcript = await talk.read()
    expect(stream.sets.flatMap((set) => set.activities)).toEqual(transcript.activities)
    const inOrder = Array.from({ length: 5 }, (_, count) => [`2 ${person}/${count}`, `1: ${person}/${count}`, `2: ${person}/${count}`])
    expect(texts(transcript).slice(0, 16)).toEqual(['welkom (-)', ...inOrder.flat()])
    expect(texts(transcript).slice(16).sort()).toEqual(
      [5, 6, 7].flatMap((count) => [`2 ${person}/${count}`, `1: ${person}/${count}`, `2: ${person}/${count}`]).sort(),
    )
  }
})

test('tabs that come, go and come back while a conversation runs miss nothing and hear nothing twice', async () => {
  const world = await directLineWorld({ limits: { ...limits, pageTurns: 2 } })
  const talk = await world.start()
  const steady = await streamClient(talk.streamUrl)
  const talking = (async () => {
    for (let count = 0; count < 30; count++) await talk.say(`2 ${count}`)
  })()
  const restless = Array.from({ length: 8 }, async (_, tab) => {
    const heard: unknown[] = []
    let watermark = '0'
    while (heard.length < 91) {
      const { body } = await world.call(`${talk.here}?watermark=${watermark}`, { token: talk.token })
      const stream = await streamClient(String(body.streamUrl))
      await soon(() => stream.texts().length).toBeGreaterThan(Math.min(tab * 3, 90 - heard.length))
      stream.socket.terminate()
      heard.push(...stream.texts())
      watermark = stream.watermark() ?? watermark
    }
    return heard
  })
  await talking
  const all = texts(await fullTranscript())
  expect(all).toHaveLength(91)
  await soon(steady.texts).toEqual(all)
  for (const heard of await Promise.all(restless)) expect(heard).toEqual(all)

  async function fullTranscript() {
    const whole = { activities: [] as Record<string, unknown>[] }
    for (let watermark = ''; ; ) {
      const page = await talk.read(watermark)
      if (page.activities.length === 0) return whole
      whole.activities.push(...page.activities)
      watermark = page.watermark
    }
  }
})
