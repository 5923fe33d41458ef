import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { FileKeyDoc } from '../../../data/document.ts'
import { everywhere } from '../../../data/every-document.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import { ConflictError, type Store, type Stored } from '../../../data/store.ts'

/** A person's key is wrapped with a secret that is not set here: `LOKET_SECRET` was changed without keeping the old one. */
export class KeyLostError extends Error {
  override name = 'KeyLostError'
}

export type FileKeys = {
  /** The key of a person's files, made at the first file. */
  ofPerson: (personId: string) => Promise<Buffer>
  /** The same, nothing when there is none (any more). */
  find: (personId: string) => Promise<Buffer | undefined>
  /** Wraps every key that is still wrapped with an older secret anew; how many. Safe to repeat. */
  rewrap: () => Promise<number>
}

type Wrapper = { id: string; key: Buffer }

const keyOf = (personId: string) => ({ partition: candidatePartition(personId), kind: 'file-key' as const, id: 'file-key' as const })

/** Keys of 256 random bits, one a person, kept wrapped (AES-256-GCM) with a key derived from the desk's secret. `secrets`: the present one first, then older ones. */
export function fileKeys(store: Store, secrets: readonly [string, ...string[]]): FileKeys {
  const wrappers = secrets.map((secret): Wrapper => {
    const key = Buffer.from(hkdfSync('sha256', secret, '', 'loket file keys', 32))
    return { id: createHash('sha256').update(key).digest('base64url').slice(0, 8), key }
  })
  const present = wrappers[0]!

  const opened = ({ wrapped, partition }: Pick<FileKeyDoc, 'wrapped' | 'partition'>): Buffer => {
    const [id, body] = wrapped.split('.')
    const wrapper = wrappers.find((one) => one.id === id)
    if (!wrapper || body === undefined)
      throw new KeyLostError('a key of files was wrapped with another secret; set LOKET_SECRET_BEFORE to the secret of before')
    return unwrap(Buffer.from(body, 'base64url'), wrapper.key, partition)
  }

  const find = async (personId: string) => {
    const doc = await store.get<FileKeyDoc>(keyOf(personId))
    return doc && opened(doc)
  }

  return {
    find,
    async ofPerson(personId) {
      const known = await find(personId)
      if (known) return known
      const key = randomBytes(32)
      const doc: FileKeyDoc = { ...keyOf(personId), wrapped: wrap(key, present, keyOf(personId).partition) }
      try {
        await store.commit([{ op: 'create', doc }])
        return key
      } catch (error) {
        const theirs = error instanceof ConflictError ? await find(personId) : undefined
        if (theirs) return theirs
        throw error
      }
    },
    async rewrap() {
      let count = 0
      for await (const doc of everywhere<FileKeyDoc>(store, 'file-key')) {
        if (!doc.wrapped.startsWith(`${present.id}.`) && (await rewrapped(doc))) count++
      }
      return count
    },
  }

  async function rewrapped(doc: Stored<FileKeyDoc>): Promise<boolean> {
    try {
      const anew: Stored<FileKeyDoc> = { ...doc, wrapped: wrap(opened(doc), present, doc.partition) }
      await store.commit([{ op: 'put', doc: anew }])
      return true
    } catch (error) {
      if (error instanceof ConflictError) return false
      throw error
    }
  }
}

function wrap(key: Buffer, { id, key: by }: Wrapper, partition: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', by, nonce).setAAD(Buffer.from(partition))
  const sealed = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
  return `${id}.${sealed.toString('base64url')}`
}

function unwrap(sealed: Buffer, by: Buffer, partition: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', by, sealed.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(partition)).setAuthTag(sealed.subarray(-16))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
  } catch (cause) {
    throw new KeyLostError('a key of files does not open', { cause })
  }
}
