import { EventEmitter } from 'node:events'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import type { Numbered } from '../../bot/channel.ts'
import { presenter } from '../../bot/direct-line/present.ts'
import { openStream } from '../../bot/direct-line/stream.ts'
import { uploadLinks } from '../../bot/direct-line/upload-links.ts'

const present = presenter(uploadLinks({ secret: 's', now: () => new Date(0), seconds: 1 }))
const numbered = (seq: number): Numbered => ({ type: 'message', id: `a${seq}`, seq, text: String(seq) })

/** A stream over a transcript that the test commits to, with reads and writes that finish when the test lets them. */
function bench({ after = 0, page = 3, bufferedBytes = 1e6 } = {}) {
  const committed: Numbered[] = []
  const waiting: (() => void)[] = []
  const sent: { activities: { text?: string }[]; watermark?: string }[] = []
  const state = { closed: 0, empty: 0, pings: 0 }
  const socket = Object.assign(new EventEmitter(), {
    OPEN: 1,
    readyState: 1,
    bufferedAmount: 0,
    send(data: string, done?: () => void) {
      if (data === '') state.empty++
      else sent.push(JSON.parse(data))
      if (done) waiting.push(done)
    },
    ping: () => state.pings++,
    close(code: number) {
      state.closed = code
      socket.readyState = 2
    },
    terminate: () => socket.close(1006),
  })
  const read = async (_id: string, from: number) => {
    const activities = committed.filter(({ seq }) => seq > from).slice(0, page)
    const more = committed.filter(({ seq }) => seq > from).length > page
    await new Promise<void>((resolve) => waiting.push(resolve))
    return { activities, watermark: activities.at(-1)?.seq ?? from, more }
  }
  const stream = openStream({
    ...{ socket: socket as unknown as WebSocket, conversationId: 'c', base: '', after, read, present },
    ...{ limits: { bufferedBytes }, log: { warn: () => {}, error: () => {} } },
  })
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  async function step() {
    waiting.shift()?.()
    await settle()
  }
  async function drain() {
    while (waiting.length > 0) await step()
  }
  const texts = () => sent.flatMap((set) => set.activities).map(({ text }) => Number(text))
  const commit = (count: number) =>
    Array.from({ length: count }, () => committed[committed.push(numbered(committed.length + 1)) - 1] as Numbered)
  return { stream, socket, state, sent, texts, step, drain, commit, committed }
}

describe('a stream', () => {
  test('delivers everything once and in order, however commits, publications and reads interleave', async () => {
    const action = fc.oneof(
      fc.record({ commit: fc.integer({ min: 1, max: 4 }), published: fc.constantFrom('now', 'later', 'never') }), // never: another machine's
      fc.constantFrom('step' as const, 'drain' as const, 'poll' as const, 'publish' as const),
      fc.record({ again: fc.nat() }), // an old publication once more
    )
    const upTo5 = fc.integer({ min: 0, max: 5 })
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 30 }), upTo5, upTo5, async (actions, before, seen) => {
        const after = Math.min(seen, before)
        const { stream, texts, sent, step, drain, commit, committed } = bench({ after })
        commit(before)
        void stream.catchUp()
        const publications: Numbered[][] = []
        const later: Numbered[][] = []
        const publish = (activities: Numbered[] = []) => {
          publications.push(activities)
          stream.publish(activities)
        }
        for (const act of actions) {
          if (act === 'step') await step()
          else if (act === 'drain') await drain()
          else if (act === 'poll') void stream.catchUp()
          else if (act === 'publish') publish(later.shift())
          else if ('again' in act) stream.publish(publications[act.again % (publications.length || 1)] ?? [])
          else {
            const made = commit(act.commit)
            if (act.published === 'later') later.push(made)
            if (act.published === 'now') publish(made)
          }
        }
        void stream.catchUp()
        await drain()
        expect(texts()).toEqual(committed.slice(after).map(({ seq }) => seq))
        expect(sent.map((set) => Number(set.watermark))).toEqual(sent.map((set) => Number(set.activities.at(-1)?.text)))
      }),
      { numRuns: 500 },
    )
  })

  test('what is published while it catches up is not lost, and what follows needs no store', async () => {
    const { stream, texts, step, drain, commit } = bench()
    commit(2)
    void stream.catchUp()
    stream.publish(commit(1))
    await step()
    stream.publish(commit(2))
    await drain()
    expect(texts()).toEqual([1, 2, 3, 4, 5])
    stream.publish(commit(2))
    expect(texts()).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  test('a client that does not read is ended when too much waits', () => {
    const { stream, socket, state, commit } = bench({ bufferedBytes: 1000 })
    stream.publish(commit(1))
    expect(state.closed).toBe(0)
    socket.bufferedAmount = 1001
    stream.publish(commit(1))
    expect(state.closed).toBe(1006)
    stream.publish(commit(1))
  })

  test('is asked whether it is there, and ended when it is not', () => {
    const { stream, socket, state } = bench()
    stream.ping()
    expect(state).toEqual({ closed: 0, empty: 1, pings: 1 })
    socket.emit('message', '')
    stream.ping()
    socket.emit('pong')
    stream.ping()
    expect(state).toEqual({ closed: 0, empty: 3, pings: 3 })
    stream.ping()
    expect(state.closed).toBe(1006)
  })

  test('shows what is not kept without a watermark', () => {
    const { stream, sent } = bench()
    stream.show({ type: 'typing' })
    expect(sent).toEqual([{ activities: [{ type: 'typing' }] }])
  })
})
