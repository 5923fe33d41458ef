import type { WebSocket } from 'ws'
import type { Publish } from '../channel.ts'
import type { Log } from './deliver.ts'
import type { Limits } from './limits.ts'
import type { Present } from './present.ts'
import { openStream, type Stream } from './stream.ts'
import { channelId, type ReadTranscript } from './transcript.ts'

export type StreamHub = {
  open: (socket: WebSocket, at: { conversationId: string; base: string; after: number }) => void
  publish: Publish
  /** Shows something to whoever is watching, without keeping it (typing). */
  show: (conversationId: string, activity: object) => void
  /** Whether somebody has this conversation open, on this machine. */
  isOpen: (conversationId: string) => boolean
  count: () => number
  close: () => void
}

type Options = { read: ReadTranscript; present: Present; limits: Limits; log: Log }

/** All open WebSockets, by conversation. A conversation is in memory only as long as somebody watches it. */
export function streamHub({ read, present, limits, log }: Options): StreamHub {
  const rooms = new Map<string, Set<Stream>>()
  let count = 0
  const each = (act: (stream: Stream) => void) => {
    for (const room of [...rooms.values()]) for (const stream of [...room]) act(stream)
  }
  const timers = [setInterval(() => each((stream) => stream.ping()), limits.pingMilliseconds)]
  if (limits.pollMilliseconds > 0) timers.push(setInterval(() => each((stream) => void stream.catchUp()), limits.pollMilliseconds))
  for (const timer of timers) timer.unref()

  return {
    open(socket, { conversationId, base, after }) {
      const stream = openStream({ socket, conversationId, base, after, read, present, limits, log })
      const room = rooms.get(conversationId) ?? new Set()
      rooms.set(conversationId, room.add(stream))
      count++
      socket.on('error', () => socket.terminate())
      socket.on('close', () => {
        count--
        room.delete(stream)
        if (room.size === 0 && rooms.get(conversationId) === room) rooms.delete(conversationId)
      })
      const [oldest] = room
      if (room.size > limits.socketsPerConversation) oldest?.close(1013)
      void stream.catchUp()
    },
    publish(conversation, activities) {
      if (conversation.channelId !== channelId) return
      for (const stream of rooms.get(conversation.id) ?? []) stream.publish(activities)
    },
    show(conversationId, activity) {
      for (const stream of rooms.get(conversationId) ?? []) stream.show(activity)
    },
    isOpen: (conversationId) => rooms.has(conversationId),
    count: () => count,
    close() {
      for (const timer of timers) clearInterval(timer)
      each((stream) => stream.close(1001))
    },
  }
}
