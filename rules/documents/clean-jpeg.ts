import { exifOf, exifSegment, orientationOnly, readOrientation } from './exif-orientation.ts'
import { mostPixels } from './file-limits.ts'
import { hasScript, hidesFile } from './hostile-text.ts'
import { type CleanPicture, refuse, type Stripped } from './refusal.ts'

const [soi, eoi, sos, com, app0, app1, app14] = [0xd8, 0xd9, 0xda, 0xfe, 0xe0, 0xe1, 0xee]
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const isApp = (marker: number) => marker >= 0xe0 && marker <= 0xef

/**
 * A JPEG without what its camera and editors noted: of the application segments only the bare JFIF header, Adobe's colour transform and the
 * orientation stay. Follows ITU T.81 annex B; a file that ends before its end marker is broken.
 */
export function cleanJpeg(file: Buffer): CleanPicture {
  if (file[1] !== soi) return refuse('broken')
  const kept: Buffer[] = []
  const stripped = new Set<Stripped>()
  let at = 2
  let orientation = 1
  let scans = 0
  let framed = false
  for (;;) {
    while (file[at] === 0xff && file[at + 1] === 0xff) at++
    const marker = file[at + 1]
    if (file[at] !== 0xff || marker === undefined) return refuse('broken')
    if (marker === eoi) break
    if (at + 4 > file.length) return refuse('broken')
    const end = at + 2 + file.readUInt16BE(at + 2)
    if (end < at + 4 || end > file.length) return refuse('broken')
    const body = file.subarray(at + 4, end)
    if (marker === com || isApp(marker)) {
      if (hasScript(body)) return refuse('active')
      if (marker === app1) orientation = exifOrientation(body) ?? orientation
      const bare = marker === app0 ? bareJfif(body) : marker === app14 && isAdobe(body) ? file.subarray(at, end) : undefined
      if (bare) kept.push(bare)
      else stripped.add(marker === com ? 'words' : 'camera')
    } else kept.push(file.subarray(at, end))
    if (isFrame(marker)) {
      if (body.length < 6 || body.readUInt16BE(3) === 0) return refuse('broken')
      if (body.readUInt16BE(1) * body.readUInt16BE(3) > mostPixels) return refuse('bomb')
      framed = true
    }
    at = end
    if (marker !== sos) continue
    const next = endOfScan(file, at)
    if (!framed || next === undefined) return refuse('broken')
    kept.push(file.subarray(at, next))
    at = next
    scans++
  }
  if (scans === 0) return refuse('broken')
  const after = file.subarray(at + 2)
  if (hidesFile(after)) return refuse('two-in-one')
  if (after.length > 0) stripped.add('appended')
  const turn = orientation === 1 ? [] : [exifSegment(orientationOnly(orientation))]
  const jfif = kept[0]?.[1] === app0 ? kept.splice(0, 1) : []
  return {
    ok: true,
    bytes: Buffer.concat([Buffer.from([0xff, soi]), ...jfif, ...turn, ...kept, Buffer.from([0xff, eoi])]),
    stripped: [...stripped],
  }
}

function exifOrientation(segment: Buffer): number | undefined {
  const tiff = exifOf(segment)
  return tiff && readOrientation(tiff)
}

/** A JFIF header without the small picture that may be in it. */
function bareJfif(body: Buffer): Buffer | undefined {
  if (body.length < 14 || body.toString('latin1', 0, 5) !== 'JFIF\0') return undefined
  return Buffer.concat([Buffer.from([0xff, app0, 0, 16]), body.subarray(0, 12), Buffer.from([0, 0])])
}

const isAdobe = (body: Buffer) => body.length === 12 && body.toString('latin1', 0, 5) === 'Adobe'

/** Where the next marker is that is not part of a scan's own bytes. */
function endOfScan(file: Buffer, from: number): number | undefined {
  for (let at = file.indexOf(0xff, from); at >= 0 && at + 1 < file.length; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1]!
    const within = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (!within) return at
  }
  return undefined
}
