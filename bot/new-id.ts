import { randomBytes } from 'node:crypto'

const bytesAnId = 16
const idsAtOnce = 256

/** Makes ids of 128 random bits, without `/ \\ ? #`. The bytes are asked for by the hundred, since asking costs more than making them. */
export function idMaker(): () => string {
  let bytes = Buffer.alloc(0)
  let at = 0
  return () => {
    if (at === bytes.length) {
      bytes = randomBytes(bytesAnId * idsAtOnce)
      at = 0
    }
    const from = at
    at += bytesAnId
    return bytes.toString('base64url', from, at)
  }
}
