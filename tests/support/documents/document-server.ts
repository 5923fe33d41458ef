import type { AddressInfo } from 'node:net'
import { createLog } from '../../../bot/log.ts'
import { createServer } from '../../../bot/server.ts'
import type { Desk } from '../people-talk.ts'

/** The address documents are given out at, on this machine; `get` follows a link of a conversation there. */
export async function documentServer({ papers }: Pick<Desk, 'papers'>) {
  const server = createServer(createLog('silent'))
  papers.mount(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  const here = (link: string) => `http://127.0.0.1:${port}${new URL(link).pathname}`
  return {
    get: (link: string, headers: Record<string, string> = {}) => fetch(here(link), { headers }),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
