import { expect, test } from 'vitest'
import type { PhrasingDoc, TopicDraftDoc } from '../../../data/knowledge-draft.ts'
import { parseTopicFile } from '../../../data/knowledge-file.ts'
import { exportDrafts } from '../../../rules/editors/export-drafts.ts'
import { topicOf } from '../../../rules/editors/new-topic.ts'

const life = { partition: 'knowledge', revision: 1, author: 'adele', at: '2026-11-24T09:00:00.000Z', status: 'live' } as const
const phrasing = (id: string, text: string, topic: string, change: Partial<PhrasingDoc> = {}): PhrasingDoc => ({
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
  question: { nl: 'Mag mijn fiets binnen?', en: 'May my bike come in?' },
  short: { nl: 'Ja: in het hok. # Echt', en: 'Yes, in the shed.' },
  audience: ['candidate', 'coach'],
  phrasings: [{ text: 'waar laat ik mijn fiets', locale: 'nl' }],
}
const files = {
  topic: (id: string) => (id === 'cost' ? { ...topicOf(bike), id } : undefined),
  standing: (text: string) => text === 'wat kost het',
}

test('phrasings go under the topic of their file, a new topic is a whole file, and the rest stays', () => {
  const pastes = exportDrafts(
    [
      phrasing('p-1', 'krijg ik een laptop', 'cost'),
      phrasing('p-2', 'is it expensive', 'cost', { locale: 'en' }),
      phrasing('p-3', 'wat kost het', 'cost'),
      phrasing('p-4', 'nog niet', 'cost', { status: 'draft' }),
      phrasing('p-5', 'is er een rek voor mijn fiets', 'new-fiets'),
      bike,
    ],
    files,
  )
  expect(pastes.slice(0, 2)).toEqual([
    { file: 'cost.md', under: '# nl / ## Zo vragen mensen het', text: '- krijg ik een laptop' },
    { file: 'cost.md', under: '# en / ## How people ask it', text: '- is it expensive' },
  ])
  expect(pastes[2]?.file).toBe('new-fiets.md')
  const parsed = parseTopicFile('new-fiets.md', pastes[2]?.text ?? '')
  expect(parsed).toMatchObject({ ok: true, topic: { id: 'new-fiets', verify: true, audience: ['candidate', 'coach'] } })
  expect(parsed.ok && parsed.topic.nl.phrasings).toEqual([
    'mag mijn fiets binnen',
    'waar laat ik mijn fiets',
    'is er een rek voor mijn fiets',
  ])
  expect(pastes).toHaveLength(3)
  expect(exportDrafts([], files)).toEqual([])
})
