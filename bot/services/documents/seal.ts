import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Bytes that do not open with this key: cut off, changed, moved from another name, or another person's. None of a changed piece was given out. */
export class SealBrokenError extends Error {
  override name = 'SealBrokenError'
}

const mark = Buffer.from('LKT1')
const saltBytes = 16
const pieceBytes = 64 * 1024
const tagBytes = 16
const algorithm = 'aes-256-gcm'

const keyFor = (key: Buffer, salt: Buffer) => Buffer.from(hkdfSync('sha256', key, salt, 'loket document', 32))

/** Every file has a key of its own, so a counter is a nonce that never repeats; its last byte marks the last piece, so that cutting off shows. */
function nonce(index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32BE(index, 0)
  bytes[11] = last ? 1 : 0
  return bytes
}

/**
 * Encrypts as it streams: AES-256-GCM over pieces of 64 KiB, each with its own tag, in the manner of STREAM (Hoang et al., 2015). `name` is bound to it: sealed bytes
 * put under another name do not open.
 */
export async function* seal(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, key: Buffer, name: string): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltBytes)
  const fileKey = keyFor(key, salt)
  yield Buffer.concat([mark, salt])
  let index = 0
  const sealed = (piece: Buffer, last: boolean) => {
    const cipher = createCipheriv(algorithm, fileKey, nonce(index++, last)).setAAD(Buffer.from(name))
    return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
  }
  let held = Buffer.alloc(0)
  for await (const part of bytes) {
    held = Buffer.concat([held, part])
    for (; held.length > pieceBytes; held = held.subarray(pieceBytes)) yield sealed(held.subarray(0, pieceBytes), false)
  }
  yield sealed(held, true)
}

/** The plain bytes, piece by piece, each only after its tag was checked. Throws SealBrokenError. */
export async function* unseal(bytes: AsyncIterable<Uint8Array>, key: Buffer, name: string): AsyncGenerator<Buffer> {
  const sealedBytes = pieceBytes + tagBytes
  let held = Buffer.alloc(0)
  let fileKey: Buffer | undefined
  let index = 0
  const opened = (piece: Buffer, last: boolean) => {
    if (!fileKey || piece.length < tagBytes) throw new SealBrokenError('the bytes of a document break off')
    const decipher = createDecipheriv(algorithm, fileKey, nonce(index++, last), { authTagLength: tagBytes })
    decipher.setAAD(Buffer.from(name)).setAuthTag(piece.subarray(piece.length - tagBytes))
    try {
      return Buffer.concat([decipher.update(piece.subarray(0, piece.length - tagBytes)), decipher.final()])
    } catch (cause) {
      throw new SealBrokenError('the bytes of a document were changed', { cause })
    }
  }
  for await (const part of bytes) {
    held = Buffer.concat([held, part])
    if (!fileKey && held.length >= mark.length + saltBytes) {
      if (!held.subarray(0, mark.length).equals(mark)) throw new SealBrokenError('these are not the bytes of a document')
      fileKey = keyFor(key, held.subarray(mark.length, mark.length + saltBytes))
      held = held.subarray(mark.length + saltBytes)
    }
    if (fileKey) for (; held.length > sealedBytes; held = held.subarray(sealedBytes)) yield opened(held.subarray(0, sealedBytes), false)
  }
  yield opened(held, true)
}
