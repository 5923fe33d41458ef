import { cosmosStore } from '../../data/cosmos-store.ts'
import { cosmosWorld } from '../support/cosmos-world.ts'
import { storeContract } from './store-contract.ts'

storeContract(
  'Cosmos over HTTPS',
  async () => {
    const { open, advance, close } = await cosmosWorld({ maxPageItems: 60 })
    return { open, advance, dispose: close }
  },
  { timeout: 30_000 },
)

const { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key } = process.env
if (endpoint) {
  const open = () => cosmosStore({ endpoint, key, database: 'loket-store-contract' })
  const advance = (seconds: number) => new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000))
  storeContract('a Cosmos account', async () => ({ open, advance }), { timeout: 120_000 })
}
