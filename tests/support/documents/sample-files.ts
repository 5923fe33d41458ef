import { crc32, deflateSync } from 'node:zlib'
import { strToU8, type Zippable, zipSync } from 'fflate'

/** A page with a line of text, as small as a PDF can be; `extra` is put in its catalogue, `trailer` in its trailer. */
export function samplePdf({ text = 'Mijn cv', extra = '', trailer = '', size = 0 } = {}): Buffer {
  const content = `BT /F1 24 Tf 72 720 Td (${text}) Tj ET${' '.repeat(size)}`
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${extra} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const at = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = ['0000000000 65535 f ', ...offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n `)].join('\n')
  const start = body.length
  return Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n${table}\ntrailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    'latin1',
  )
}

/** A file sealed in a zip as it is packed: `stored` ones are not compressed. */
export const zip = (files: Record<string, string | Uint8Array>, stored: readonly string[] = []): Buffer => {
  const packed: Zippable = {}
  for (const [name, content] of Object.entries(files))
    packed[name] = [typeof content === 'string' ? strToU8(content) : content, { level: stored.includes(name) ? 0 : 6 }]
  return Buffer.from(zipSync(packed, { mtime: '2026-01-01T12:00:00' }))
}

export const wordTypes = (more = '') =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>${more}</Types>`

export const wordParts = (): Record<string, string | Uint8Array> => ({
  '[Content_Types].xml': wordTypes(),
  '_rels/.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  'word/document.xml': '<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>Mijn cv</w:t></w:r></w:p></w:body></w:document>',
})
export const sampleDocx = (more: Record<string, string | Uint8Array> = {}) => zip({ ...wordParts(), ...more })

export const textParts = (): Record<string, string | Uint8Array> => ({
  mimetype: 'application/vnd.oasis.opendocument.text',
  'META-INF/manifest.xml': '<manifest:manifest xmlns:manifest="x"><manifest:file-entry manifest:full-path="/"/></manifest:manifest>',
  'content.xml': '<office:document-content xmlns:office="x"/>',
})
export const sampleOdt = (more: Record<string, string | Uint8Array> = {}) => zip({ ...textParts(), ...more }, ['mimetype'])

const segment = (marker: number, body: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
export const comment = (text: string) => segment(0xfe, Buffer.from(text))
export const app = (number: number, body: Buffer) => segment(0xe0 + number, body)

/** EXIF as a camera writes it: orientation, then a place as text. */
export function cameraExif(orientation: number, place = 'Dam 1, Amsterdam'): Buffer {
  const tiff = Buffer.alloc(38 + place.length)
  tiff.write('II', 0, 'latin1')
  tiff.writeUInt16LE(42, 2)
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(2, 8)
  tiff.set([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0], 10)
  tiff.set([0x0e, 0x01, 2, 0], 22)
  tiff.writeUInt32LE(place.length, 26)
  tiff.writeUInt32LE(38, 30)
  tiff.write(place, 38, 'latin1')
  return tiff
}

/** A grey picture of eight by eight with these segments before it; its scan holds stuffed bytes and a restart marker. */
export function sampleJpeg(...segments: Buffer[]): Buffer {
  const jfif = app(0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'))
  const quantisation = segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)]))
  const frame = segment(0xc0, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0]))
  const huffman = segment(0xc4, Buffer.concat([Buffer.from([0, 1]), Buffer.alloc(15), Buffer.from([0])]))
  const scan = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]))
  const bytes = Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56])
  return Buffer.concat([Buffer.from([0xff, 0xd8]), jfif, ...segments, quantisation, frame, huffman, scan, bytes, Buffer.from([0xff, 0xd9])])
}

export function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length)
  head.write(type, 4, 'latin1')
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), body])))
  return Buffer.concat([head, body, sum])
}

/** A grey picture with these chunks before its data. */
export function samplePng(before: Buffer[] = [], { width = 4, height = 4 } = {}): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc(4 * 5, 7)
  for (let row = 0; row < 4; row++) rows[row * 5] = 0
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), ...before, chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}
