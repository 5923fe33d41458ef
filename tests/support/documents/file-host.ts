import type { IncomingMessage, ServerResponse } from 'node:http'
import { Agent, createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:tls'
import { selfSignedCertificate } from '../self-signed-certificate.ts'

/** A web server with a certificate that stands for every host there is: calls through its `agent` end up here, whatever they are for. */
export async function fileHost(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const { key, cert } = selfSignedCertificate()
  const server = createServer({ key, cert }, answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const agent = new Agent({ keepAlive: false })
  agent.createConnection = () => connect({ host: '127.0.0.1', port, ca: cert, servername: 'localhost' })
  return {
    agent,
    port,
    cert,
    close: () => {
      agent.destroy()
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
