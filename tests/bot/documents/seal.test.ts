import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileKeys, KeyLostError } from '../../../bot/services/documents/file-keys.ts'
import { SealBrokenError, seal, unseal } from '../../../bot/services/documents/seal.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { read } from './blob-store-contract.ts'

const key = randomBytes(32)
const sealed = async (bytes: Uint8Array, name = 'files/a/b', by = key) => (await read(seal([bytes], by, name))) ?? Buffer.alloc(0)
const opened = (bytes: Uint8Array, name = 'files/a/b', by = key) => read(unseal(pieces(bytes), by, name))
async function* pieces(bytes: Uint8Array, size = 1000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

describe('sealed bytes', () => {
  test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 300_000])('%i of them open again', async (size) => {
    const plain = randomBytes(size)
    const bytes = await sealed(plain)
    expect((await opened(bytes))?.equals(plain)).toBe(true)
    expect(bytes.length).toBe(20 + size + 16 * Math.max(1, Math.ceil(size / 65_536)))
  })

  test('are other every time, and do not open with another key or under another name', async () => {
    const plain = Buffer.alloc(1000, 'cv')
    const [one, two] = [await sealed(plain), await sealed(plain)]
    expect(one.equals(two)).toBe(false)
    expect(one.includes('cvcvcv')).toBe(false)
    await expect(opened(one, 'files/a/b', randomBytes(32))).rejects.toBeInstanceOf(SealBrokenError)
    await expect(opened(one, 'files/a/c')).rejects.toBeInstanceOf(SealBrokenError)
  })

  test('changed, cut off, added to or put in another order, nothing false comes out', async () => {
    const plain = randomBytes(200_000)
    const bytes = await sealed(plain)
    const piece = 65_536 + 16
    const swapped = Buffer.concat([
      bytes.subarray(0, 20),
      bytes.subarray(20 + piece, 20 + 2 * piece),
      bytes.subarray(20, 20 + piece),
      bytes.subarray(20 + 2 * piece),
    ])
    const lastLeftOut = bytes.subarray(0, 20 + 3 * piece)
    for (const wrong of [swapped, lastLeftOut, Buffer.concat([bytes, bytes]), Buffer.from('no seal at all, but long enough to look at')])
      await expect(opened(wrong)).rejects.toBeInstanceOf(SealBrokenError)
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, mask, cut) => {
        const wrong = cut ? bytes.subarray(0, at) : Buffer.from(bytes)
        if (!cut) wrong[at]! ^= mask
        const out: Buffer[] = []
        await expect(
          (async () => {
            for await (const one of unseal(pieces(wrong), key, 'files/a/b')) out.push(one)
          })(),
        ).rejects.toBeInstanceOf(SealBrokenError)
        const given = Buffer.concat(out)
        expect(plain.subarray(0, given.length).equals(given)).toBe(true)
      }),
      { seed: 3, numRuns: 60 },
    )
  })
})

describe('keys of people', () => {
  const [before, after] = ['the secret of before, long enough', 'the secret of now, also long enough']
  const open = () => sqliteStore({ path: ':memory:', now: () => new Date() })

  test('one a person, the same every time, also when two ask at once; not to be read in the store', async () => {
    const store = open()
    const keys = fileKeys(store, [before])
    expect(await keys.find('kim')).toBeUndefined()
    const [one, two] = await Promise.all([keys.ofPerson('kim'), keys.ofPerson('kim')])
    expect([one.equals(two), one.length, one.equals(await keys.ofPerson('lee'))]).toEqual([true, 32, false])
    const { docs } = await store.find('file-key')
    expect(JSON.stringify(docs)).not.toContain(one.toString('base64url').slice(0, 20))
  })

  test('another secret opens them only while the one of before is kept, and for good after they were wrapped anew', async () => {
    const store = open()
    const key = await fileKeys(store, [before]).ofPerson('kim')
    await expect(fileKeys(store, [after]).find('kim')).rejects.toBeInstanceOf(KeyLostError)
    const both = fileKeys(store, [after, before])
    expect((await both.find('kim'))?.equals(key)).toBe(true)
    expect([await both.rewrap(), await both.rewrap()]).toEqual([1, 0])
    expect((await fileKeys(store, [after]).find('kim'))?.equals(key)).toBe(true)
    await expect(fileKeys(store, [before]).find('kim')).rejects.toBeInstanceOf(KeyLostError)
  })

  test("a wrapped key moved to another person's partition does not open", async () => {
    const store = open()
    await fileKeys(store, [before]).ofPerson('kim')
    const [doc] = (await store.find('file-key')).docs
    const { etag: _etag, ...copy } = doc!
    await store.commit([{ op: 'put', doc: { ...copy, partition: 'candidate/lee' } }])
    await expect(fileKeys(store, [before]).find('lee')).rejects.toBeInstanceOf(KeyLostError)
  })
})
