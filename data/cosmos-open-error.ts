import { containerId } from './cosmos-container.ts'
import { cosmosStatus } from './cosmos-retry.ts'
import { StoreOpenError } from './store-open-error.ts'

/** What an operator is told when Cosmos cannot be opened. */
export function cosmosOpenError(error: unknown, { endpoint, database }: { endpoint: string; database: string }): StoreOpenError {
  if (error instanceof StoreOpenError) return error
  const underlying = error instanceof Error && error.cause ? error.cause : error
  const said = underlying instanceof Error ? underlying.message.split('\n')[0] : String(underlying)
  const options = { cause: error }
  switch (cosmosStatus(underlying).code) {
    case 401:
      return new StoreOpenError('unauthorized', `Cosmos at ${endpoint} refuses the key. Check COSMOS_KEY`, options)
    case 403:
      return new StoreOpenError(
        'unauthorized',
        `Cosmos at ${endpoint} does not allow this. Check the firewall of the account; with managed identity, give it the role "Cosmos DB Built-in Data Contributor" and make the database ${database} with a container ${containerId} (partition key /pk, time to live on) beforehand. Cosmos says: ${said}`,
        options,
      )
    case 400:
      return new StoreOpenError(
        'unauthorized',
        `Cosmos at ${endpoint} refuses how we ask: the account needs session consistency or stronger. Cosmos says: ${said}`,
        options,
      )
    case 429:
      return new StoreOpenError(
        'unreachable',
        `Cosmos at ${endpoint} is asked more than its throughput allows (429). Give the container more throughput, or start again later`,
        options,
      )
    default:
      return new StoreOpenError(
        'unreachable',
        `Cosmos at ${endpoint} cannot be reached. Check COSMOS_ENDPOINT and the network. It says: ${said}`,
        options,
      )
  }
}
