import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type CampaignSite = { url: string; close: () => Promise<void> }

/** Another site with the one script line on it, as strict about what may run as a site can be. `loket` is filled in later, when it runs. */
export async function openCampaignSite(loket: () => string): Promise<CampaignSite> {
  const server = createServer((request, response) => {
    const language = new URL(request.url ?? '/', 'http://site').searchParams.get('lang') ?? 'nl'
    response.setHeader('Content-Security-Policy', `default-src 'none'; script-src ${loket()}; frame-src ${loket()}`)
    response.setHeader('Content-Type', 'text/html')
    response.end(`<!doctype html>
      <html lang="${language}">
        <head><title>Campagne</title><meta name="viewport" content="width=device-width"></head>
        <body><main><h1>Een andere site</h1><p><a href="#more">Meer</a></p></main><script src="${loket()}/embed.js" data-lang="${language}"></script></body>
      </html>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
