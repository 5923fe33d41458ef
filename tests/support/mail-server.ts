import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type ReceivedMail = { envelope: { from: string; to: string; dsn: unknown }; parsed: ParsedMail }

/** A mail server that speaks SMTP: it takes mails, refuses as told, and can be cut off, slow or down. */
export async function startMailServer() {
  const raw: { from: string; to: string; dsn: unknown; body: Buffer }[] = []
  const codes: number[] = []
  let port = 0
  let attempts = 0
  let how: 'cut' | 'slow' | undefined
  let server: SMTPServer

  const make = () => {
    const made = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      hideDSN: false,
      logger: false,
      onData(stream, session, done) {
        const chunks: Buffer[] = []
        attempts++
        const { mailFrom, rcptTo } = session.envelope
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          const code = codes.shift()
          if (code) return done(Object.assign(new Error('as told'), { responseCode: code }))
          if (how === 'slow') return
          const [to] = rcptTo
          raw.push({
            from: mailFrom ? mailFrom.address : '',
            to: to?.address ?? '',
            dsn: to && Reflect.get(to, 'dsn'),
            body: Buffer.concat(chunks),
          })
          if (how === 'cut') return made.connections.forEach((one) => void Reflect.get(one, '_socket').destroy())
          done()
        })
      },
    })
    made.on('error', () => {})
    return made
  }
  const listen = () =>
    new Promise<void>((resolve) => {
      server = make()
      const listening = server.listen(port, '127.0.0.1', () => {
        const address = listening.address()
        port = typeof address === 'object' && address ? address.port : 0
        resolve()
      })
    })
  const stop = () =>
    new Promise<void>((resolve) => {
      for (const one of server.connections) Reflect.get(one, '_socket').destroy()
      server.close(() => resolve())
    })
  await listen()
  return {
    url: `smtp://127.0.0.1:${port}`,
    /** Refuses the next mails with these numbers. */
    answer: (...next: number[]) => codes.push(...next),
    /** `cut`: takes the mail and drops the connection; `slow`: says nothing after the mail. */
    misbehave: (next: 'cut' | 'slow' | undefined) => {
      how = next
    },
    tried: () => attempts,
    received: (): Promise<ReceivedMail[]> =>
      Promise.all(raw.map(async ({ body, ...envelope }) => ({ envelope, parsed: await simpleParser(body) }))),
    stop,
    resume: listen,
    close: () => stop().catch(() => {}),
  }
}
