import { timesIn } from './format.js'
import { html } from './html.js'
import { useEffect, useState } from './preact-hooks.js'
import { language, t } from './texts.js'

const { short } = timesIn(language)

const Rows = ({ id, items, none }) =>
  items.length === 0
    ? html`<p class="empty">${none}</p>`
    : html`<ul class="rows" aria-labelledby=${id}>
        ${items.map(
          ({ key, name, beside, hint }) => html`<li key=${key}>
            <strong>${name}</strong> <span class="beside">${beside}</span> ${hint && html`<span class="line">${hint}</span>`}
          </li>`,
        )}
      </ul>`

const waiting = ({ card: { id, name }, days, open }) => ({
  key: id,
  name,
  beside: t('matching.days', { count: days }),
  hint: open && t('matching.offeredTo', { name: open.name }),
})
const offered = ({ offer, candidate, name, coachName, expiresAt }) => ({
  key: offer ?? candidate,
  name,
  beside: `→ ${coachName}`,
  hint: t('matching.until', { until: short(expiresAt) }),
})
const pair = ({ candidate, name, coachName }) => ({ key: candidate, name, beside: `→ ${coachName}` })
const alone = ({ candidate, name, why }) => ({ key: candidate, name, beside: t(`matching.aloneWhy.${why}`) })

/** For intermediaries: who waits, what was offered, the newest proposal. To look at; what is to be done is said to the bot. */
export function Matching({ desk }) {
  const [lists, setLists] = useState()
  useEffect(() => {
    desk.api.get('matching').then((got) => setLists(got.ok ? got.body : 'failed'))
  }, [])
  if (lists === undefined || lists === 'failed')
    return html`<section class="matching" aria-labelledby="matching-heading">
      <h2 id="matching-heading">${t('matching.heading')}</h2>
      <p class="empty" role="status">${t(lists ? 'matching.failed' : 'loading')}</p>
    </section>`
  const { run } = lists
  return html`
    <section class="matching" aria-labelledby="matching-heading">
      <h2 id="matching-heading">${t('matching.heading')}</h2>
      <p class="lead">${t('matching.text')} <a href="/">${t('matching.chat')}</a></p>
      <div class="columns">
        <div>
          <h3 id="match-waiting">${t('matching.waiting')} <span class="count">${lists.waiting.length}</span></h3>
          <${Rows} id="match-waiting" items=${lists.waiting.map(waiting)} none=${t('matching.noneWaiting')} />
        </div>
        <div>
          <h3 id="match-open">${t('matching.open')} <span class="count">${lists.open.length}</span></h3>
          <${Rows} id="match-open" items=${lists.open.map(offered)} none=${t('matching.noneOpen')} />
        </div>
        <div>
          <h3 id="match-run">${t('matching.run')}</h3>
          ${run && html`<p class="line">${t('matching.runAt', { at: short(run.at) })}</p>`}
          <${Rows} id="match-run" items=${(run?.pairs ?? []).map(pair)} none=${t('matching.noRun')} />
          ${
            run?.alone.length > 0 &&
            html`<h4 id="match-alone">${t('matching.alone')}</h4>
              <${Rows} id="match-alone" items=${run.alone.map(alone)} />`
          }
        </div>
      </div>
    </section>
  `
}
