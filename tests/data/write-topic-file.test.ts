import { expect, test } from 'vitest'
import { parseTopicFile } from '../../data/knowledge-file.ts'
import { loadKnowledge } from '../../data/load-knowledge.ts'
import { writeTopicFile } from '../../data/write-topic-file.ts'

test('every topic of the knowledge base is written as it is read', () => {
  const topics = loadKnowledge()
  expect(topics.length).toBeGreaterThan(40)
  for (const topic of topics) expect(parseTopicFile(`${topic.id}.md`, writeTopicFile(topic))).toEqual({ ok: true, topic })
})
