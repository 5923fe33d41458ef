import { inOrder, neighbour } from './desk-state.js'
import { waited } from './format.js'
import { html } from './html.js'
import { nameOf } from './make-desk.js'
import { useEffect, useLayoutEffect, useRef, useState } from './preact-hooks.js'
import { focusOn, useRoving } from './roving.js'
import { language, t } from './texts.js'
import { short } from './times.js'

const TICK_MS = 20_000

const Tag = ({ kind = 'mild', children }) => html`<span class="tag ${kind}">${children}</span>`

/** One conversation in the queue: who, how long, what about. */
function Card({ card, desk, place, current, stop, onReach }) {
  const { key, vars } = waited(card.queuedAt, desk.now())
  const unsent = desk.outbox.has(card.id)
  return html`
    <li>
      <button type="button" class="card" data-id=${card.id} tabindex=${stop ? 0 : -1} aria-current=${current ? 'true' : undefined}
        onFocus=${() => onReach(card.id)} onClick=${() => desk.select(card.id)}>
        <span class="who">${nameOf(card)}</span>
        ${card.state === 'waiting' && html`<span class="wait">${key === 'queue.now' ? t(key) : t('queue.waits', { time: t(key, vars) })}</span>`}
        <span class="ask" lang=${card.question && card.language}>${card.question ?? t('queue.noQuestion')}</span>
        <span class="tags">
          ${place === 'unread' && html`<${Tag} kind="new">${t('queue.unread')}</${Tag}>`}
          ${unsent && html`<${Tag} kind=${unsent === 'unsent' ? 'bad' : 'mild'}>${t(`queue.${unsent}`)}</${Tag}>`}
          ${card.reason !== 'asked' && html`<${Tag} kind=${card.reason === 'distress' ? 'bad' : 'mild'}>${t(`reason.${card.reason}`)}</${Tag}>`}
          ${card.language !== language && html`<${Tag}>${t(`language.${card.language}`)}</${Tag}>`}
          ${card.mail && html`<${Tag}>${t('queue.mail')}</${Tag}>`}
          ${card.for && card.state === 'waiting' && html`<${Tag}>${t('queue.for', { name: card.for.name })}</${Tag}>`}
          ${card.snoozedUntil && html`<${Tag}>${t('queue.parked', { until: short(card.snoozedUntil) })}</${Tag}>`}
          ${place === 'others' && card.owner && html`<${Tag}>${t('queue.with', { name: card.owner.name })}</${Tag}>`}
        </span>
      </button>
    </li>
  `
}

/** The queue. One stop for Tab; the arrows go through all of it. The focus stays where it was, or goes to what took its place. */
export function QueueList({ desk, state, lists }) {
  const { queue, me, selected, unread } = state
  const [, tick] = useState(0)
  const box = useRef()
  const before = useRef([])
  const ids = inOrder(queue, me)
  const { reached, reach, move, stop } = useRoving(ids, selected)

  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  useLayoutEffect(() => {
    const had = before.current
    before.current = ids
    const lost = reached && had.includes(reached) && !ids.includes(reached)
    if (!lost) return
    const next = neighbour(had, ids, reached)
    reach(next)
    if (document.activeElement !== document.body) return
    if (next) focusOn(box.current, next)
    else document.getElementById('queue-heading').focus()
  })

  const list = (name, empty) => {
    const cards = lists[name]
    if (cards.length === 0 && !empty) return null
    return html`
      <h3 id=${`queue-${name}`}>${t(`queue.${name}`)} <span class="count">${cards.length}</span></h3>
      ${cards.length === 0 && html`<p class="empty">${empty}</p>`}
      ${
        cards.length > 0 &&
        html`<ul aria-labelledby=${`queue-${name}`}>
        ${cards.map(
          (card) => html`<${Card} key=${card.id} card=${card} desk=${desk} current=${card.id === selected} stop=${card.id === stop}
            place=${unread.includes(card.id) ? 'unread' : name} onReach=${reach} />`,
        )}
      </ul>`
      }
    `
  }
  const next = lists.waiting[0]
  return html`
    <section class="queue" aria-labelledby="queue-heading" ref=${box} onKeyDown=${move}>
      <div class="queue-head">
        <h2 id="queue-heading" tabindex="-1">${t('queue.heading')}</h2>
        ${queue && html`<p class="line">${t('queue.agents', { count: queue.agents.available, free: queue.agents.free })}</p>`}
      </div>
      ${queue && !queue.available && me?.roles.includes('helpdesk') && html`<p class="hint">${t('queue.away')}</p>`}
      ${queue ? '' : html`<p class="empty">${t('loading')}</p>`}
      ${
        queue &&
        html`<div class="lists">
          ${list('mine', t('queue.noneMine'))} ${list('waiting', t('queue.nobodyWaits'))}
          ${next && html`<button type="button" class="plain wide" onClick=${() => desk.claim(next.id)}>${t('queue.claimNext')}</button>`}
          ${list('others')} ${list('ended')}
        </div>`
      }
    </section>
  `
}
