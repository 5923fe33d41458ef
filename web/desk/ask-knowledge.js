import { putIntoBox } from './compose.js'
import { Dialog } from './dialog.js'
import { html } from './html.js'
import { useState } from './preact-hooks.js'
import { t } from './texts.js'

/** Answers of the knowledge base in the candidate's language. Choosing one puts it into the box; nothing is sent. */
export function AskKnowledge({ desk, state: { view } }) {
  const [wish, setWish] = useState(view?.ticket.question ?? '')
  const [found, setFound] = useState()
  if (!view) return null
  const locale = view.ticket.language
  const search = async (event) => {
    event.preventDefault()
    if (wish.trim() === '') return
    const got = await desk.api.get(`answers?${new URLSearchParams({ q: wish.trim(), locale })}`)
    setFound(got.ok ? got.body : 'failed')
  }
  const use = (close, words) => {
    close()
    putIntoBox(desk, view.id, words)
  }
  const answers = Array.isArray(found) ? found : []
  const told =
    found === undefined
      ? ''
      : found === 'failed'
        ? t('knowledge.failed')
        : answers.length === 0
          ? t('knowledge.none')
          : t('knowledge.found', { count: answers.length })
  return html`
    <${Dialog} desk=${desk} title=${t('knowledge.title')} lead=${t('knowledge.text')}>
      ${(close) => html`
        <form class="ask-row" onSubmit=${search}>
          <label class="unseen" for="knowledge-wish">${t('knowledge.label')}</label>
          <input id="knowledge-wish" type="text" enterkeyhint="search" autocomplete="off" placeholder=${t('knowledge.label')} value=${wish} onInput=${(event) => setWish(event.currentTarget.value)} />
          <button type="submit" class="strong">${t('knowledge.search')}</button>
        </form>
        <p class="empty" role="status">${told}</p>
        <ul class="picks" lang=${locale}>
          ${answers.map(
            ({ topic, question, answer }) => html`<li key=${topic}>
              <button type="button" onClick=${() => use(close, answer)}><strong>${question}</strong> <span>${answer}</span></button>
            </li>`,
          )}
        </ul>
      `}
    </${Dialog}>
  `
}
