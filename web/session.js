import { keep } from './storage.js'

const RESUME = 'loket.resume'
const PERSON = 'loket.demo-person'
const MARGIN_SECONDS = 60
const WAIT_MS = [1000, 2000, 4000, 8000, 15000]

const post = async (path, body) => {
  const response = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  if (response.ok) return response.json()
  throw Object.assign(new Error(`${path} answered ${response.status}`), {
    status: response.status,
    retryAfterSeconds: Number(response.headers.get('Retry-After')) || undefined,
  })
}

const sleep = (ms) =>
  new Promise((done) => {
    const timer = setTimeout(finish, ms)
    function finish() {
      clearTimeout(timer)
      removeEventListener('online', finish)
      done()
    }
    addEventListener('online', finish)
  })

/**
 * Who this browser is to the bot. `grant()` gives `{ token, conversationId, userId, domain, resumed }` and keeps trying;
 * `report` hears `busy` or `reconnecting` meanwhile. `forget()` begins anew, `become(as)` is a demo person.
 */
export function openSession({ locale, report }) {
  const lasting = keep('localStorage')
  const passing = keep('sessionStorage')

  const visitor = async () => {
    const known = lasting.read(RESUME)
    const grant = await post('/webchat/token', { locale, resume: known?.resume })
    lasting.write(RESUME, { resume: grant.resume, conversationId: grant.conversationId })
    return { ...grant, resumed: known?.conversationId === grant.conversationId }
  }

  const demoPerson = async ({ as, grant, until }) => {
    if (grant && Date.now() < until) return { ...grant, resumed: true }
    const fresh = await post('/demo/token', { as, locale })
    passing.write(PERSON, { as, grant: fresh, until: Date.now() + (fresh.expires_in - MARGIN_SECONDS) * 1000 })
    return { ...fresh, resumed: false }
  }

  return {
    async grant() {
      for (let tries = 0; ; tries += 1) {
        try {
          const person = passing.read(PERSON)
          return await (person ? demoPerson(person) : visitor())
        } catch (error) {
          if (error.status === 404 || error.status === 400) passing.forget(PERSON)
          report(error.status === 429 ? 'busy' : 'reconnecting')
          await sleep(error.retryAfterSeconds ? error.retryAfterSeconds * 1000 : WAIT_MS[Math.min(tries, WAIT_MS.length - 1)])
        }
      }
    },
    forget() {
      const person = passing.read(PERSON)
      if (person) passing.write(PERSON, { as: person.as })
      else lasting.forget(RESUME)
    },
    /** The demo person's token has run out or was refused. */
    expire() {
      const person = passing.read(PERSON)
      if (person) passing.write(PERSON, { as: person.as })
    },
    become(as) {
      if (as) passing.write(PERSON, { as })
      else passing.forget(PERSON)
    },
    person: () => passing.read(PERSON)?.as,
  }
}
