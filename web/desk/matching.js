import { html } from './html.js'
import { useMatching } from './match-deeds.js'
import { MatchGroup } from './match-group.js'
import { MatchList } from './match-list.js'
import { MatchOne } from './match-one.js'
import { MatchWindows } from './match-windows.js'
import { useState } from './preact-hooks.js'
import { t } from './texts.js'

/** For intermediaries: who waits, who would fit and why, what is open, and the group as a whole. */
export function Matching({ desk, state }) {
  const model = useMatching(desk)
  const [came, setCame] = useState()
  const { lists, at, busy } = model
  if (lists === undefined || lists === 'failed')
    return html`<section class="matching" data-show="none" aria-labelledby="matching-heading">
      <div class="match-list">
        <h2 id="matching-heading" tabindex="-1">${t('matching.heading')}</h2>
        <p class="empty" role="status">${t(lists ? 'matching.failed' : 'loading')}</p>
        ${lists && html`<p><button type="button" class="plain" onClick=${model.refresh}>${t('matching.refresh')}</button></p>`}
      </div>
    </section>`
  return html`
    <section class="matching" data-show=${at.view} aria-labelledby="matching-heading" aria-busy=${busy ? 'true' : undefined}>
      <${MatchList} desk=${desk} model=${model} />
      ${at.view === 'one' && html`<${MatchOne} key=${at.id} desk=${desk} state=${state} model=${model} />`}
      ${at.view === 'group' && html`<${MatchGroup} desk=${desk} model=${model} came=${came} told=${setCame} />`}
      ${at.view === 'none' && html`<div class="match-detail"><p class="empty">${t('matching.choose')}</p></div>`}
      <${MatchWindows} desk=${desk} dialog=${state.dialog} model=${model} came=${setCame} key=${state.dialog?.about} />
    </section>
  `
}
