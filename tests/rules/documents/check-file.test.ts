import { describe, expect, test } from 'vitest'
import { checkFile } from '../../../rules/documents/check-file.ts'
import { hostileFiles, megabytes10 } from '../../support/documents/hostile-files.ts'
import { sampleDocx, sampleJpeg, sampleOdt, samplePdf, samplePng, wordParts, wordTypes, zip } from '../../support/documents/sample-files.ts'

test.each([
  ['pdf', samplePdf()],
  ['docx', sampleDocx()],
  ['odt', sampleOdt()],
  ['jpg', sampleJpeg()],
  ['png', samplePng()],
])('%s is known by its content, whatever it is called, and kept as it is', (type, bytes) => {
  for (const name of ['cv', 'cv.exe', `cv.${type}`, 'cv.pdf'])
    expect(checkFile(bytes, name)).toMatchObject({
      ok: true,
      type,
      bytes,
      stripped: [],
      name: expect.stringMatching(new RegExp(`^cv.*\\.${type}$`)),
    })
})

test('there are at least two hundred hostile files', () => {
  expect(hostileFiles.length).toBeGreaterThanOrEqual(200)
  expect(new Set(hostileFiles.map(({ what }) => what)).size).toBeGreaterThan(195)
})

test.each(hostileFiles)('$what is refused', ({ name, bytes, as }) => {
  const checked = checkFile(bytes, name)
  expect(checked.ok).toBe(false)
  expect(as).toContain(checked.ok || checked.reason)
})

test('ten megabytes exactly is fine', () => {
  const frame = samplePdf().length
  const bytes = samplePdf({ size: megabytes10 - frame - 50 })
  const padded = Buffer.concat([bytes, Buffer.alloc(megabytes10 - bytes.length, '\n')])
  expect([padded.length, checkFile(padded, 'cv.pdf').ok]).toEqual([megabytes10, true])
  expect(checkFile(Buffer.concat([padded, Buffer.from('\n')]), 'cv.pdf')).toEqual({ ok: false, reason: 'too-big' })
})

describe('what people do send is not taken for hostile', () => {
  test.each([
    ['a developer whose cv says JavaScript', samplePdf({ text: 'HTML/JavaScript, /Launch of a product, /Encrypt' })],
    [
      'a pdf that was added to after it was made',
      Buffer.concat(
        [samplePdf(), samplePdf().subarray(9)].map((one, index) =>
          index ? Buffer.from(one.toString('latin1').replace(/startxref\n\d+/, 'startxref\n9'), 'latin1') : one,
        ),
      ),
    ],
    ['a pdf with blank lines behind it', Buffer.concat([samplePdf(), Buffer.from('\r\n\r\n')])],
    [
      'Word with its own template named',
      sampleDocx({
        'word/_rels/settings.xml.rels':
          '<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file:///C:/Users/x/Normal.dotm" TargetMode="External"/></Relationships>',
      }),
    ],
    [
      'Word with a link to a site',
      sampleDocx({
        'word/_rels/document.xml.rels':
          '<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.nl" TargetMode="External"/></Relationships>',
      }),
    ],
    ['Word with a chart', sampleDocx({ 'word/embeddings/sheet.xlsx': zip({ 'xl/workbook.xml': '<x/>' }) })],
    [
      'Word whose main part has another name',
      zip({
        '[Content_Types].xml': wordTypes().replace('word/document', 'word/document2'),
        '_rels/.rels': '<x/>',
        'word/document2.xml': '<x/>',
      }),
    ],
    ['odt with empty macro lists', sampleOdt({ 'Basic/script-lc.xml': '<x/>', 'Basic/Standard/script-lb.xml': '<x/>' })],
    ['a photo of which the end is padded', Buffer.concat([sampleJpeg(), Buffer.alloc(64)])],
  ])('%s', (_what, bytes) => {
    expect(checkFile(bytes, 'cv')).toMatchObject({ ok: true })
  })
})

test('a document without its mandatory parts is broken', () => {
  for (const missing of ['_rels/.rels', 'word/document.xml']) {
    const { [missing]: _gone, ...parts } = wordParts()
    expect(checkFile(zip(parts), 'cv.docx')).toEqual({ ok: false, reason: 'broken' })
  }
})
