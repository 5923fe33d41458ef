import type { ServerResponse } from 'node:http'
import type { TicketCard } from '../../data/ticket.ts'
import { type ConversationDoc, conversationKey } from '../conversation-doc.ts'
import type { DeskDeps } from './desk-deps.ts'
import { shownCard } from './shown.ts'

/** What a page listens with. `mayStay` looks in the store whether they are still signed in, with their role. */
type Listener = { sessionId: string; staffId: string; mayStay: () => Promise<'signed-out' | 'forbidden' | undefined> }
type Stream = Listener & { response: ServerResponse; end: (reason: string) => void }

const mostStreams = 5
/** In milliseconds: how often a stream shows that it lives and whoever listens still may, and what another machine did is looked for; for how long changes are gathered. */
const checkEvery = 5_000
const lookEvery = 2_000
const gather = 20

/** Server-sent events: tells open pages that the queue or a ticket changed. What it became they ask themselves. */
export function deskEvents({ store, helpdesk, log }: Pick<DeskDeps, 'store' | 'helpdesk' | 'log'>) {
  const { queue } = helpdesk
  const streams = new Set<Stream>()
  const last = new Map<string, number>()
  let waiting: { queue: boolean; tickets: Set<string> } | undefined
  let timers: NodeJS.Timeout[] = []

  const write = (stream: Stream, text: string) => {
    if (!stream.response.writableEnded && !stream.response.destroyed) stream.response.write(text)
  }

  function flush(): void {
    const now = waiting
    waiting = undefined
    if (!now) return
    const text = `${now.queue ? 'event: queue\ndata: {}\n\n' : ''}${[...now.tickets].map((id) => `event: ticket\ndata: ${JSON.stringify({ id })}\n\n`).join('')}`
    for (const stream of streams) write(stream, text)
  }

  function tell(what: { queue?: true; ticket?: string }): void {
    if (streams.size === 0) return
    if (!waiting) {
      waiting = { queue: false, tickets: new Set() }
      setTimeout(flush, gather).unref()
    }
    if (what.queue) waiting.queue = true
    if (what.ticket !== undefined) waiting.tickets.add(what.ticket)
  }

  const cardOf = (place: { channelId: string; id: string }) =>
    queue
      .all()
      .find((one) => isGoingOn(one) && one.conversation.conversationId === place.id && one.conversation.channelId === place.channelId)
  const isGoingOn = ({ state, detachedAt }: TicketCard) => detachedAt === undefined && (state === 'waiting' || state === 'claimed')

  /** What candidates said on another machine to whoever listens here. */
  async function look(): Promise<void> {
    const here = new Set([...streams].map((one) => one.staffId))
    const theirs = queue
      .all()
      .filter((one) => one.state === 'claimed' && one.detachedAt === undefined && one.owner && here.has(one.owner.staffId))
    for (const { id, conversation } of theirs) {
      const doc = await store.get<ConversationDoc>(conversationKey(conversation.channelId, conversation.conversationId))
      if (doc) heardUntil(id, doc.seq)
    }
    for (const id of last.keys()) if (!theirs.some((one) => one.id === id)) last.delete(id)
  }

  function heardUntil(id: string, seq: number): void {
    const before = last.get(id)
    if (before !== undefined && before >= seq) return
    last.set(id, seq)
    tell({ ticket: id })
  }

  async function check(): Promise<void> {
    for (const stream of streams) {
      write(stream, ': ping\n\n')
      const reason = await stream.mayStay()
      if (reason) stream.end(reason)
    }
  }

  const failed = (error: unknown) => log.warn({ error }, 'open pages of the helpdesk could not be looked after; it is tried again')
  function tend(): void {
    if (timers.length > 0) return
    timers = [setInterval(() => void look().catch(failed), lookEvery), setInterval(() => void check().catch(failed), checkEvery)]
    for (const timer of timers) timer.unref()
  }
  function rest(): void {
    for (const timer of timers) clearInterval(timer)
    timers = []
    last.clear()
  }

  const line = (card: TicketCard | undefined) => JSON.stringify(card && shownCard(card))
  const stopListening = queue.listen((id, card, before) => tell({ ...(line(card) !== line(before) && { queue: true }), ticket: id }))

  return {
    /** False when this browser listens too often already. */
    open(listener: Listener, response: ServerResponse, headers: Record<string, string>): boolean {
      // Gone while it was looked at who it is: it would never close.
      if (response.destroyed) return true
      if ([...streams].filter((one) => one.sessionId === listener.sessionId).length >= mostStreams) return false
      response.writeHead(200, {
        ...headers,
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      const stream: Stream = {
        ...listener,
        response,
        end(reason) {
          streams.delete(stream)
          write(stream, `event: end\ndata: ${JSON.stringify({ reason })}\n\n`)
          response.end()
          if (streams.size === 0) rest()
        },
      }
      streams.add(stream)
      response.on('close', () => {
        streams.delete(stream)
        if (streams.size === 0) rest()
      })
      write(stream, 'retry: 2000\n\nevent: queue\ndata: {}\n\n')
      tend()
      return true
    },
    /** The queue is otherwise. */
    changed: () => tell({ queue: true }),
    /** Something was said in a conversation; `seq` is how far it is. */
    said(conversation: { channelId: string; id: string }, seq: number): void {
      const card = streams.size === 0 ? undefined : cardOf(conversation)
      if (!card) return
      last.set(card.id, Math.max(seq, last.get(card.id) ?? 0))
      tell({ ticket: card.id })
    },
    /** Somebody types in a conversation: shown to the agent who helps them, and kept nowhere. */
    typing(conversation: { channelId: string; id: string }): void {
      const card = streams.size === 0 ? undefined : cardOf(conversation)
      if (!card?.owner) return
      for (const stream of streams)
        if (stream.staffId === card.owner.staffId) write(stream, `event: typing\ndata: ${JSON.stringify({ id: card.id })}\n\n`)
    },
    /** Ends the streams of a browser, or of a person. */
    end(which: { sessionId: string } | { staffId: string }, reason = 'signed-out'): void {
      for (const stream of streams)
        if ('sessionId' in which ? stream.sessionId === which.sessionId : stream.staffId === which.staffId) stream.end(reason)
    },
    count: () => streams.size,
    close(): void {
      stopListening()
      rest()
      for (const stream of streams) stream.end('closed')
    },
  }
}
export type DeskEvents = ReturnType<typeof deskEvents>
