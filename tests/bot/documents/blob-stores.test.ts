import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { azureBlobs } from '../../../bot/services/documents/azure-blobs.ts'
import { folderBlobs } from '../../../bot/services/documents/folder-blobs.ts'
import { storeBlobs } from '../../../bot/services/documents/store-blobs.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { StoreUnavailableError } from '../../../data/store.ts'
import { type Azurite, startAzurite } from '../../support/azurite.ts'
import { blobStoreContract } from './blob-store-contract.ts'

let folder = ''
let azurite: Azurite
let count = 0
const newId = () => `id${++count}`

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-blobs-'))
  await writeFile(join(folder, 'file'), 'not a folder')
  azurite = await startAzurite()
})
afterAll(async () => {
  await azurite?.stop()
  await rm(folder, { recursive: true, force: true })
})

blobStoreContract(
  'a folder',
  async () => folderBlobs(join(folder, newId()), newId),
  async () => folderBlobs(join(folder, 'file', 'below'), newId),
)

const unretried = { retryOptions: { maxTries: 1, tryTimeoutInMs: 2_000 } }
blobStoreContract(
  'Azure Blob, through its own client',
  () => azureBlobs({ connectionString: azurite.connectionString, container: `documents-${newId()}` }),
  () => azureBlobs({ connectionString: azurite.connectionString.replace(/:\d+\//, ':9/'), container: 'documents' }, unretried),
)

const down = () => Promise.reject(new StoreUnavailableError('the store is down in this test'))
blobStoreContract(
  'the store, while the archive is out of reach',
  async () => storeBlobs(sqliteStore({ path: ':memory:', now: () => new Date() }), { now: () => new Date(), newId }),
  async () =>
    storeBlobs(
      { ...sqliteStore({ path: ':memory:', now: () => new Date() }), get: down, commit: down, find: down, ping: down },
      { now: () => new Date(), newId },
    ),
)
