const TIMEOUT_MS = 15_000

/**
 * Talks with the server. Answers `{ ok: true, body }` or `{ ok: false, code, message?, status }`; `code` is `offline` when nothing came back and `signed-out` for
 * anybody without a session. Never throws.
 */
export function openApi({ fetch = globalThis.fetch.bind(globalThis), csrf = () => '', renew = async () => {} } = {}) {
  async function call(method, path, body) {
    try {
      const response = await fetch(`/desk/api/${path}`, {
        method,
        headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json', 'x-loket-desk': csrf() }) },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      const read = response.status === 204 ? {} : await response.json().catch(() => ({}))
      if (response.ok) return { ok: true, body: read }
      const { code = response.status >= 500 ? 'offline' : 'failed', message, name } = read.error ?? {}
      return { ok: false, code: response.status === 401 ? 'signed-out' : code, message, name, status: response.status }
    } catch {
      return { ok: false, code: 'offline', status: 0 }
    }
  }
  /** Signed in anew in another tab: the proof that the page is ours is a new one. */
  async function post(path, body = {}) {
    const first = await call('POST', path, body)
    if (first.code !== 'csrf') return first
    await renew()
    return call('POST', path, body)
  }
  return { get: (path) => call('GET', path), post }
}

/** Of answers to the same question the older may come last. `asking` gives, when the answer is there, whether it is still news. */
export function newestOnly() {
  let asked = 0
  const heard = new Map()
  return function asking(what) {
    const mine = ++asked
    return () => {
      if ((heard.get(what) ?? 0) > mine) return false
      heard.set(what, mine)
      return true
    }
  }
}

/** Whether trying the same again can help: nothing came back, or the server was in trouble or busy. */
export const isPassing = ({ code, status }) => code === 'offline' || code === 'signed-out' || status === 429 || status >= 500
