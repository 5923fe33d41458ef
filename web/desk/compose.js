import { html } from './html.js'
import { nameOf } from './make-desk.js'
import { useLayoutEffect, useRef } from './preact-hooks.js'
import { t } from './texts.js'

/** The box for an answer. What is typed is kept at once; Enter sends, Esc leaves the box so that the shortcuts work. */
export function Compose({ desk, view: { id, ticket } }) {
  const { draft } = desk.outbox.held(id)
  const box = useRef()
  useLayoutEffect(() => {
    const { style } = box.current
    style.height = 'auto'
    style.height = `${box.current.scrollHeight + 2}px`
  }, [draft])
  const send = () => {
    desk.outbox.say(id)
    box.current.focus()
  }
  const press = (event) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      document.getElementById('talk-heading').focus()
    }
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    send()
  }
  const type = (event) => {
    desk.outbox.draft(id, event.currentTarget.value)
    desk.typed(id)
  }
  const submit = (event) => {
    event.preventDefault()
    send()
  }
  return html`
    <form class="compose" onSubmit=${submit}>
      <label class="unseen" for="compose">${t('compose.label', { name: nameOf(ticket) })}</label>
      <textarea id="compose" lang=${ticket.language} ref=${box} rows="2" value=${draft} placeholder=${t('compose.placeholder')} aria-describedby="compose-hint"
        onInput=${type} onKeyDown=${press}></textarea>
      <div class="compose-tools">
        <button type="button" class="quiet" onClick=${() => desk.ask('canned')}>${t('compose.canned')}</button>
        <button type="button" class="quiet" onClick=${() => desk.ask('knowledge')}>${t('compose.knowledge')}</button>
      </div>
      <button type="submit" class="strong send">${t('compose.send')}</button>
      <p class="hint-keys wide-only" id="compose-hint">${t('compose.hint')}</p>
    </form>
  `
}

/** Puts words into the box, after what is there, and goes there. */
export function putIntoBox(desk, id, words) {
  const { draft } = desk.outbox.held(id)
  desk.outbox.draft(id, [draft.trimEnd(), words].filter(Boolean).join('\n'))
  requestAnimationFrame(() => {
    const box = document.getElementById('compose')
    box?.focus()
    box?.setSelectionRange(box.value.length, box.value.length)
  })
}
