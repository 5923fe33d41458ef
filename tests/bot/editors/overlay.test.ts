import { expect, test } from 'vitest'
import { knowledgeOverlay } from '../../../bot/knowledge-overlay.ts'
import type { PhrasingDoc, TopicDraftDoc } from '../../../data/knowledge-draft.ts'
import type { Audience } from '../../../data/knowledge-topic.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { Store } from '../../../data/store.ts'
import { someMorning } from '../../support/desk.ts'
import { byHeart } from '../../support/editors-desk.ts'

const memory = () => sqliteStore({ path: ':memory:', now: () => someMorning })
const life = { partition: 'knowledge', revision: 1, author: 'adele', at: someMorning.toISOString(), status: 'live' } as const
const phrasing = (id: string, text: string, topic = 'cost', change: Partial<PhrasingDoc> = {}): PhrasingDoc => ({
  ...life,
  kind: 'phrasing',
  id,
  text,
  locale: 'nl',
  topic,
  ...change,
})
const bike: TopicDraftDoc = {
  ...life,
  kind: 'topic-draft',
  id: 't-1',
  topic: 'new-fiets',
  question: { nl: 'Mag mijn fiets binnen staan?', en: 'May I park my bike inside?' },
  short: { nl: 'Ja.', en: 'Yes.' },
  audience: ['candidate'],
  phrasings: [],
}
const unsure = 'waar kan mijn fiets binnen staan vannacht'

async function over(...docs: (PhrasingDoc | TopicDraftDoc)[]) {
  const store = memory()
  for (const doc of docs) await store.commit([{ op: 'put', doc }])
  const overlay = knowledgeOverlay(store, byHeart(undefined, { [unsure]: ['cost', 'subsidy', 'quit'] }))
  await overlay.refresh()
  const ask = async (text: string, audience: Audience = 'candidate', locale: 'nl' | 'en' = 'nl') => {
    const { band, topics } = await overlay.questions.ask({ text, locale, audience })
    return [band, ...topics.map((one) => one.id)]
  }
  return { store, overlay, ask }
}

test('without additions everything is as the files have it', async () => {
  const { overlay, ask } = await over()
  const files = byHeart()
  expect(overlay.questions.topics()).toEqual(files.topics())
  expect(await ask('wat kost de opleiding mij')).toEqual(['answer', 'cost'])
  expect(await ask('krijg ik een laptop')).toEqual(['unknown'])
})

test('only what is live counts', async () => {
  const states = (['draft', 'returned', 'rejected', 'withdrawn'] as const).map((status, at) =>
    phrasing(`p-${at}`, `krijg ik ding${at} erbij`, 'cost', { status }),
  )
  const { ask } = await over(...states)
  for (const [at] of states.entries()) expect(await ask(`krijg ik ding${at} erbij`)).toEqual(['unknown'])
})

test('an addition answers what the engine would not have, and is not put over what the engine is sure of', async () => {
  const { ask } = await over(phrasing('p-1', 'krijg ik een laptop', 'subsidy'), phrasing('p-2', 'wat kost de opleiding ons', 'subsidy'))
  expect(await ask('krijg ik een laptop')).toEqual(['answer', 'subsidy'])
  expect(await ask('wat kost de opleiding mij')).toEqual(['answer', 'cost'])
})

test('what is near is offered first, with what the engine is unsure of; three at most', async () => {
  const { ask, overlay } = await over(bike)
  expect(await ask(unsure)).toEqual(['choose', 'new-fiets', 'cost', 'subsidy'])
  expect(await ask('mijn fiets staan')).toEqual(['choose', 'new-fiets'])
  expect(overlay.questions.likely({ text: 'mijn fiets staan', locale: 'nl', audience: 'candidate' }).map((one) => one.id)).toEqual([
    'new-fiets',
    'benefits',
    'cost',
  ])
})

test('a topic for others is neither answered nor offered', async () => {
  const { ask } = await over({ ...bike, audience: ['coach'] }, phrasing('p-1', 'wanneer krijg ik mijn geld van de pool', 'coach-payment'))
  expect(await ask('Mag mijn fiets binnen staan?')).toEqual(['unknown'])
  expect(await ask('mijn fiets staan')).toEqual(['unknown'])
  expect(await ask('wanneer krijg ik mijn geld van de pool')).toEqual(['unknown'])
  expect(await ask('Mag mijn fiets binnen staan?', 'coach')).toEqual(['answer', 'new-fiets'])
})

test('a phrasing whose topic is gone is left to the engine; a topic that moved into the files is theirs', async () => {
  const { ask, overlay } = await over(phrasing('p-1', 'krijg ik een laptop', 'long-gone'), { ...bike, topic: 'cost' })
  expect(await ask('krijg ik een laptop')).toEqual(['unknown'])
  expect(overlay.questions.topic('cost')?.nl.question).not.toBe(bike.question.nl)
  expect(overlay.questions.topics().filter((one) => one.id === 'cost')).toHaveLength(1)
})

test('what is written while it is being read is not lost, and what was removed is gone after', async () => {
  const inner = memory()
  let meanwhile = () => {}
  const store: Pick<Store, 'list'> = {
    list: async (partition, kind, options) => {
      const page = await inner.list(partition, kind, options)
      meanwhile()
      return page as never
    },
  }
  const overlay = knowledgeOverlay(store, byHeart())
  meanwhile = () => overlay.learn(phrasing('p-1', 'krijg ik een laptop', 'cost', { revision: 2 }))
  await Promise.all([overlay.refresh(), overlay.refresh()])
  overlay.learn(phrasing('p-1', 'iets ouds', 'cost', { revision: 1 }))
  expect(overlay.drafts()).toMatchObject([{ text: 'krijg ik een laptop', revision: 2 }])
  meanwhile = () => {}
  await overlay.refresh()
  expect(overlay.drafts()).toEqual([])
})

test('more additions than fit on one page are all read', async () => {
  const store = memory()
  const many = Array.from({ length: 1200 }, (_, at) => phrasing(`p-${at}`, `vraag over ding${at}`))
  for (let from = 0; from < many.length; from += 100) await store.commit(many.slice(from, from + 100).map((doc) => ({ op: 'put', doc })))
  const overlay = knowledgeOverlay(store, byHeart())
  await overlay.refresh()
  expect(overlay.drafts()).toHaveLength(1200)
  const began = performance.now()
  for (let left = 200; left > 0; left--)
    await overlay.questions.ask({ text: `iets heel anders ${left}`, locale: 'nl', audience: 'candidate' })
  expect((performance.now() - began) / 200).toBeLessThan(20)
})

test('a reading that fails changes nothing, and the next one works', async () => {
  const { overlay, store, ask } = await over(phrasing('p-1', 'krijg ik een laptop'))
  const { list } = store
  store.list = async () => {
    throw new Error('away')
  }
  await expect(overlay.refresh()).rejects.toThrow('away')
  expect(await ask('krijg ik een laptop')).toEqual(['answer', 'cost'])
  store.list = list
  await store.clear()
  await overlay.refresh()
  expect(await ask('krijg ik een laptop')).toEqual(['unknown'])
})
