const PATIENCE_MS = 2500
const BACK_MS = 4000

/**
 * Shows how the connection is, in words and with a sign, and keeps quiet while all is well.
 * `report(state)` takes `connecting`, `online`, `reconnecting` or `busy`; `online()` waits for the next good moment.
 */
export function openConnection({ element, texts }) {
  let state = 'connecting'
  let troubled = false
  let timer
  const waiting = new Set()

  const show = (name) => {
    element.dataset.state = name
    element.textContent = name ? texts[name] : ''
  }

  const update = () => {
    clearTimeout(timer)
    const now = navigator.onLine === false ? 'offline' : state
    if (now === 'online') {
      show(troubled ? 'back' : '')
      if (troubled) timer = setTimeout(() => show(''), BACK_MS)
      troubled = false
      for (const go of waiting) go()
      waiting.clear()
      return
    }
    const trouble = () => {
      troubled = true
      show(now)
    }
    if (troubled || now === 'offline' || now === 'busy') trouble()
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
    online: () => (state === 'online' && navigator.onLine !== false ? Promise.resolve() : new Promise((go) => waiting.add(go))),
  }
}
