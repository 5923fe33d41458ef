import { html } from './html.js'
import { useLayoutEffect, useRef } from './preact-hooks.js'
import { t } from './texts.js'

/**
 * A window over the page. It keeps the focus inside, Escape closes it, and the focus goes back to where it was. `children` gets what closes it, and may open another one. With `calm` nothing is
 * chosen yet when it opens, so that nobody who thought to be typing an answer does something with Enter.
 */
export function Dialog({ desk, title, lead, calm, children }) {
  const box = useRef()
  const next = useRef()
  useLayoutEffect(() => {
    const dialog = box.current
    if (!dialog.open) dialog.showModal()
    return () => dialog.close()
  }, [])
  const close = (other) => {
    next.current = other
    box.current.close()
  }
  const outside = (event) => {
    if (event.target === box.current) close()
  }
  return html`
    <dialog ref=${box} aria-labelledby="dialog-title" onClose=${() => desk.ask(next.current)} onClick=${outside}>
      <div class="window">
        <h2 id="dialog-title" tabindex=${calm ? -1 : undefined}>${title}</h2>
        ${lead && html`<p class="line">${lead}</p>`} ${children(close)}
        <p class="window-end"><button type="button" class="quiet" onClick=${() => close()}>${t('close')}</button></p>
      </div>
    </dialog>
  `
}
