import { join } from 'node:path'
import type { BlobsConfig } from '../../config.ts'
import type { BlobStore } from './blob-store.ts'
import { folderBlobs } from './folder-blobs.ts'

/** Where documents are kept: Azure when it is set, else a folder beside the store. Nothing is reached yet. */
export async function openArchive(config: { blobs: BlobsConfig | undefined; data: string }, newId: () => string): Promise<BlobStore> {
  if (!config.blobs) return folderBlobs(join(config.data, 'documents'), newId)
  // Loaded only for who has it: that takes half a second.
  const { azureBlobs } = await import('./azure-blobs.ts')
  return azureBlobs(config.blobs)
}
