import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Blob, type BlobStore, BlobUnavailableError, checkBlobName } from './blob-store.ts'

const suffix = '.blob'

/** Files in a folder, each written beside its place first: for demo mode, where everything is on one machine. */
export function folderBlobs(folder: string, newId: () => string): BlobStore {
  const pathOf = (name: string) => join(folder, `${checkBlobName(name)}${suffix}`)
  return {
    async put(name, bytes) {
      const path = pathOf(name)
      const draft = `${path}.${newId()}.draft`
      await outage(mkdir(dirname(path), { recursive: true, mode: 0o700 }))
      try {
        await pipeline(Readable.from(bytes), createWriteStream(draft, { mode: 0o600, flush: true }))
        await rename(draft, path)
      } catch (error) {
        await rm(draft, { force: true })
        throw isSystem(error) ? unavailable(error) : error
      }
    },
    async get(name) {
      const path = pathOf(name)
      const found = await stat(path).catch(missing)
      return found && createReadStream(path)
    },
    remove: (name) => outage(rm(pathOf(name), { force: true })),
    async *list(prefix) {
      const names = await readdir(folder, { recursive: true }).catch(missing)
      for (const file of names ?? []) {
        const name = file.replaceAll('\\', '/').slice(0, -suffix.length)
        if (!file.endsWith(suffix) || !name.startsWith(prefix)) continue
        const found = await stat(join(folder, file)).catch(missing)
        if (found) yield { name, at: found.mtime } satisfies Blob
      }
    },
    async ping() {
      await outage(mkdir(folder, { recursive: true, mode: 0o700 }))
      await outage(access(folder))
    },
  }
}

const isSystem = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error && 'syscall' in error
const unavailable = (cause: unknown) => new BlobUnavailableError('the folder of documents cannot be used', { cause })

function missing(error: unknown): undefined {
  if (!isSystem(error)) throw error
  if (error.code !== 'ENOENT') throw unavailable(error)
}

async function outage<T>(work: Promise<T>): Promise<void> {
  try {
    await work
  } catch (error) {
    throw isSystem(error) ? unavailable(error) : error
  }
}
