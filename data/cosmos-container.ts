import { StoreOpenError } from './store-open-error.ts'

/** The name of the one container everything is in. */
export const containerId = 'documents'

/**
 * One container for all kinds. Only `s` (kind and id) and `d.dueAt`, which few have, are indexed: point reads need no index, and every
 * further path makes each write dearer. `defaultTtl: -1` lets documents with a `ttl` of their own expire, and no others.
 */
export const containerDefinition = {
  id: containerId,
  partitionKey: { paths: ['/pk'], version: 2 },
  defaultTtl: -1,
  indexingPolicy: {
    indexingMode: 'consistent' as const,
    automatic: true,
    includedPaths: [{ path: '/s/?' }, { path: '/d/dueAt/?' }],
    excludedPaths: [{ path: '/*' }],
  },
}

type Definition = {
  partitionKey?: { paths: string[] }
  defaultTtl?: number
  indexingPolicy?: { indexingMode?: string; includedPaths?: { path: string }[] }
}

/**
 * What has to be changed on a container that exists already; undefined when it serves as it is. More indexes than needed are left alone.
 * Throws StoreOpenError for a container that cannot be made to serve.
 */
export function containerChange(
  found: Definition,
  database: string,
): Pick<typeof containerDefinition, 'defaultTtl' | 'indexingPolicy'> | undefined {
  if (found.partitionKey?.paths.join() !== '/pk') {
    throw new StoreOpenError(
      'foreign',
      `the container ${containerId} in the Cosmos database ${database} has another partition key than /pk. Set COSMOS_DATABASE to another database`,
    )
  }
  const paths = found.indexingPolicy?.includedPaths?.map(({ path }) => path) ?? []
  const indexed = paths.includes('/*') || containerDefinition.indexingPolicy.includedPaths.every(({ path }) => paths.includes(path))
  if (found.defaultTtl !== undefined && indexed) return undefined
  return { defaultTtl: found.defaultTtl ?? -1, indexingPolicy: containerDefinition.indexingPolicy }
}
