import { createTransport } from 'nodemailer'

/**
 * A pool of connections to a mail server by its URL: `smtps://` for TLS from the start, `smtp://` for STARTTLS when it is offered;
 * `?requireTLS=true` refuses a server without it, `?ignoreTLS=true` is for tests.
 */
export function smtpTransport({ url, timeoutMs = 20_000 }: { url: string; timeoutMs?: number }) {
  const server = new URL(url)
  const asks = (name: string) => server.searchParams.get(name) === 'true'
  return createTransport({
    pool: true,
    maxConnections: 5,
    maxMessages: 200,
    host: server.hostname,
    secure: server.protocol === 'smtps:',
    ...(server.port && { port: Number(server.port) }),
    ...(server.username && { auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) } }),
    ...(asks('requireTLS') && { requireTLS: true }),
    ...(asks('ignoreTLS') && { ignoreTLS: true }),
    connectionTimeout: Math.min(timeoutMs, 10_000),
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}
