import { expect, test } from 'vitest'
import type { SessionDoc } from '../../../data/info-session.ts'
import { labels } from '../../support/desk.ts'
import { eraseAll, everyDocument, livedIn, marks, marksIn, storedText } from '../../support/privacy-life.ts'

test('everything of a person is gone, wherever it was, and others keep theirs', async () => {
  const life = await livedIn()
  const { store, archive, personId, session, published } = life
  // The motivation is in the archive only, encrypted.
  expect([marksIn(await storedText(store)), archive.kept.size]).toEqual([marks.filter((one) => one !== 'olifantjes'), 1])
  const before = await store.get<SessionDoc>({ partition: `info-session/${session}`, kind: 'info-session', id: session })
  published.length = 0
  expect(labels(await eraseAll(life))).toEqual(['privacy.erase.done'])
  expect(marksIn(await storedText(store))).toEqual([])
  const left = (await everyDocument(store)).filter((doc) => JSON.stringify(doc).includes(personId))
  expect([...new Set(left.map(({ partition, kind }) => `${partition.split('/')[0]} ${kind}`))].sort()).toEqual([
    'audit audit',
    'erasures erased',
  ])
  expect(archive.kept.size).toBe(0)
  const after = await store.get<SessionDoc>({ partition: `info-session/${session}`, kind: 'info-session', id: session })
  expect(after?.roster.seats.length).toBe((before?.roster.seats.length ?? 0) - 1)
  expect(life.directory.byId(personId)).toBeUndefined()
  expect(published.some((one) => one.name === 'loket/erased')).toBe(true)
  expect(labels(await life.stranger.says('zelfscan'))).not.toContain('error.unexpected')
})
