/**
 * Talks with the site around the chat, and with no other: the chat tells `ready`, `unread` and `close`, the site tells `opened` and `closed`.
 * On a page of its own (`parentOrigin` null) it does nothing.
 */
export function openFrame({ parentOrigin, onOpened, onClosed }) {
  const tell = (message) => {
    if (parentOrigin) window.parent.postMessage(message, parentOrigin)
  }
  let open = parentOrigin === null

  if (parentOrigin) {
    addEventListener('message', (event) => {
      if (event.source !== window.parent || event.origin !== parentOrigin) return
      if (event.data?.loket === 'opened') {
        open = true
        onOpened()
      }
      if (event.data?.loket === 'closed') {
        open = false
        onClosed()
      }
    })
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) tell({ loket: 'close' })
    })
  }

  return {
    ready: () => tell({ loket: 'ready' }),
    unread: (count) => tell({ loket: 'unread', count }),
    isOpen: () => open,
  }
}
