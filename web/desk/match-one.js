import { html } from './html.js'
import { Compare } from './match-compare.js'
import { nowhere } from './match-deeds.js'
import { ProposalCard } from './match-proposal.js'
import { useState } from './preact-hooks.js'
import { t } from './texts.js'
import { short } from './times.js'

const mostBeside = 3

/** Everybody for one candidate: the best first, who would be if one thing changed, and why the others cannot. */
export function MatchOne({ desk, state: { dialog }, model }) {
  const { at, one, lists, go } = model
  const [picked, setPicked] = useState([])
  const name = one?.name ?? lists.waiting.find(({ id }) => id === at.id)?.name ?? ''
  const back = html`<button type="button" class="quiet narrow-only" onClick=${() => go(nowhere)}>← ${t('matching.back')}</button>`
  if (!one || one.failed)
    return html`<div class="match-detail">
      ${back}
      <h2 id="match-heading" tabindex="-1">${name}</h2>
      <p class="empty" role="status">${one?.failed ?? t('loading')}</p>
    </div>`
  const { possible, wouldBe, others, asked, open, left } = one
  const beside = [...possible, ...wouldBe].filter(({ coach }) => picked.includes(coach))
  const compareOf = ({ coach }) => ({
    on: picked.includes(coach),
    full: beside.length >= mostBeside,
    turn: () => setPicked(picked.includes(coach) ? picked.filter((id) => id !== coach) : [...picked, coach]),
  })
  const cards = (list, comparable) => html`<ul class="proposals">
    ${list.map(
      (proposal, index) => html`<${ProposalCard} key=${proposal.coach} desk=${desk} model=${model} one=${one} proposal=${proposal}
        first=${list === possible && index === 0} compare=${comparable && compareOf(proposal)} />`,
    )}
  </ul>`
  return html`
    <div class="match-detail">
      ${back}
      <h2 id="match-heading" tabindex="-1">${name}</h2>
      <p class="line">${one.phase} · ${t('matching.waits', { count: one.days })}</p>
      ${
        open &&
        html`<div class="hint match-row">
          <span>${t('matching.isOpen', { coach: open.coachName, until: short(open.expiresAt) })}</span>
          <button type="button" class="plain" onClick=${() => desk.ask({ about: 'withdraw', candidate: one.id, name, ...open })}>${t('matching.withdraw')}</button>
        </div>`
      }
      ${
        asked.length > 0 &&
        html`<h3 id="match-asked">${t('matching.asked')}</h3>
          <ul aria-labelledby="match-asked">
            ${asked.map((line) => html`<li key=${line}>${line}</li>`)}
          </ul>`
      }
      <h3>${t('matching.proposals')}</h3>
      ${possible.length === 0 && html`<p class="empty">${t('matching.nobody')}</p>`}
      ${
        possible.length + wouldBe.length > 1 &&
        html`<p class="match-row">
          <button type="button" class="plain" aria-disabled=${String(beside.length < 2)} aria-describedby="compare-hint"
            onClick=${() => beside.length >= 2 && desk.ask({ about: 'compare' })}>${t('matching.compare')}</button>
          <span class="line" id="compare-hint">${t('matching.compareHint', { picked: beside.length })}</span>
        </p>`
      }
      ${cards(possible, true)}
      ${
        wouldBe.length + others.length > 0 &&
        html`<details class="others">
          <summary><h3>${t('matching.others')} <span class="count">${wouldBe.length + others.length}</span></h3></summary>
          ${cards(wouldBe, true)} ${cards(others, false)} ${left > 0 && html`<p class="empty">${t('matching.left', { count: left })}</p>`}
        </details>`
      }
      ${dialog?.about === 'compare' && html`<${Compare} desk=${desk} model=${model} one=${one} list=${beside} />`}
    </div>
  `
}
