import { putIntoBox } from './compose.js'
import { Dialog } from './dialog.js'
import { html } from './html.js'
import { useEffect, useState } from './preact-hooks.js'
import { language, t } from './texts.js'

/** Answers that are given often, in the candidate's language and with their name in it. Choosing one puts it into the box; nothing is sent. */
export function Canned({ desk, state: { view } }) {
  const [answers, setAnswers] = useState()
  const [wish, setWish] = useState('')
  useEffect(() => {
    desk.api.get(`canned?${new URLSearchParams({ ticket: view.id })}`).then((got) => setAnswers(got.ok ? got.body : 'failed'))
  }, [])
  if (!view) return null
  const all = Array.isArray(answers) ? answers : []
  const shown = all
    .map((one) => ({ id: one.id, title: one.title[language], words: one.text[view.ticket.language] }))
    .filter(({ title, words }) => `${title} ${words}`.toLowerCase().includes(wish.trim().toLowerCase()))
  const use = (close, words) => {
    close()
    putIntoBox(desk, view.id, words)
  }
  return html`
    <${Dialog} desk=${desk} title=${t('canned.title')} lead=${t('canned.text')}>
      ${(close) => html`
        <form class="ask-row" onSubmit=${(event) => {
          event.preventDefault()
          if (shown[0]) use(close, shown[0].words)
        }}>
          <label class="unseen" for="canned-filter">${t('canned.filter')}</label>
          <input id="canned-filter" type="text" enterkeyhint="search" autocomplete="off" placeholder=${t('canned.filter')} value=${wish} onInput=${(event) => setWish(event.currentTarget.value)} />
        </form>
        <ul class="picks">
          ${shown.map(
            ({ id, title, words }) => html`<li key=${id}>
              <button type="button" lang=${view.ticket.language} onClick=${() => use(close, words)}><strong lang=${language}>${title}</strong> <span>${words}</span></button>
            </li>`,
          )}
        </ul>
        <p class="empty" role="status">
          ${answers === undefined ? t('loading') : answers === 'failed' ? t('canned.failed') : shown.length === 0 ? t('canned.none') : ''}
        </p>
      `}
    </${Dialog}>
  `
}
