import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Opinion, openOpinion } from '../../../bot/knowledge/embedding/open-opinion.ts'
import type { KnowledgeTopic } from '../../../data/knowledge-topic.ts'
import { knowledgeFolder, loadKnowledge } from '../../../data/load-knowledge.ts'
import type { Decision } from '../../../rules/knowledge/engine.ts'
import { azureOpenai } from '../../support/azure-openai.ts'
import { groupedWords, writeWordModel } from '../../support/word-model.ts'

const [like] = loadKnowledge()
if (!like) throw new Error('no topics')
const topic = (id: string, nl: string[], audience: KnowledgeTopic['audience'] = ['candidate', 'coach']): KnowledgeTopic => ({
  ...like,
  id,
  audience,
  nl: { ...like.nl, question: nl[0] ?? '', phrasings: nl.slice(1) },
  en: { ...like.en, question: `what about ${id}`, phrasings: [] },
})
const topics = [
  topic('pay', ['wat is mijn salaris', 'krijg ik loon', 'hoeveel geld is het salaris', 'geld per maand']),
  topic('degree', ['welk diploma is nodig', 'moet ik hbo hebben', 'telt mijn studie', 'is een diploma nodig']),
  topic('hours', ['waar schrijf ik uren', 'uren invullen', 'mijn uren', 'tijd en uren'], ['coach']),
]
const words = groupedWords(['salaris loon geld doekoe', 'diploma hbo studie papiertje', 'uren tijd'])
const unknown: Decision = { band: 'unknown', locale: 'nl', topics: [{ id: 'degree', score: 0.05 }], sureness: 0.01 }

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'loket-opinion-'))
  await writeWordModel(join(root, 'model'), words)
})
afterAll(() => rm(root, { recursive: true, force: true }))

async function using<T>(opinion: Opinion, work: (opinion: Opinion) => Promise<T>): Promise<T> {
  try {
    return await work(opinion)
  } finally {
    await opinion.close()
  }
}
const asked = (opinion: Opinion, text: string, audience: 'candidate' | 'coach' = 'candidate') =>
  opinion.about({ text, locale: 'nl', audience }, unknown)

describe('with a model in a folder', () => {
  const open = async () =>
    openOpinion({ kind: 'folder', folder: join(root, 'model') }, { folder: knowledgeFolder, topics, cacheFolder: join(root, 'cache') })

  test('slang that no phrasing has becomes a choice; what nobody asks here stays unknown', async () => {
    await using(await open(), async (opinion) => {
      expect(await asked(opinion, 'hoeveel doekoe vang je')).toMatchObject({ band: 'choose', topics: [{ id: 'pay' }, {}] })
      expect(await asked(opinion, 'welk papiertje wil je zien')).toMatchObject({ band: 'choose', topics: [{ id: 'degree' }, {}] })
      expect(await asked(opinion, 'hoe laat gaat de bus')).toBe(unknown)
    })
  })

  test('coaches are offered what is theirs, candidates are not', async () => {
    await using(await open(), async (opinion) => {
      expect((await asked(opinion, 'tijd', 'coach')).topics[0]?.id).toBe('hours')
      expect(await asked(opinion, 'tijd')).toBe(unknown)
    })
  })
})

describe('with Azure OpenAI', () => {
  async function opened(some: readonly KnowledgeTopic[], work: (opinion: Opinion) => Promise<unknown> = async () => {}) {
    const service = await azureOpenai()
    try {
      const config = { kind: 'azure', endpoint: service.endpoint, deployment: 'small', key: 'k', apiVersion: '2024-10-21' } as const
      await using(await openOpinion(config, { folder: knowledgeFolder, topics: some, cacheFolder: join(root, 'azure') }), work)
      return service.asked.flatMap(({ input }) => input)
    } finally {
      await service.close()
    }
  }
  const files = async () => (await readdir(join(root, 'azure'))).map((name) => name.replace(/[0-9a-f]{20}/, '*')).sort()

  test('a phrasing is sent once, and again only when it is new; what is no longer used is not kept', async () => {
    const first = await opened(topics)
    expect(first).toContain('wat is mijn salaris')
    expect(await files()).toEqual(['embedded-*.vectors', 'knowledge-*.vectors'])
    expect(await opened(topics)).toEqual(['test'])
    expect(await opened([...topics, topic('school', ['op welke school kom ik'])])).toEqual([
      'test',
      'op welke school kom ik',
      'what about school',
    ])
    expect(await files()).toEqual(['embedded-*.vectors', 'knowledge-*.vectors'])
  })

  test('a question goes there without what leads to a person', async () => {
    const sent = await opened(topics, async (opinion) => {
      await asked(opinion, 'ik ben Fatima Bakker, 06 12345678, en mail is f.bakker@example.nl krijg ik loon')
      await opinion.about({ text: 'en dat', locale: 'nl' }, { band: 'choose', locale: 'nl', topics: [] })
    })
    expect(sent.at(-1)).toBe('ik ben [naam], [telefoon], en mail is [e-mail] krijg ik loon')
  })
})
