import type { WebSocket } from 'ws'
import type { Numbered } from '../channel.ts'
import type { Log } from './deliver.ts'
import type { Limits } from './limits.ts'
import type { ActivitySet, Present } from './present.ts'
import type { ReadTranscript } from './transcript.ts'

export type Stream = {
  /** Delivers everything the store has that was not delivered yet. */
  catchUp: () => Promise<void>
  /** Newly committed activities of this conversation. */
  publish: (activities: readonly Numbered[]) => void
  /** Something that is shown but not kept (typing). */
  show: (activity: object) => void
  /** Asks whether the client is still there; ends the stream when it did not answer since the last time. */
  ping: () => void
  close: (code: number) => void
}

type Options = {
  socket: WebSocket
  conversationId: string
  base: string
  after: number
  read: ReadTranscript
  present: Present
  limits: Pick<Limits, 'bufferedBytes'>
  log: Log
}

/**
 * One open WebSocket. Delivers by number: what is published is sent at once when it follows on what was sent, and read from the store when it does
 * not (catching up, another machine wrote in between), so that nothing comes twice, out of order or not at all.
 */
export function openStream({ socket, conversationId, base, after, read, present, limits, log }: Options): Stream {
  let cursor = after
  let catchingUp = false
  let more = false
  let alive = true
  const isOpen = () => socket.readyState === socket.OPEN
  const set = (activities: readonly Numbered[], watermark: number) => present(conversationId, base, activities, watermark)
  socket.on('message', () => (alive = true)).on('pong', () => (alive = true))

  /** Resolves when the connection took it; a client that does not read ends the stream. */
  function send(message: ActivitySet): Promise<void> {
    return new Promise((resolve) => {
      if (message.activities.length === 0 || !isOpen()) return resolve()
      socket.send(JSON.stringify(message), () => resolve())
      if (socket.bufferedAmount > limits.bufferedBytes && !catchingUp) socket.terminate()
    })
  }

  async function deliverStored() {
    do {
      more = false
      for (;;) {
        const page = await read(conversationId, cursor)
        if (page.watermark === cursor || !isOpen()) break
        cursor = page.watermark
        await send(set(page.activities, cursor))
        if (!page.more) break
      }
    } while (more && isOpen())
  }

  async function catchUp() {
    if (catchingUp) {
      more = true
      return
    }
    catchingUp = true
    try {
      await deliverStored()
    } catch (error) {
      log.warn({ err: error, conversationId }, 'a Direct Line stream could not read its conversation and was closed; the client reconnects')
      close(1011)
    } finally {
      catchingUp = false
    }
  }

  /** Says goodbye, and does not wait long for the answer. */
  function close(code: number) {
    socket.close(code)
    setTimeout(() => socket.terminate(), 1000).unref()
  }

  return {
    catchUp,
    publish(activities) {
      const first = activities[0]?.seq
      const last = activities.at(-1)?.seq
      if (first === undefined || last === undefined || last <= cursor) return
      if (catchingUp || first !== cursor + 1) return void catchUp()
      cursor = last
      void send(set(activities, cursor))
    },
    show(activity) {
      void send({ activities: [activity] })
    },
    ping() {
      if (!alive) return socket.terminate()
      alive = false
      if (!isOpen()) return
      socket.ping()
      socket.send('')
    },
    close,
  }
}
