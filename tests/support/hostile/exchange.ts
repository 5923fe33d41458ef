import { connect } from 'node:net'

/** Bytes to send (latin1), piece by piece. A `whole` request is one that must be answered; others may wait for what never comes. */
export type Attack = { pieces: string[]; whole: boolean }

const wholeMs = 20_000
const brokenMs = 250
const enough = 65_536

/** What comes back on a connection of its own, at most the first 64 KB; '' when it ends or nothing comes. A stream that opens gets a broken frame. */
export function exchange(url: string, { pieces, whole }: Attack): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname)
    let answer = ''
    const done = () => {
      clearTimeout(timer)
      socket.destroy()
      resolve(answer)
    }
    const timer = setTimeout(done, whole ? wholeMs : brokenMs)
    socket.on('data', (chunk) => {
      if (answer.length < enough) answer += chunk.toString('latin1')
      if (answer.startsWith('HTTP/1.1 101')) socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff]), done)
    })
    socket.on('close', done).on('error', done).on('end', done)
    for (const piece of pieces) socket.write(piece, 'latin1')
  })
}

/** The status of an answer, after `100 Continue` if there is one; `none` without. */
export const statusOf = (answer: string): string => /^HTTP\/1\.1 (?:100 [\s\S]*?HTTP\/1\.1 )?(\d{3})/.exec(answer)?.[1] ?? 'none'
