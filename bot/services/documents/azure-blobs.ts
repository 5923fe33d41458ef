import { Readable } from 'node:stream'
import { BlobServiceClient, type ContainerClient, RestError, type StoragePipelineOptions } from '@azure/storage-blob'
import { type BlobStore, BlobUnavailableError, checkBlobName } from './blob-store.ts'

/** `endpoint` is the account's address, with the machine's managed identity; a connection string carries its own key. */
export type AzureBlobs = { container: string } & ({ connectionString: string } | { endpoint: string })

/** A turn waits for a file, so a hanging archive counts as one that is down. In milliseconds. */
const mostWait = 8_000
const bufferBytes = 1024 * 1024
const buffers = 2

/** Files in an Azure Blob Storage container, which is made when it is not there. `options` are the client's own. */
export async function azureBlobs(config: AzureBlobs, options: StoragePipelineOptions = {}): Promise<BlobStore> {
  const retryOptions = { maxTries: 2, tryTimeoutInMs: mostWait, retryDelayInMs: 200, maxRetryDelayInMs: 1_000 }
  const client = await containerOf(config, { retryOptions, ...options })
  let made: Promise<void> | undefined
  const container = () => {
    made ??= ensure(client).catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
  const blob = (name: string) => client.getBlockBlobClient(checkBlobName(name))
  return {
    async put(name, bytes) {
      const target = blob(name)
      await outage(container)
      let own: { error: unknown } | undefined
      async function* watched() {
        try {
          yield* bytes
        } catch (error) {
          own = { error }
          throw error
        }
      }
      try {
        await outage(() => target.uploadStream(Readable.from(watched()), bufferBytes, buffers))
      } catch (error) {
        throw own ? own.error : error
      }
    },
    async get(name) {
      const target = blob(name)
      const answer = await missing(() => target.download(0, undefined, { maxRetryRequests: 2 }))
      const body = answer?.readableStreamBody
      return body && readAll(body)
    },
    async remove(name) {
      const target = blob(name)
      await missing(() => target.deleteIfExists({ deleteSnapshots: 'include' }))
    },
    async *list(prefix) {
      await outage(container)
      const pages = client.listBlobsFlat({ ...(prefix && { prefix }) })[Symbol.asyncIterator]()
      for (;;) {
        const next = await outage(() => pages.next())
        if (next.done) return
        yield { name: next.value.name, at: next.value.properties.createdOn ?? next.value.properties.lastModified }
      }
    },
    ping: () => outage(container),
  }
}

async function containerOf(config: AzureBlobs, options: StoragePipelineOptions): Promise<ContainerClient> {
  if ('connectionString' in config)
    return BlobServiceClient.fromConnectionString(config.connectionString, options).getContainerClient(config.container)
  // Loaded only for who has it: it takes a fifth of a second.
  const { DefaultAzureCredential } = await import('@azure/identity')
  return new BlobServiceClient(config.endpoint, new DefaultAzureCredential(), options).getContainerClient(config.container)
}

/** An identity that may use the container may not be allowed to make one. */
async function ensure(client: ContainerClient): Promise<void> {
  if (!(await client.exists())) await client.createIfNotExists()
}

async function* readAll(body: NodeJS.ReadableStream): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of body) yield typeof piece === 'string' ? Buffer.from(piece) : piece
  } catch (error) {
    throw unavailable(error)
  }
}

const unavailable = (cause: unknown) => new BlobUnavailableError('the archive of documents cannot be reached', { cause })

async function outage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof BlobUnavailableError ? error : unavailable(error)
  }
}

/** The answer, or nothing when there is no such blob or container. */
async function missing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof RestError && error.statusCode === 404) return undefined
    throw unavailable(error)
  }
}
