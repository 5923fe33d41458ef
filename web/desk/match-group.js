import { html } from './html.js'
import { nowhere } from './match-deeds.js'
import { Reasons } from './match-proposal.js'
import { useState } from './preact-hooks.js'
import { t } from './texts.js'
import { short } from './times.js'

/** Why these two: asked for when somebody wants to know. */
function Why({ model, pair: { candidate, coach, name } }) {
  const [found, setFound] = useState()
  const open = async (event) => {
    if (event.currentTarget.open && !found) setFound((await model.why(candidate, coach)) ?? undefined)
  }
  return html`<details class="why" onToggle=${open}>
    <summary>${t('matching.why')} <span class="unseen">${name}</span></summary>
    ${found ? html`<${Reasons} of=${found} />` : html`<p class="empty">${t('loading')}</p>`}
  </details>`
}

const Pair = ({ model, pair }) => html`
  <li class="proposal">
    <p><strong>${pair.name}</strong> → <strong>${pair.coachName}</strong></p>
    ${pair.facts.map((fact) => html`<p class="line" key=${fact}>${fact}</p>`)}
    <${Why} key=${pair.coach} model=${model} pair=${pair} />
    <div class="match-row">
      <button type="button" class="quiet" onClick=${() => model.go({ view: 'one', id: pair.candidate })}>${t('matching.look')} <span class="unseen">${pair.name}</span></button>
      <button type="button" class="quiet" onClick=${() => model.leaveOut(pair.candidate)}>${t('matching.leaveOut')} <span class="unseen">${pair.name}</span></button>
    </div>
  </li>
`

/** People with one thing that can be done about each. */
const Rows = ({ id, heading, list, words, act }) =>
  list.length > 0 &&
  html`<h3 id=${id}>${heading} <span class="count">${list.length}</span></h3>
    <ul class="rows" aria-labelledby=${id}>
      ${list.map(
        ({ candidate, name, why }) => html`<li key=${candidate}>
          <p><strong>${name}</strong> ${why && html`<span class="line">${why}</span>`}</p>
          <button type="button" class="quiet" onClick=${() => act(candidate)}>${words} <span class="unseen">${name}</span></button>
        </li>`,
      )}
    </ul>`

/** Everybody at once: the newest proposal, who is left out of it, and sending all of it. */
export function MatchGroup({ desk, model, came, told }) {
  const { lists, busy, go, solve, takeIn } = model
  const { run } = lists
  const again = () => {
    told(undefined)
    void solve()
  }
  const solving = busy?.startsWith('cohort/')
  return html`
    <div class="match-detail">
      <button type="button" class="quiet narrow-only" onClick=${() => go(nowhere)}>← ${t('matching.back')}</button>
      <h2 id="match-heading" tabindex="-1">${t('matching.group')}</h2>
      <p class="line">${t('matching.groupText')}</p>
      <div class="match-row">
        ${
          run?.pairs.length > 0 &&
          html`<button type="button" class="strong" onClick=${() => desk.ask({ about: 'send', run: run.id, sure: run.sure })}>
            ${t('matching.send', { count: run.pairs.length })}
          </button>`
        }
        <button type="button" class="plain" onClick=${again}>${t(run ? 'matching.makeAgain' : 'matching.make')}</button>
      </div>
      <p class="came" role="status">${solving ? t('matching.busy') : ''}</p>
      ${came && html`<p class="came">${came}</p>`}
      ${
        run &&
        html`<p>${t('matching.runAt', { at: short(run.at) })} ${run.proof}</p>
          ${run.pairs.length === 0 && html`<p class="empty">${t('matching.noPairs')}</p>`}
          <ul class="proposals">
            ${run.pairs.map((pair) => html`<${Pair} key=${pair.candidate} model=${model} pair=${pair} />`)}
          </ul>
          <${Rows} id="match-alone" heading=${t('matching.alone')} list=${run.alone} words=${t('matching.look')} act=${(id) => go({ view: 'one', id })} />
          <${Rows} id="match-skipped" heading=${t('matching.skipped')} list=${run.skipped} words=${t('matching.takeIn')} act=${takeIn} />
          ${
            run.moves.length > 0 &&
            html`<details class="others">
              <summary><h3>${t('matching.moves')}</h3></summary>
              <ul>
                ${run.moves.map((line) => html`<li key=${line}>${line}</li>`)}
              </ul>
            </details>`
          }`
      }
    </div>
  `
}
