import { afterEach, expect, test } from 'vitest'
import { sentFiles } from '../../../bot/sent-files.ts'
import { labels } from '../../support/desk.ts'
import { fileHost } from '../../support/documents/file-host.ts'
import { samplePdf, samplePng } from '../../support/documents/sample-files.ts'
import { keptFiles } from '../../support/documents/send-file.ts'
import { becomeKnown, codeDesk } from '../../support/people-talk.ts'

let close: (() => Promise<void>) | undefined
afterEach(() => close?.())

/** Somebody we know in Teams, whose OneDrive gives these bytes. */
async function inTeams(bytes: Buffer | number) {
  const asked: string[] = []
  const host = await fileHost((request, response) => {
    asked.push(`${request.headers.host}${request.url}`)
    typeof bytes === 'number' ? response.writeHead(bytes).end() : response.end(bytes)
  })
  close = host.close
  const desk = await codeDesk({ agent: host.agent })
  const me = desk.person({ channelId: 'msteams' })
  await becomeKnown(desk, me, 'Kim')
  const sends = (name: string, downloadUrl: string, text = '') =>
    me.send({
      text,
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          name,
          content: { downloadUrl, uniqueId: 'u', fileType: 'pdf' },
        },
        { contentType: 'text/html', content: '<p></p>' },
      ],
    })
  return { desk, me, sends, asked }
}
const oneDrive = 'https://amsterdam-my.sharepoint.com/personal/kim/_layouts/15/download.aspx?UniqueId=u&tempauth=t'

test('a file from OneDrive is fetched, checked and kept like any other', async () => {
  const { desk, me, sends, asked } = await inTeams(samplePdf())
  expect(labels(await sends('Mijn cv.pdf', oneDrive))).toEqual(['documents.ask.what'])
  expect(labels(await me.presses({ flow: 'document-send', version: 1, step: 'what', answer: 'cv' }))).toEqual(['documents.check.file'])
  expect(labels(await me.says('ja'))).toEqual(['documents.done.submitted'])
  expect((await keptFiles(desk.store)).documents).toMatchObject([{ name: 'Mijn cv.pdf', type: 'pdf', what: 'cv' }])
  expect(asked).toEqual(Array(2).fill(`amsterdam-my.sharepoint.com${new URL(oneDrive).pathname}${new URL(oneDrive).search}`))
})

test.each([
  ['one whose link is over', 403, 'documents.refused.gone'],
  ['one that Teams cannot give now', 503, 'documents.refused.unreachable'],
  ['one that is too large', Buffer.alloc(10 * 1024 * 1024 + 1), 'documents.refused.too-big'],
  ['one that is no document', Buffer.from('MZ'), 'documents.refused.wrong-type'],
])('%s is refused with what to do', async (_what, bytes, label) => {
  const { desk, sends } = await inTeams(bytes)
  expect(labels(await sends('cv.pdf', oneDrive))).toEqual([label])
  expect((await keptFiles(desk.store)).documents).toEqual([])
})

test('a link to anywhere else is not followed', async () => {
  const { sends, asked } = await inTeams(samplePdf())
  for (const link of [
    'https://evil.example/cv.pdf',
    'http://amsterdam.sharepoint.com/cv.pdf',
    'https://sharepoint.com.evil.example/x',
    'https://10.0.0.1/',
  ])
    expect(labels(await sends('cv.pdf', link))).toEqual(['message.file'])
  expect(asked).toEqual([])
})

test('an inline picture of Teams is for the bot only; without a token it is told how else', async () => {
  const { me, asked } = await inTeams(samplePng())
  const contentUrl = 'https://smba.trafficmanager.net/emea/v3/attachments/0-weu/views/original'
  const attachment = { contentType: 'image/*', contentUrl }
  expect(sentFiles('msteams', [attachment])).toEqual([{ name: '', from: contentUrl, signed: true }])
  expect(sentFiles('directline', [attachment])).toEqual([])
  expect(labels(await me.send({ text: '', attachments: [attachment] }))).toEqual(['documents.refused.unreachable'])
  expect(asked).toEqual([])
})
