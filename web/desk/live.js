const AGAIN_MS = [1_000, 2_000, 5_000, 10_000]

/** Hears what changes, by server-sent events. `up(again)` each time the line is there (`again` after it was lost), `lost` when it is gone; tries by itself until it is closed. */
export function openLive({ up, lost, queue, ticket, typing, check }) {
  let source
  let timer
  let failures = 0
  let wasUp = false
  let closed = false

  function connect() {
    source = new EventSource('/desk/api/events')
    source.addEventListener('open', () => {
      up(wasUp || failures > 0)
      wasUp = true
      failures = 0
    })
    source.addEventListener('queue', () => queue())
    source.addEventListener('ticket', (event) => {
      const { id } = JSON.parse(event.data)
      ticket(id)
    })
    source.addEventListener('typing', (event) => typing(JSON.parse(event.data).id))
    source.addEventListener('error', () => {
      if (closed) return
      failures += 1
      lost()
      // The browser itself tries again, but not after an answer that says no.
      if (source.readyState === EventSource.CLOSED) later()
    })
  }
  async function later() {
    clearTimeout(timer)
    const tried = source
    if (!(await check()) || closed || source !== tried) return
    timer = setTimeout(connect, AGAIN_MS[Math.min(failures, AGAIN_MS.length) - 1] ?? 1_000)
  }
  function reconnect() {
    if (closed) return
    clearTimeout(timer)
    source.close()
    connect()
  }
  connect()
  addEventListener('online', reconnect)
  addEventListener('offline', lost)
  return {
    reconnect,
    close() {
      closed = true
      clearTimeout(timer)
      source.close()
    },
  }
}
