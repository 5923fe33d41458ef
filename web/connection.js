const PATIENCE_MS = 2500
const BACK_MS = 4000

/**
 * Shows how the connection is, in words and with a sign, and keeps quiet while all is well.
 * `report(state)` takes `connecting`, `online`, `reconnecting` or `busy`; `online()` waits for the next good moment. `hold()` says that something typed waits to
 * be kept though the connection is there, until what it returns is called.
 */
export function openConnection({ element, texts }) {
  let state = 'connecting'
  let troubled = false
  let timer
  let held = 0
  const waiting = new Set()

  const show = (name) => {
    element.dataset.state = name
    element.textContent = name ? texts[name] : ''
  }

  const update = () => {
    clearTimeout(timer)
    const line = navigator.onLine === false ? 'offline' : state
    const now = line === 'online' && held > 0 ? 'waiting' : line
    if (line === 'online') {
      for (const go of waiting) go()
      waiting.clear()
    }
    if (now === 'online') {
      show(troubled ? 'back' : '')
      if (troubled) timer = setTimeout(() => show(''), BACK_MS)
      troubled = false
      return
    }
    const trouble = () => {
      troubled = true
      show(now)
    }
    if (troubled || ['offline', 'busy', 'waiting'].includes(now)) trouble()
    else timer = setTimeout(trouble, PATIENCE_MS)
  }

  addEventListener('online', update)
  addEventListener('offline', update)
  update()

  return {
    report(next) {
      if (next === state) return
      state = next
      update()
    },
    hold() {
      held += 1
      update()
      return () => {
        held -= 1
        update()
      }
    },
    online: () => (state === 'online' && navigator.onLine !== false ? Promise.resolve() : new Promise((go) => waiting.add(go))),
  }
}
