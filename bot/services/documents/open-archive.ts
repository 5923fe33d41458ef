import { join } from 'node:path'
import type { BlobsConfig } from '../../config.ts'
import { azureBlobs } from './azure-blobs.ts'
import type { BlobStore } from './blob-store.ts'
import { folderBlobs } from './folder-blobs.ts'

/** Where documents are kept: Azure when it is set, else a folder beside the store. Nothing is reached yet. */
export async function openArchive(config: { blobs: BlobsConfig | undefined; data: string }, newId: () => string): Promise<BlobStore> {
  return config.blobs ? azureBlobs(config.blobs) : folderBlobs(join(config.data, 'documents'), newId)
}
