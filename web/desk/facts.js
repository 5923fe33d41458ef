import { html } from './html.js'
import { OnItsWay } from './lines.js'
import { useState } from './preact-hooks.js'
import { t } from './texts.js'
import { short } from './times.js'

const wide = matchMedia('(min-width: 70rem)')

function Note({ desk, id }) {
  const key = desk.noteKey(id)
  const { draft, sending } = desk.outbox.held(key)
  const save = (event) => {
    event.preventDefault()
    desk.outbox.say(key)
  }
  const press = (event) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      document.getElementById('talk-heading').focus()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(event)
  }
  return html`
    ${
      sending.length > 0 &&
      html`<ul class="notes">
        ${sending.map((item, index) => html`<${OnItsWay} key=${item.request} desk=${desk} id=${key} item=${item} behind=${index > 0} />`)}
      </ul>`
    }
    <form class="new-note" onSubmit=${save}>
      <label for="note">${t('facts.noteLabel')}</label>
      <textarea id="note" rows="2" value=${draft} placeholder=${t('facts.notePlaceholder')} onInput=${(event) => desk.outbox.draft(key, event.currentTarget.value)}
        onKeyDown=${press}></textarea>
      <button type="submit" class="plain">${t('facts.noteSave')}</button>
    </form>
  `
}

/** What is known of who asks, so that nobody asks it again, and what colleagues wrote for each other. */
export function Facts({ desk, view: { id, ticket, facts } }) {
  const [open, setOpen] = useState(wide.matches)
  const { queuedAt, openedAt, state, notes } = ticket
  const since = { label: t(state === 'waiting' ? 'facts.since' : 'facts.opened'), value: short(state === 'waiting' ? queuedAt : openedAt) }
  return html`
    <details class="facts" open=${open} onToggle=${(event) => setOpen(event.currentTarget.open)}>
      <summary><h2>${t('facts.heading')}</h2></summary>
      <dl>
        ${[...facts, since].map(
          ({ label, value }) => html`<div key=${label}>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
        )}
      </dl>
      <h3>${t('facts.notes')} <span class="line">${t('talk.onlyColleagues')}</span></h3>
      ${notes.length === 0 && html`<p class="empty">${t('facts.noNotes')}</p>`}
      ${
        notes.length > 0 &&
        html`<ul class="notes">
          ${notes.map(
            ({ at, by, words }) => html`<li class="note" key=${`${at} ${words}`}>
              <p class="by"><strong>${by}</strong> <time datetime=${at}>${short(at)}</time></p>
              <p class="words">${words}</p>
            </li>`,
          )}
        </ul>`
      }
      <${Note} desk=${desk} id=${id} />
    </details>
  `
}
