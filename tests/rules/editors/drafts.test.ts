import { describe, expect, test } from 'vitest'
import type { DraftDoc, PhrasingDoc, TopicDraftDoc } from '../../../data/knowledge-draft.ts'
import { knowledgeTopic } from '../../../data/knowledge-topic.ts'
import { clusterQuestions } from '../../../rules/editors/cluster-questions.ts'
import { newTopicId, topicOf } from '../../../rules/editors/new-topic.ts'
import { keptAfterwards, resubmitted, reviewDraft, type Verdict } from '../../../rules/editors/review-draft.ts'
import { searchTopics } from '../../../rules/editors/search-topics.ts'
import { standingAmong } from '../../../rules/editors/standing.ts'

const now = new Date('2026-11-25T09:00:00Z')
const life = { partition: 'knowledge', revision: 3, author: 'adele', at: '2026-11-24T09:00:00.000Z', status: 'draft' } as const
const phrasing: PhrasingDoc = { ...life, kind: 'phrasing', id: 'p-1', text: 'krijg ik een laptop', locale: 'nl', topic: 'cost' }
const topic: TopicDraftDoc = {
  ...life,
  kind: 'topic-draft',
  id: 't-1',
  topic: 'new-fiets',
  question: { nl: 'Mag mijn fiets binnen?', en: 'May my bike come in?' },
  short: { nl: 'Ja, in het hok.', en: 'Yes, in the shed.' },
  audience: ['candidate'],
  phrasings: [{ text: 'waar laat ik mijn fiets', locale: 'nl' }],
}
const approve: Verdict = { kind: 'approve', revision: 3 }

describe('reviewing', () => {
  test.each<[string, DraftDoc['status'], Verdict['kind'], string, string]>([
    ['a colleague approves', 'draft', 'approve', 'megan', 'live'],
    ['a colleague sends back', 'draft', 'return', 'megan', 'returned'],
    ['a colleague rejects', 'draft', 'reject', 'megan', 'rejected'],
    ['the author takes it back', 'draft', 'withdraw', 'adele', 'withdrawn'],
    ['the author takes a returned one back', 'returned', 'withdraw', 'adele', 'withdrawn'],
    ['anybody takes a live one offline', 'live', 'withdraw', 'megan', 'withdrawn'],
    ['the author approves', 'draft', 'approve', 'adele', 'own'],
    ['the author rejects', 'draft', 'reject', 'adele', 'own'],
    ['a colleague withdraws what waits', 'draft', 'withdraw', 'megan', 'handled'],
    ['a colleague approves what was sent back', 'returned', 'approve', 'megan', 'handled'],
    ['a colleague rejects what is live', 'live', 'reject', 'megan', 'handled'],
    ['a colleague approves what was rejected', 'rejected', 'approve', 'megan', 'handled'],
  ])('%s', (_what, status, kind, by, outcome) => {
    const verdict: Verdict = kind === 'return' || kind === 'reject' ? { kind, revision: 3, words: 'anders' } : { kind, revision: 3 }
    const result = reviewDraft({ ...phrasing, status }, verdict, by, now)
    expect(result.ok ? result.doc.status : result.reason).toBe(outcome)
    if (result.ok) expect(result.doc).toMatchObject({ revision: 4, reviewed: { by, at: now.toISOString() } })
  })

  test('what was looked at is what is decided on; the same verdict twice is one', () => {
    expect(reviewDraft(phrasing, { kind: 'approve', revision: 2 }, 'megan', now)).toEqual({ ok: false, reason: 'handled' })
    const once = reviewDraft(phrasing, approve, 'megan', now)
    if (!once.ok) throw new Error(once.reason)
    expect(reviewDraft(once.doc, approve, 'megan', now)).toEqual({ ok: true, doc: once.doc })
    expect(reviewDraft(once.doc, approve, 'lynne', now)).toEqual({ ok: false, reason: 'handled' })
  })

  test('what is rejected or taken away goes by itself; what comes back stays', () => {
    const gone = reviewDraft(phrasing, { kind: 'reject', revision: 3, words: 'past niet' }, 'megan', now)
    if (!gone.ok) throw new Error(gone.reason)
    expect(gone.doc.ttl).toBe(keptAfterwards)
    const back = resubmitted({ ...gone.doc, etag: '7' }, { ...phrasing, revision: 0 })
    expect(back).toMatchObject({ status: 'draft', revision: 5, etag: '7' })
    expect([back.ttl, back.reviewed]).toEqual([undefined, undefined])
    expect(resubmitted(topic, { ...topic, topic: 'new-fiets-2', revision: 0 })).toMatchObject({ topic: 'new-fiets', revision: 4 })
  })
})

test('where a phrasing stands: in the files, live, as a draft, or nowhere any more', () => {
  const files = (text: string) => (text === 'wat kost het' ? 'cost' : undefined)
  const drafts: DraftDoc[] = [
    phrasing,
    { ...topic, status: 'live' },
    { ...phrasing, id: 'p-2', text: 'mag mijn hond mee', status: 'rejected' },
  ]
  const at = (text: string, except?: string[]) => standingAmong(text, 'nl', drafts, files, except)
  expect(at('wat kost het')).toEqual({ topic: 'cost', where: 'file' })
  expect(at('Krijg ik een laptop?')).toEqual({ topic: 'cost', where: 'draft' })
  expect(at('krijg ik een laptop', ['p-1'])).toBeUndefined()
  expect(at('mag mijn fiets binnen')).toEqual({ topic: 'new-fiets', where: 'live' })
  expect(at('waar laat ik mijn fiets?')).toEqual({ topic: 'new-fiets', where: 'live' })
  expect(at('mag mijn hond mee')).toBeUndefined()
  expect(standingAmong('krijg ik een laptop', 'en', drafts, files)).toBeUndefined()
})

test('a new topic is a topic as those of the files: marked to be checked, from the desk', () => {
  const made = topicOf(topic)
  expect(knowledgeTopic.parse(made)).toEqual(made)
  expect(made).toMatchObject({ id: 'new-fiets', verify: true, sources: ['programme'], audience: ['candidate'], reviewed: '2026-11-24' })
  expect(made.nl.phrasings).toEqual(['mag mijn fiets binnen', 'waar laat ik mijn fiets'])
})

test('its id is readable and free', () => {
  expect(newTopicId('Krijg ik een laptop van de school?', () => false)).toBe('new-krijg-laptop-van-school')
  expect(newTopicId('Krijg ik een láptop?', (id) => id === 'new-krijg-laptop')).toBe('new-krijg-laptop-2')
  expect(newTopicId('???', () => false)).toBe('new-question')
})

test('similar questions are one group, of each language its own, counted and with their examples', () => {
  const at = (hour: number) => `2026-11-25T0${hour}`
  const clusters = clusterQuestions([
    { text: 'Krijg ik een laptop?', locale: 'nl', at: at(3) },
    { text: 'mag mijn hond mee naar school', locale: 'nl', at: at(2) },
    { text: 'hoe kom ik aan een laptop', locale: 'nl', at: at(4) },
    { text: 'krijg ik een laptop', locale: 'nl', at: at(1) },
    { text: 'laptop', locale: 'en', at: at(1) },
    { text: 'wat kan ik doen', locale: 'nl', at: at(1) },
    { text: '?', locale: 'nl', at: at(1) },
  ])
  expect(clusters.map(({ text, locale, count, newest }) => [text, locale, count, newest])).toEqual([
    ['Krijg ik een laptop?', 'nl', 3, at(4)],
    ['mag mijn hond mee naar school', 'nl', 1, at(2)],
    ['laptop', 'en', 1, at(1)],
    ['wat kan ik doen', 'nl', 1, at(1)],
  ])
  expect(clusters[0]?.examples).toEqual(['Krijg ik een laptop?', 'hoe kom ik aan een laptop'])
})

test('searching finds the topic that is about it before the one that mentions it', () => {
  const about = (id: string, question: string, short: string) => ({
    ...topicOf(topic),
    id,
    nl: { question, short, more: '', phrasings: [question] },
  })
  const topics = [
    about('shed', 'Waar laat ik mijn auto?', 'Bij de fietsen.'),
    about('bike', 'Mag mijn fiets binnen?', 'Ja.'),
    about('dog', 'Mag mijn hond mee?', 'Nee.'),
  ]
  expect(searchTopics('fiets', topics, 5).map((one) => one.id)).toEqual(['bike', 'shed'])
  expect(searchTopics('fiets', topics, 1).map((one) => one.id)).toEqual(['bike'])
  expect(searchTopics('zwembad', topics, 5)).toEqual([])
  expect(searchTopics('??', topics, 5)).toEqual([])
})
