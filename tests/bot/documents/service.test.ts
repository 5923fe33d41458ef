import { expect, test } from 'vitest'
import { type JourneyDoc, journeyKey } from '../../../data/journey.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { labels } from '../../support/desk.ts'
import { documentDesk } from '../../support/documents/document-desk.ts'
import { sampleDocx, samplePdf } from '../../support/documents/sample-files.ts'
import { keptFiles, sendFile } from '../../support/documents/send-file.ts'

const hour = 3_600_000

test('a crash between the file and its document leaves a file that is swept after an hour, and no other', async () => {
  const { handIn, archive, papers, clock } = await documentDesk()
  await handIn('cv', 'cv.pdf', samplePdf())
  const [mine = ''] = archive.kept.keys()
  for (const name of [`${mine}x`, 'files/nobody/left']) archive.kept.set(name, { bytes: Buffer.from('left behind'), at: clock.now() })
  await papers.tidy()
  expect(archive.kept.size).toBe(3)
  clock.set(new Date(clock.now().getTime() + hour + 1))
  archive.kept.set('files/nobody/young', { bytes: Buffer.from('on its way'), at: clock.now() })
  await papers.tidy()
  expect([...archive.kept.keys()]).toEqual([mine, 'files/nobody/young'])
})

test('a store that fails at the commit keeps nothing, and the same yes is done when it is back', async () => {
  const { me, desk, handIn, store, archive } = await documentDesk()
  await handIn('cv', 'oud.pdf', samplePdf())
  const { commit } = store
  let failing = true
  store.commit = (writes) => {
    const about = writes.some((one) => one.op !== 'remove' && one.doc.kind === 'document')
    return failing && about ? Promise.reject(Object.assign(new Error('down'), { name: 'StoreUnavailableError' })) : commit(writes)
  }
  await me.says('cv')
  await sendFile(desk, me, 'nieuw.pdf', samplePdf())
  await expect(me.says('ja')).rejects.toThrow('down')
  expect((await keptFiles(store)).documents.map(({ name }) => name)).toEqual(['oud.pdf'])
  failing = false
  expect(labels(await me.says('ja'))).toEqual(['documents.done.submitted', 'documents.done.replaced'])
  expect([(await keptFiles(store)).documents.map(({ name }) => name), archive.kept.size]).toEqual([['nieuw.pdf'], 1])
})

test('all files of a person can be taken away, and erased wherever they lie; without the key they are noise', async () => {
  const { handIn, archive, papers, store, personId, me } = await documentDesk()
  await handIn('cv', 'cv.pdf', samplePdf({ text: 'my life' }))
  archive.down = true
  await handIn('portfolio', 'les.docx', sampleDocx())
  archive.down = false
  const taken: [string, boolean][] = []
  for await (const { document, bytes } of papers.files.all(personId))
    taken.push([document.name, bytes.equals(document.type === 'pdf' ? samplePdf({ text: 'my life' }) : sampleDocx())])
  expect(taken.sort()).toEqual([
    ['cv.pdf', true],
    ['les.docx', true],
  ])
  const before = [...archive.kept.values()].map(({ bytes }) => bytes)
  expect(Buffer.concat(before).includes('my life')).toBe(false)
  expect([await papers.files.erase(personId), await papers.files.erase(personId)]).toEqual([2, 0])
  expect([archive.kept.size, (await store.find('blob')).docs.length, (await store.find('blob-piece')).docs.length]).toEqual([0, 0, 0])
  expect(labels(await me.says('menu'))).toEqual(['menu.all'])
})

test('whoever confirms the step hears that something was handed in', async () => {
  const { handIn, store, personId } = await documentDesk()
  await handIn('cv', 'cv.pdf', samplePdf())
  const [document] = (await keptFiles(store)).documents
  expect((await store.get<JourneyDoc>(journeyKey(personId)))?.steps['selection/cv']).toMatchObject({
    state: 'submitted',
    evidence: [document?.id],
  })
  const about = (await store.find<NoticeDoc>('notice', { limit: 1000 })).docs.map((one) => one.about)
  expect(about).toContain('step-submitted')
})
