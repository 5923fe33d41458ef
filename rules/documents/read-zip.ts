import { zipLimits } from './file-limits.ts'
import { type Refused, refuse } from './refusal.ts'

/** One file in a zip; sizes in bytes, as the zip says. `from` is where its packed bytes begin. */
export type ZipEntry = { name: string; packed: number; size: number; sum: number; method: 0 | 8; from: number }
export type ReadZip = { ok: true; entries: ZipEntry[] } | Refused

const [localMark, centralMark, endMark] = [0x04034b50, 0x02014b50, 0x06054b50]
const none = 0xffffffff

/**
 * The directory of a zip, held against its limits before anything is unpacked: whole, from the first byte to the last, entries that do not overlap and are called
 * the same in both places, no password, no path out of the folder. Follows PKWARE's APPNOTE 4.3; sizes above 4 GB (zip64) are refused.
 */
export function readZip(file: Buffer): ReadZip {
  const end = file.length - 22
  if (end < 0) return refuse('broken')
  const found = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (found < 0) return refuse('broken')
  const comment = file.length - found - 22
  if (comment < 0 || file.readUInt16LE(found + 20) !== comment) return refuse(comment > 0 ? 'two-in-one' : 'broken')
  if (comment > 0 || file.readUInt32LE(found) !== endMark) return refuse('two-in-one')
  const count = file.readUInt16LE(found + 10)
  const length = file.readUInt32LE(found + 12)
  const start = file.readUInt32LE(found + 16)
  if (count === 0xffff || start === none) return refuse('bomb')
  if (start + length > found) return refuse('broken')
  if (start + length < found) return refuse('two-in-one')
  if (count > zipLimits.entries) return refuse('bomb')
  const entries: ZipEntry[] = []
  let at = start
  for (let index = 0; index < count; index++) {
    const read = readEntry(file, at, start)
    if (!read.ok) return read
    entries.push(read.entry)
    at = read.next
  }
  if (at !== found || entries.length === 0) return refuse('broken')
  return laidOut(file, entries, start)
}

function readEntry(file: Buffer, at: number, directory: number): { ok: true; entry: ZipEntry; next: number } | Refused {
  if (at + 46 > file.length || file.readUInt32LE(at) !== centralMark) return refuse('broken')
  const flags = file.readUInt16LE(at + 8)
  const method = file.readUInt16LE(at + 10)
  const [sum, packed, size] = [file.readUInt32LE(at + 16), file.readUInt32LE(at + 20), file.readUInt32LE(at + 24)]
  const nameLength = file.readUInt16LE(at + 28)
  const next = at + 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  const local = file.readUInt32LE(at + 42)
  if (flags & 0x2041) return refuse('locked')
  if (method === 99) return refuse('locked')
  if (method !== 0 && method !== 8) return refuse('broken')
  if (size === none || packed === none || local === none) return refuse('bomb')
  if (next > file.length || local + 30 > directory || file.readUInt32LE(local) !== localMark) return refuse('broken')
  const name = file.subarray(at + 46, at + 46 + nameLength)
  const localName = file.subarray(local + 30, local + 30 + file.readUInt16LE(local + 26))
  if (!name.equals(localName)) return refuse('two-in-one')
  const text = name.toString('utf8')
  if (leavesFolder(text)) return refuse('name')
  if (size > 1024 * 1024 && size > packed * zipLimits.ratio) return refuse('bomb')
  const from = local + 30 + localName.length + file.readUInt16LE(local + 28)
  if (from + packed > directory || (method === 0 && packed !== size)) return refuse('broken')
  return { ok: true, entry: { name: text, packed, size, sum, method, from }, next }
}

/** The first entry begins the file, no two share bytes, and together they stay within the limits. */
function laidOut(file: Buffer, entries: ZipEntry[], directory: number): ReadZip {
  if (file.readUInt32LE(0) !== localMark) return refuse('two-in-one')
  if (new Set(entries.map(({ name }) => name)).size < entries.length) return refuse('two-in-one')
  const order = entries.toSorted((a, b) => a.from - b.from)
  const overlapping = order.some((one, index) => one.from + one.packed > (order[index + 1]?.from ?? directory))
  const total = entries.reduce((sum, one) => sum + one.size, 0)
  if (overlapping || total > zipLimits.totalBytes) return refuse('bomb')
  return { ok: true, entries }
}

const leavesFolder = (name: string) => /^[/\\]|^[a-z]:|\\|(?:^|\/)\.\.(?:\/|$)|\p{Cc}/iu.test(name)
