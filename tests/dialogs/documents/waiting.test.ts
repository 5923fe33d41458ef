import { expect, test } from 'vitest'
import { labels } from '../../support/desk.ts'
import { documentDesk } from '../../support/documents/document-desk.ts'
import { sampleDocx, samplePdf } from '../../support/documents/sample-files.ts'
import { keptFiles, sendFile, upload } from '../../support/documents/send-file.ts'
import { becomeKnown, codeDesk } from '../../support/people-talk.ts'

test.each([
  ['nl', 'documenten', 'Ja, lever in', 'Cv'],
  ['en', 'documents', 'Yes, hand it in', 'CV'],
] as const)('in %s somebody we do not know makes an account first, and their file waits', async (locale, word, handIn, kind) => {
  const desk = await codeDesk()
  const me = desk.person({ locale: locale === 'nl' ? 'nl-NL' : 'en-GB' })
  await me.arrives()
  expect(labels(await me.says('cv'))).toEqual(['documents.account.first'])
  const [waiting] = await sendFile(desk, me, 'cv.pdf', samplePdf())
  expect([waiting?.label, waiting?.text.includes('cv.pdf'), waiting?.choices]).toEqual([
    'documents.account.waiting',
    true,
    [expect.stringMatching(/account|route/i)],
  ])
  expect((await keptFiles(desk.store)).documents).toEqual([])
  const joined = await becomeKnown(desk, me, 'Kim')
  expect(joined.at(-1)?.choices[0]).toBe(locale === 'nl' ? 'Verder met mijn document' : 'Go on with my document')
  expect(labels(await me.says(word))).toEqual(['documents.mine.none', 'documents.mine.waiting'])
  expect(labels(await me.says(handIn))).toEqual(['documents.ask.what'])
  expect(labels(await me.says(kind))).toEqual(['documents.check.file'])
  expect(labels(await me.says(handIn))).toEqual(['documents.done.submitted'])
  expect(labels(await me.says(word))).toEqual(['documents.mine.list', 'documents.mine.next'])
  expect((await keptFiles(desk.store)).uploads).toBe(0)
})

test('a file that waited too long is asked for again', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  await sendFile(desk, me, 'cv.pdf', samplePdf(), 'mijn cv')
  desk.clock.set(new Date(desk.clock.now().getTime() + 8 * 86_400_000))
  await becomeKnown(desk, me, 'Kim')
  await me.says('cv')
  expect(labels(await me.says('ja'))).toEqual(['documents.refused.gone', 'documents.ask.cv'])
})

test('midway in something else the file waits for a yes, and the open questions stay', async () => {
  const { desk, me, store } = await documentDesk()
  await me.says('zelfscan')
  await me.says('1')
  const said = await sendFile(desk, me, 'cv.pdf', samplePdf())
  expect(labels(said)).toEqual(['documents.arrived.midway', 'flow.switchKept'])
  expect(labels(await me.says('Nee, hier verder'))).toEqual(['flow.stayed', expect.stringMatching(/^zelfscan\.question/)])
  await sendFile(desk, me, 'cv.pdf', samplePdf(), 'mijn cv')
  expect(labels(await me.says('ja'))).toEqual(['documents.check.file'])
  expect(labels(await me.says('ja'))).toEqual(['documents.done.submitted'])
  expect((await keptFiles(store)).documents).toHaveLength(1)
  expect(labels(await me.says('zelfscan'))).toEqual(['zelfscan.parked'])
})

test('while the archive is out of reach nothing is lost: it is told, it waits encrypted, can be read, and goes there by itself', async () => {
  const { me, archive, store, papers, handIn } = await documentDesk()
  archive.down = true
  const said = await handIn('cv', 'cv.docx', sampleDocx())
  expect(labels(said)).toEqual(['documents.done.submitted', 'documents.done.delayed'])
  expect([archive.kept.size, (await store.find('blob')).docs.length]).toEqual([0, 1])
  expect(labels(await me.says('documenten'))).toContain('documents.mine.list')
  await expect(papers.tidy()).rejects.toThrow('down')
  archive.down = false
  await papers.tidy()
  await papers.tidy()
  expect([archive.kept.size, (await store.find('blob')).docs.length, (await store.find('blob-piece')).docs.length]).toEqual([1, 0, 0])
  expect((await keptFiles(store)).documents).toHaveLength(1)
})

test("a reference to another conversation's upload, or to anything else, opens nothing", async () => {
  const { desk, me } = await documentDesk()
  const theirs = await upload(desk, desk.person(), 'cv.pdf', samplePdf())
  expect(labels(await me.send({ text: '', attachments: [theirs] }))).toEqual(['documents.refused.gone'])
  for (const contentUrl of [
    'https://example.org/cv.pdf',
    'https://127.0.0.1/cv.pdf',
    'file:///etc/passwd',
    'data:application/pdf;base64,JVBERi0=',
  ])
    expect(labels(await me.send({ text: '', attachments: [{ contentType: 'application/pdf', name: 'cv.pdf', contentUrl }] }))).toEqual([
      'message.file',
    ])
  const forged = { flow: 'document-send', version: 1, step: 'check', form: true, check: 'yes', what: 'cv' }
  await sendFile(desk, me, 'cv.pdf', samplePdf(), 'cv')
  const file = { from: theirs.contentUrl, sentName: 'cv.pdf', name: 'cv.pdf', type: 'pdf', size: 1, stripped: [] }
  expect(labels(await me.presses({ ...forged, file }))).toEqual(['documents.refused.gone', 'documents.ask.cv'])
})

test('staff who send a file get the answer they had', async () => {
  const { desk } = await documentDesk()
  const coach = desk.person({ channelId: 'msteams', aadObjectId: '00000000-0000-0000-0000-0000000000020' })
  await coach.arrives()
  const attachments = [
    {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'lijst.pdf',
      content: { downloadUrl: 'https://a.sharepoint.com/x', fileType: 'pdf' },
    },
  ]
  expect(labels(await coach.send({ text: '', attachments }))).toEqual(['message.file'])
})
