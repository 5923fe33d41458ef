import type { AddressInfo } from 'node:net'
import { createServer } from 'restify'
import { mountPages, type PagesOptions } from '../../bot/pages.ts'

export type PageServer = { url: string; close: () => Promise<void> }

/** The pages alone on a free port, without a bot behind them. */
export async function openPageServer(options: Partial<PagesOptions> = {}): Promise<PageServer> {
  const server = createServer({ handleUncaughtExceptions: false })
  mountPages(server, { mode: 'production', allowedOrigins: [], contactEmail: 'loket@example.nl', ...options })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.server.closeAllConnections()
      }),
  }
}
