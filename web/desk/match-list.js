import { html } from './html.js'
import { useRoving } from './roving.js'
import { t } from './texts.js'
import { short } from './times.js'

/** Who waits: one stop for Tab, the arrows go through the list. */
function Waiting({ list, at, go }) {
  const { stop, move, reach } = useRoving(
    list.map(({ id }) => id),
    at.id,
  )
  return html`
    <ul aria-labelledby="match-waiting" onKeyDown=${move}>
      ${list.map(
        ({ id, name, phase, days, open }) => html`<li key=${id}>
          <button type="button" class="card" data-id=${id} tabindex=${id === stop ? 0 : -1} aria-current=${id === at.id ? 'true' : undefined}
            onFocus=${() => reach(id)} onClick=${() => go({ view: 'one', id })}>
            <span class="who">${name}</span> <span class="wait">${t('matching.days', { count: days })}</span>
            <span class="ask">${phase}</span>
            <span class="tags">${open && html`<span class="tag">${t('matching.offeredTo', { name: open.coachName })}</span>`}</span>
          </button>
        </li>`,
      )}
    </ul>
  `
}

/** What is open, the one that expires first before the others. */
const Open = ({ list, ask }) => html`
  <ul class="rows" aria-labelledby="match-open">
    ${list.map(
      (one) => html`<li key=${one.offer}>
        <p><strong>${one.name}</strong> → ${one.coachName} <span class="line">${t('matching.until', { until: short(one.expiresAt) })}</span></p>
        <button type="button" class="quiet" onClick=${() => ask({ about: 'withdraw', ...one })}>
          ${t('matching.withdraw')} <span class="unseen">${t('matching.pair', { name: one.name, coach: one.coachName })}</span>
        </button>
      </li>`,
    )}
  </ul>
`

/** Who waits for a coach, and what is open. */
export function MatchList({ desk, model: { lists, at, go, refresh } }) {
  const { waiting, open } = lists
  return html`
    <div class="match-list">
      <h2 id="matching-heading" tabindex="-1">${t('matching.heading')}</h2>
      <p class="match-row">
        <button type="button" class="plain" aria-current=${at.view === 'group' ? 'true' : undefined} onClick=${() => go({ view: 'group' })}>${t('matching.group')}</button>
        <button type="button" class="quiet" onClick=${refresh}>${t('matching.refresh')}</button>
      </p>
      <div class="lists">
        <h3 id="match-waiting">${t('matching.waiting')} <span class="count">${waiting.length}</span></h3>
        ${waiting.length === 0 ? html`<p class="empty">${t('matching.noneWaiting')}</p>` : html`<${Waiting} list=${waiting} at=${at} go=${go} />`}
        <h3 id="match-open">${t('matching.open')} <span class="count">${open.length}</span></h3>
        ${open.length === 0 ? html`<p class="empty">${t('matching.noneOpen')}</p>` : html`<${Open} list=${open} ask=${desk.ask} />`}
      </div>
    </div>
  `
}
