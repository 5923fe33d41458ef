import { crc32 } from 'node:zlib'
import { orientationOnly, readOrientation } from './exif-orientation.ts'
import { mostPixels } from './file-limits.ts'
import { hasScript, hidesFile } from './hostile-text.ts'
import { type CleanPicture, refuse, type Stripped } from './refusal.ts'

const signature = 8
/** What the picture itself needs: its size, colours and transparency. */
const needed = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs']
const words = ['tEXt', 'zTXt', 'iTXt']

/** A PNG of its needed chunks only, every checksum right and ending in IEND; how to turn it stays. */
export function cleanPng(file: Buffer): CleanPicture {
  const kept: Buffer[] = [file.subarray(0, signature)]
  const stripped = new Set<Stripped>()
  let at = signature
  let data = false
  for (let first = true; ; first = false) {
    if (at + 12 > file.length) return refuse('broken')
    const length = file.readUInt32BE(at)
    const end = at + 12 + length
    if (end > file.length) return refuse('broken')
    const type = file.toString('latin1', at + 4, at + 8)
    const body = file.subarray(at + 8, at + 8 + length)
    if (crc32(file.subarray(at + 4, at + 8 + length)) !== file.readUInt32BE(end - 4)) return refuse('broken')
    if (first !== (type === 'IHDR') || (first && length !== 13)) return refuse('broken')
    if (first && body.readUInt32BE(0) * body.readUInt32BE(4) > mostPixels) return refuse('bomb')
    if (needed.includes(type)) kept.push(file.subarray(at, end))
    else {
      if (hasScript(body)) return refuse('active')
      stripped.add(words.includes(type) ? 'words' : 'camera')
      const orientation = type === 'eXIf' ? (readOrientation(body) ?? 1) : 1
      if (orientation !== 1 && !data) kept.push(chunk('eXIf', orientationOnly(orientation)))
    }
    data ||= type === 'IDAT'
    at = end
    if (type === 'IEND') break
  }
  if (!data) return refuse('broken')
  const after = file.subarray(at)
  if (hidesFile(after)) return refuse('two-in-one')
  if (after.length > 0) stripped.add('appended')
  return { ok: true, bytes: Buffer.concat(kept), stripped: [...stripped] }
}

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length, 0)
  head.write(type, 4, 'latin1')
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), body])))
  return Buffer.concat([head, body, sum])
}
