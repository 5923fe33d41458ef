import { html } from './html.js'
import { t } from './texts.js'

const Points = ({ list, kind, label }) =>
  list.length > 0 &&
  html`<div class=${kind}>
    <p class="line">${label}</p>
    <ul>
      ${list.map((text) => html`<li key=${text}>${text}</li>`)}
    </ul>
  </div>`

/** What stands in the way, what would make the difference, what speaks for and against. */
export function Reasons({ of: { stops, change, reasons } }) {
  const texts = (isFor) => reasons.filter(({ weight }) => weight > 0 === isFor).map(({ text }) => text)
  return html`
    <div class="reasons">
      <${Points} kind="stops" label=${t('matching.stops')} list=${stops} />
      ${change && html`<p class="change">${change}</p>`}
      <${Points} kind="for" label=${t('matching.for')} list=${texts(true)} />
      <${Points} kind="against" label=${t('matching.against')} list=${texts(false)} />
    </div>
  `
}

/** The button that makes the offer, or asks for a reason first; nothing where there is no place, or something open. */
export function OfferButton({ desk, model, one, proposal: { coach, name, way }, strong, close }) {
  if (one.open || way === 'none') return null
  const press = () => {
    const reason = way === 'offer' ? undefined : { about: 'override', candidate: one.id, name: one.name, coach, coachName: name }
    if (close) close(reason)
    else if (reason) desk.ask(reason)
    if (!reason) void model.offer(one.id, coach)
  }
  return html`<button type="button" class=${strong ? 'strong' : 'plain'} onClick=${press}>
    ${t(way === 'offer' ? 'matching.offer' : 'matching.override')} <span class="unseen">${t('matching.to', { coach: name })}</span>
  </button>`
}

/** One coach for somebody, with why and why not. */
export function ProposalCard({ desk, model, one, proposal, first, compare }) {
  const { coach, name, points, locked, refused } = proposal
  const change = (deed, words) => html`<button type="button" class="quiet" onClick=${() => model.pair(one.id, deed, coach)}>
    ${words} <span class="unseen">${name}</span>
  </button>`
  return html`
    <li class="proposal">
      <h4>${name} <span class="line">${t('matching.points', { points })}</span> ${locked && html`<span class="tag new">${t('matching.locked')}</span>`}</h4>
      <${Reasons} of=${proposal} />
      <div class="match-row">
        <${OfferButton} desk=${desk} model=${model} one=${one} proposal=${proposal} strong=${first} />
        ${locked ? change('unlock', t('matching.unlock')) : refused ? change('unlock', t('matching.release')) : ''}
        ${!locked && !refused && change('lock', t('matching.lock'))} ${!refused && change('exclude', t('matching.exclude'))}
        ${
          compare &&
          html`<label class="pick"><input type="checkbox" checked=${compare.on} disabled=${compare.full && !compare.on} onChange=${compare.turn} />
            ${t('matching.compareThis')} <span class="unseen">${name}</span></label>`
        }
      </div>
    </li>
  `
}
