import { join } from 'node:path'
import type { Config } from './config.ts'
import type { Finding } from './examine.ts'
import { openArchive } from './services/documents/open-archive.ts'

/** Whether documents can be kept and found again. */
export async function examineBlobs(config: Config): Promise<Finding[]> {
  const { blobs } = config
  const place =
    blobs === undefined
      ? `in ${join(config.data, 'documents')}`
      : `Azure Blob, container ${blobs.container}${'endpoint' in blobs ? ` at ${blobs.endpoint}` : ''}`
  try {
    const archive = await openArchive(config, () => 'doctor')
    await archive.ping()
    return [{ state: 'ok', what: `documents: ${place}` }]
  } catch (error) {
    const why = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.name})` : ''
    return [
      {
        state: 'missing',
        what: `documents: cannot be kept, ${place}${why}`,
        mend: blobs
          ? 'Check BLOB_ENDPOINT or BLOB_CONNECTION_STRING, and that the identity has the role Storage Blob Data Contributor on the container.'
          : 'Set LOKET_DATA to a folder that the user that runs the program can write to.',
      },
    ]
  }
}
