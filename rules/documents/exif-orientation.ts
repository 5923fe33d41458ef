const header = Buffer.from('Exif\0\0', 'latin1')
const orientationTag = 0x0112

/** How a picture is to be turned (1 to 8), from the TIFF block of its EXIF; nothing when it does not say. */
export function readOrientation(tiff: Buffer): number | undefined {
  if (tiff.length < 14) return undefined
  const order = tiff.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return undefined
  const little = order === 'II'
  const short = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let entry = 0; entry < Math.min(short(start), 200); entry++) {
    const at = start + 2 + entry * 12
    if (short(at) !== orientationTag) continue
    const value = short(at + 8)
    return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

/** A TIFF block that says how to turn a picture, and nothing else. */
export function orientationOnly(orientation: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('MM', 0, 'latin1')
  tiff.writeUInt16BE(42, 2)
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(orientationTag, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return tiff
}

/** The TIFF block of a JPEG's APP1 segment, when it is EXIF. */
export const exifOf = (segment: Buffer) => (segment.subarray(0, 6).equals(header) ? segment.subarray(6) : undefined)

/** An APP1 segment, marker and length included, around a TIFF block. */
export function exifSegment(tiff: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(2 + header.length + tiff.length, 2)
  return Buffer.concat([head, header, tiff])
}
