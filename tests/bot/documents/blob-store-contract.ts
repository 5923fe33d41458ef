import { describe, expect, test } from 'vitest'
import { type BlobStore, BlobUnavailableError } from '../../../bot/services/documents/blob-store.ts'

async function* pieces(...all: (string | Uint8Array)[]) {
  for (const one of all) yield Buffer.from(one)
}

export async function read(bytes: AsyncIterable<Uint8Array> | undefined): Promise<Buffer | undefined> {
  if (!bytes) return undefined
  const all: Uint8Array[] = []
  for await (const one of bytes) all.push(one)
  return Buffer.concat(all)
}

async function names(store: BlobStore, prefix = ''): Promise<string[]> {
  const found: string[] = []
  for await (const { name } of store.list(prefix)) found.push(name)
  return found.sort()
}

/** What every place for files does. `open` gives an empty one; `broken` one that cannot be reached. */
export function blobStoreContract(name: string, open: () => Promise<BlobStore>, broken: () => Promise<BlobStore>) {
  describe(name, () => {
    test('what is put is read back, byte for byte, and can be written over', async () => {
      const store = await open()
      await store.put('files/p1/a', pieces('one', 'two'))
      expect((await read(await store.get('files/p1/a')))?.toString()).toBe('onetwo')
      await store.put('files/p1/a', pieces('three'))
      expect((await read(await store.get('files/p1/a')))?.toString()).toBe('three')
      await store.put('files/p1/empty', pieces())
      expect((await read(await store.get('files/p1/empty')))?.length).toBe(0)
      expect(await store.get('files/p1/none')).toBeUndefined()
    })

    test('ten megabytes pass through, in pieces of any size', async () => {
      const store = await open()
      const large = Buffer.alloc(10 * 1024 * 1024 + 37, 'loket')
      await store.put('files/p1/large', pieces(large.subarray(0, 1), large.subarray(1, 3_000_001), large.subarray(3_000_001)))
      expect((await read(await store.get('files/p1/large')))?.equals(large)).toBe(true)
    })

    test('a file that breaks off is not there, and what was there before stays', async () => {
      const store = await open()
      const breaks = async function* () {
        yield Buffer.alloc(2_000_000)
        throw new Error('the sender hung up')
      }
      await expect(store.put('files/p1/a', breaks())).rejects.toThrow('the sender hung up')
      expect(await store.get('files/p1/a')).toBeUndefined()
      await store.put('files/p1/a', pieces('whole'))
      await expect(store.put('files/p1/a', breaks())).rejects.toThrow('the sender hung up')
      expect((await read(await store.get('files/p1/a')))?.toString()).toBe('whole')
      expect(await names(store)).toEqual(['files/p1/a'])
    })

    test('names by prefix, with when they were put there', async () => {
      const store = await open()
      for (const one of ['files/p1/a', 'files/p1/b', 'files/p2/a', 'files/p10/a']) await store.put(one, pieces('x'))
      expect(await names(store, 'files/p1/')).toEqual(['files/p1/a', 'files/p1/b'])
      expect(await names(store)).toHaveLength(4)
      expect(await names(store, 'other/')).toEqual([])
      for await (const { at } of store.list('')) expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(60_000)
    })

    test('removed is gone, and removing twice is fine', async () => {
      const store = await open()
      await store.put('files/p1/a', pieces('x'))
      await store.remove('files/p1/a')
      await store.remove('files/p1/a')
      expect([await store.get('files/p1/a'), await names(store)]).toEqual([undefined, []])
    })

    test.each(['../secret', '/etc/passwd', 'a//b', 'a b', 'a/../b', '', 'a\\b', 'a.b'])('%j is no name', async (wrong) => {
      const store = await open()
      await expect(store.put(wrong, pieces('x'))).rejects.toThrow('blob name')
      await expect(Promise.resolve().then(() => store.get(wrong))).rejects.toThrow('blob name')
      await expect(Promise.resolve().then(() => store.remove(wrong))).rejects.toThrow('blob name')
    })

    test('out of reach is said as such', async () => {
      const store = await broken()
      await expect(store.put('files/p1/a', pieces('x'))).rejects.toBeInstanceOf(BlobUnavailableError)
      await expect(store.get('files/p1/a').then(read)).rejects.toBeInstanceOf(BlobUnavailableError)
      await expect(store.remove('files/p1/a')).rejects.toBeInstanceOf(BlobUnavailableError)
      await expect(names(store)).rejects.toBeInstanceOf(BlobUnavailableError)
      await expect(store.ping()).rejects.toBeInstanceOf(BlobUnavailableError)
    })
  })
}
