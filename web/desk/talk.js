import { Compose } from './compose.js'
import { Facts } from './facts.js'
import { html } from './html.js'
import { Lines } from './lines.js'
import { nameOf } from './make-desk.js'
import { useEffect, useRef } from './preact-hooks.js'
import { t } from './texts.js'
import { short } from './times.js'

const ended = ['closed', 'returned', 'expired']

function standing({ state, owner, snoozedUntil }, me) {
  if (state !== 'claimed') return t(`state.${state}`)
  if (snoozedUntil) return t('state.parked', { until: short(snoozedUntil) })
  return owner?.staffId === me?.id ? t('state.claimedYou') : t('state.claimed', { name: owner?.name ?? '' })
}

/** What can be done with this ticket as it stands now. */
function Deeds({ desk, view, mine }) {
  const { id, ticket } = view
  const button = (deed, act, kind = 'plain') => html`<button type="button" class=${kind} onClick=${act}>${t(`act.${deed}`)}</button>`
  const ask = (deed) => button(deed, () => desk.ask(deed))
  const deeds = mine
    ? [ask('transfer'), ask('snooze'), ask('release'), ask('giveBack'), button('close', () => desk.ask('close'), 'strong')]
    : ticket.state === 'waiting' || view.stray
      ? [button('claim', () => desk.claim(id), 'strong')]
      : ended.includes(ticket.state)
        ? [button('reopen', () => desk.act(id, 'reopen', {}, t('act.reopened')), 'strong')]
        : []
  return deeds.length > 0 && html`<div class="deeds" role="group" aria-label=${t('act.label')}>${deeds}</div>`
}

function Nobody({ state, desk }) {
  const { selected, problem } = state
  const words = problem ? t(`talk.${problem}`) : selected ? t('loading') : t('talk.none')
  return html`
    <div class="nobody">
      <p role=${problem ? 'alert' : undefined}>${words}</p>
      ${!selected && html`<p class="line wide-only">${t('talk.noneHint')}</p>`}
      ${problem === 'failed' && html`<button type="button" class="plain" onClick=${() => desk.reload(selected)}>${t('talk.again')}</button>`}
      ${problem && html`<button type="button" class="plain narrow-only" onClick=${() => desk.select(undefined)}>${t('talk.back')}</button>`}
    </div>
  `
}

/** The open conversation: who, what can be done, what was said, the box for an answer, and beside it what is known. */
export function Talk({ desk, state }) {
  const { view, me, selected } = state
  const heading = useRef()
  const shown = view?.id
  useEffect(() => {
    if (shown) heading.current?.focus({ preventScroll: true })
  }, [shown])
  if (!view || view.id !== selected)
    return html`<section class="talk" aria-label=${t('talk.label')}><${Nobody} desk=${desk} state=${state} /></section>`
  const { ticket } = view
  const mine = ticket.state === 'claimed' && ticket.owner?.staffId === me?.id
  const back = () => {
    desk.select(undefined)
    requestAnimationFrame(() => document.getElementById('queue-heading')?.focus())
  }
  return html`
    <section class="talk" aria-labelledby="talk-heading">
      <div class="talk-head">
        <button type="button" class="back narrow-only" onClick=${back}>← ${t('talk.back')}</button>
        <div class="talk-who">
          <h2 id="talk-heading" tabindex="-1" ref=${heading}>${nameOf(ticket)}</h2>
          <p class="standing" data-state=${ticket.state}>${standing(ticket, me)}</p>
        </div>
        <${Deeds} desk=${desk} view=${view} mine=${mine} />
      </div>
      ${mine && ticket.unseenSince && html`<p class="hint unseen-yet">${t('talk.unseen')}</p>`}
      <${Lines} desk=${desk} view=${view} me=${me} typing=${state.typing === view.id} />
      ${mine && html`<${Compose} desk=${desk} view=${view} key=${view.id} />`}
    </section>
    <${Facts} desk=${desk} view=${view} key=${`facts ${view.id}`} />
  `
}
