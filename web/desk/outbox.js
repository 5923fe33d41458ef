/**
 * Unsent words, kept a ticket in `box` (an area of the browser) until the server has them: the draft, and messages on their way in their order. A message keeps its
 * request id, so that sending it again never says it twice. Messages of a ticket go one after the other; behind one that failed the others wait. One that was refused goes no more by itself.
 */
export function openOutbox({ box, owner, send, newId, changed, isPassing }) {
  const key = (id) => `loket.desk.${owner()}.${id}`
  const empty = { draft: '', sending: [] }
  const held = (id) => ({ ...empty, ...box.read(key(id)) })
  const busy = new Set()

  function keep(id, next) {
    if (next.draft === '' && next.sending.length === 0) box.forget(key(id))
    else box.write(key(id), next)
    changed(id)
  }
  const mark = (id, request, state, message) => {
    const { draft, sending } = held(id)
    keep(id, { draft, sending: sending.map((one) => (one.request === request ? { ...one, state, message } : one)) })
  }
  const take = (id, request) => {
    const { draft, sending } = held(id)
    keep(id, { draft, sending: sending.filter((one) => one.request !== request) })
  }

  async function pump(id) {
    if (busy.has(id)) return
    busy.add(id)
    try {
      for (let head = held(id).sending[0]; head; head = held(id).sending[0]) {
        if (head.state === 'refused') return
        mark(id, head.request, 'sending')
        const sent = await send(id, head)
        if (!sent.ok) {
          mark(id, head.request, isPassing(sent) ? 'failed' : 'refused', sent.message)
          return
        }
        take(id, head.request)
      }
    } finally {
      busy.delete(id)
    }
  }

  return {
    held,
    has: (id) => {
      const { draft, sending } = held(id)
      return sending.some((one) => one.state !== 'sending') ? 'unsent' : draft === '' ? undefined : 'draft'
    },
    draft: (id, words) => keep(id, { ...held(id), draft: words }),
    /** What is in the box goes out; nothing when it is empty. */
    say(id) {
      const { draft, sending } = held(id)
      if (draft.trim() === '') return false
      keep(id, { draft: '', sending: [...sending, { request: newId(), words: draft.trim(), state: 'sending' }] })
      void pump(id)
      return true
    },
    again: (id) => pump(id),
    drop(id, request) {
      take(id, request)
      void pump(id)
    },
    /** Back into the box, before what is there. */
    edit(id, request) {
      const { draft, sending } = held(id)
      const words = sending.find((one) => one.request === request)?.words ?? ''
      keep(id, { draft: [words, draft].filter(Boolean).join('\n'), sending: sending.filter((one) => one.request !== request) })
      void pump(id)
    },
  }
}
