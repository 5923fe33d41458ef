const WAIT_MS = [500, 1000, 2000, 4000, 8000, 15000]
const OPEN_MS = 8000
const POLL_MS = 2000
const POLL_HIDDEN_MS = 10000
const POLL_ROUNDS = 60
const TRIES_BEFORE_POLLING = 2

/**
 * A WebSocket for Direct Line that comes back by itself: after a loss it asks for a new address from the last watermark, and where sockets
 * do not work it polls. `line()` gives `{ token, domain, conversationId }` as they are now, `renew()` gets a new token and `gone()` hears that the conversation
 * no longer exists; `report` hears `online` and `reconnecting`.
 */
export const streamOf = ({ line, renew, gone, report, watermark: first }) =>
  function Stream(firstUrl) {
    const face = { readyState: 0, send, close }
    let watermark = first ?? ''
    let socket
    let timer
    let failures = 0
    let closed = false

    const api = async (path) => {
      const { token, domain, conversationId } = line()
      const url = `${domain}/conversations/${encodeURIComponent(conversationId)}${path}?watermark=${encodeURIComponent(watermark)}`
      const response = await fetch(url, { headers: { Authorization: `Bearer ${token}` } })
      if (response.ok) return response.json()
      if (response.status === 404) gone()
      if (response.status === 401 || response.status === 403) await renew()
      throw new Error(`Direct Line answered ${response.status}`)
    }

    const deliver = (text) => {
      if (!text || closed) return
      watermark = JSON.parse(text).watermark ?? watermark
      face.onmessage?.({ data: text })
    }

    const healthy = () => {
      report('online')
      if (face.readyState === 1) return
      face.readyState = 1
      face.onopen?.({})
    }

    const again = () => {
      if (closed) return
      report('reconnecting')
      const wait = WAIT_MS[Math.min(failures, WAIT_MS.length - 1)]
      failures += 1
      clearTimeout(timer)
      timer = setTimeout(resume, wait * (0.8 + Math.random() * 0.4))
    }

    const poll = async (rounds) => {
      try {
        deliver(JSON.stringify(await api('/activities')))
        healthy()
        if (closed) return
        if (rounds <= 0) failures = TRIES_BEFORE_POLLING - 1
        timer = setTimeout(() => (rounds > 0 ? poll(rounds - 1) : resume()), document.hidden ? POLL_HIDDEN_MS : POLL_MS)
      } catch {
        again()
      }
    }

    async function resume() {
      if (closed) return
      try {
        const { streamUrl } = await api('')
        if (closed) return
        if (failures >= TRIES_BEFORE_POLLING || !streamUrl) await poll(POLL_ROUNDS)
        else open(streamUrl)
      } catch {
        again()
      }
    }

    function open(url) {
      drop()
      const mine = new WebSocket(url)
      socket = mine
      const patience = setTimeout(() => mine.close(), OPEN_MS)
      const lost = () => {
        clearTimeout(patience)
        if (socket !== mine) return
        socket = undefined
        again()
      }
      mine.onopen = () => {
        clearTimeout(patience)
        failures = 0
        healthy()
      }
      mine.onmessage = (event) => deliver(event.data)
      mine.onclose = lost
      mine.onerror = lost
    }

    function drop() {
      const old = socket
      socket = undefined
      old?.close()
    }

    function hurry() {
      if (closed) return
      clearTimeout(timer)
      drop()
      resume()
    }

    function send(text) {
      if (socket?.readyState === 1) socket.send(text)
    }

    function close() {
      closed = true
      face.readyState = 3
      clearTimeout(timer)
      removeEventListener('online', hurry)
      drop()
    }

    addEventListener('online', hurry)
    open(firstUrl)
    return face
  }
