import { crc32, inflateRawSync } from 'node:zlib'
import type { ZipEntry } from './read-zip.ts'

/** The bytes of one entry, exactly as many as the zip says and with the checksum it says; nothing when they are not. Never more memory than the entry's stated size. */
export function unpackEntry(file: Buffer, { from, packed, size, sum, method }: ZipEntry): Buffer | undefined {
  const raw = file.subarray(from, from + packed)
  try {
    const bytes = method === 0 ? raw : size === 0 ? Buffer.alloc(0) : inflateRawSync(raw, { maxOutputLength: size })
    return bytes.length === size && crc32(bytes) === sum ? bytes : undefined
  } catch {
    return undefined
  }
}
