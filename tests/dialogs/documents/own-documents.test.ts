import { expect, test } from 'vitest'
import type { ContactDoc } from '../../../data/contact-moment.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import { type JourneyDoc, journeyKey } from '../../../data/journey.ts'
import { labels } from '../../support/desk.ts'
import { documentDesk } from '../../support/documents/document-desk.ts'
import { sampleOdt, samplePdf, samplePng } from '../../support/documents/sample-files.ts'
import { keptFiles, linksOf, sendFile } from '../../support/documents/send-file.ts'

test('what was handed in is listed with links, and what is missing is one button away', async () => {
  const { me, handIn } = await documentDesk()
  expect((await me.says('documenten')).map(({ label, choices }) => [label, choices])).toEqual([
    ['documents.mine.none', ['Cv inleveren', 'Motivatie inleveren', 'Portfolio']],
  ])
  await handIn('cv', 'cv.pdf', samplePdf())
  const list = await me.says('mijn documenten')
  expect([labels(list), list.at(-1)?.choices]).toEqual([
    ['documents.mine.list', 'documents.mine.next'],
    ['Motivatie inleveren', 'Portfolio'],
  ])
  expect(linksOf(list)).toEqual([expect.stringMatching(/^https:\/\/loket\.example\/documents\/[\w-]+\.[\w-]+$/)])
  expect(JSON.stringify(list)).toMatch(/cv\.pdf, 1 kB, ingeleverd op woensdag 25 november/)

  const [one] = await me.says('Bekijk cv.pdf')
  expect([one?.label, one?.choices, linksOf([one!]).length]).toEqual([
    'documents.mine.one',
    ['Vervangen', 'Verwijderen', 'Mijn documenten'],
    1,
  ])
})

test('in a channel without cards a link is text', async () => {
  const { desk, handIn } = await documentDesk()
  await handIn('cv', 'cv.pdf', samplePdf())
  const sms = desk.person({ channelId: 'sms' })
  await sms.says('inloggen')
  await sms.says('kim@example.org')
  await sms.says(desk.last())
  expect((await sms.says('documenten'))[0]?.text).toMatch(/Download cv\.pdf: https:\/\/loket\.example\/documents\//)
})

test('a new cv takes the place of the old one, which is gone; portfolio pieces add up', async () => {
  const { me, desk, handIn, store, archive } = await documentDesk()
  await handIn('cv', 'oud.pdf', samplePdf())
  await me.says('documenten')
  await me.says('Bekijk oud.pdf')
  expect(labels(await me.says('Vervangen'))).toEqual(['documents.ask.cv'])
  const [shown] = await sendFile(desk, me, 'nieuw.odt', sampleOdt())
  expect(JSON.stringify(shown?.activity.attachments)).toMatch(/In plaats van.*oud\.pdf/)
  expect(labels(await me.says('ja'))).toEqual(['documents.done.submitted', 'documents.done.replaced'])
  expect([(await keptFiles(store)).documents.map(({ name }) => name), archive.kept.size]).toEqual([['nieuw.odt'], 1])
  await handIn('portfolio', 'les.png', samplePng())
  await handIn('portfolio', 'les.png', samplePng())
  expect([(await keptFiles(store)).documents.length, archive.kept.size]).toEqual([3, 3])
})

test('removing asks once; no keeps it, yes takes it away with its file', async () => {
  const { me, handIn, store, archive, personId } = await documentDesk()
  await handIn('cv', 'cv.pdf', samplePdf())
  await me.says('documenten')
  await me.says('Bekijk cv.pdf')
  expect(labels(await me.says('Verwijderen'))).toEqual(['documents.remove.ask'])
  expect(labels(await me.says('nee'))).toEqual(['documents.remove.kept'])
  const { documents } = await keptFiles(store)
  expect(labels(await me.says(`document-remove ${documents[0]?.id}`))).not.toContain('documents.remove.done')
  await me.presses({ command: `document-remove ${documents[0]?.id}` })
  expect(labels(await me.says('ja'))).toEqual(['documents.remove.takenBack'])
  const journey = await store.get<JourneyDoc>(journeyKey(personId))
  expect(journey?.steps['selection/cv']).toMatchObject({ state: 'withdrawn', words: 'Het document is verwijderd.' })
  expect([(await keptFiles(store)).documents, archive.kept.size]).toEqual([[], 0])
  const told = (await store.list<ContactDoc>(candidatePartition(personId), 'contact')).docs.filter(({ topic }) => topic === 'document')
  expect(told.map(({ text, vars }) => [text, vars])).toEqual([
    ['document.received', { document: 'cv' }],
    ['document.removed', { document: 'cv' }],
  ])
  expect(labels(await me.presses({ command: `document ${documents[0]?.id}` }))).toEqual(['documents.mine.unknown'])
  expect(labels(await me.presses({ command: `document-remove ${documents[0]?.id}` }))).toEqual(['documents.mine.unknown'])
})

test('a step somebody looked at already stays when its document is removed; so does the rest of a portfolio', async () => {
  const { desk, me, handIn, store, personId } = await documentDesk()
  await handIn('cv', 'cv.pdf', samplePdf())
  const megan = desk.person({ channelId: 'msteams', aadObjectId: '00000000-0000-0000-0000-0000000000021' })
  await megan.presses({ command: `step-move ${personId} confirmed selection/cv` })
  const [document] = (await keptFiles(store)).documents
  await me.presses({ command: `document-remove ${document?.id}` })
  expect(labels(await me.says('ja'))).toEqual(['documents.remove.done'])
  expect((await store.get<JourneyDoc>(journeyKey(personId)))?.steps['selection/cv']?.state).toBe('confirmed')
})

test("another person's document does not exist", async () => {
  const { desk, handIn, store } = await documentDesk()
  await handIn('cv', 'cv.pdf', samplePdf())
  const [document] = (await keptFiles(store)).documents
  const other = desk.person()
  expect(labels(await other.presses({ command: `document ${document?.id}` }))).toContain('documents.mine.unknown')
  expect(labels(await other.presses({ command: `document-remove ${document?.id}` }))).toContain('documents.mine.unknown')
  expect((await keptFiles(store)).documents).toHaveLength(1)
})
