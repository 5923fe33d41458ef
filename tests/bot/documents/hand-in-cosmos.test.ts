import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CosmosWorld, cosmosWorld } from '../../support/cosmos-world.ts'
import { labels } from '../../support/desk.ts'
import { documentDesk } from '../../support/documents/document-desk.ts'
import { samplePdf } from '../../support/documents/sample-files.ts'
import { keptFiles, linksOf, sendFile } from '../../support/documents/send-file.ts'

let world: CosmosWorld
beforeAll(async () => {
  world = await cosmosWorld()
})
afterAll(() => world.close())

test('on Cosmos a document and its step are one batch; what waits for the archive fits there too', { timeout: 60_000 }, async () => {
  const store = await world.open()
  const { desk, me, archive, papers, handIn } = await documentDesk({ store, seed: false })
  await me.says('cv')
  await sendFile(desk, me, 'cv.pdf', samplePdf({ size: 3_000_000 }))
  world.front.resetCounts()
  expect(labels(await me.says('ja'))).toEqual(['documents.done.submitted'])
  // Of it the turn's own two, four to read the upload, two to remove it; the key is made once.
  expect(world.front.requests().total).toBeLessThanOrEqual(14)
  expect(world.front.requests().crossPartitionQuery).toBe(0)
  const { documents, uploads } = await keptFiles(store)
  expect([documents.length, uploads]).toEqual([1, 0])

  archive.down = true
  expect(labels(await handIn('portfolio', 'les.pdf', samplePdf({ size: 2_500_000 })))).toEqual([
    'documents.done.later',
    'documents.done.delayed',
  ])
  archive.down = false
  await papers.tidy()
  expect([archive.kept.size, (await store.find('blob-piece')).docs.length]).toEqual([2, 0])
  expect(linksOf(await me.says('documenten'))).toHaveLength(2)
})
