import { Dialog } from './dialog.js'
import { html } from './html.js'
import { nameOf } from './make-desk.js'
import { useEffect } from './preact-hooks.js'
import { t } from './texts.js'
import { short } from './times.js'

/** Windows that ask one thing before something becomes of a conversation. */
export const settlings = ['transfer', 'snooze', 'release', 'close', 'giveBack']

/** What can be chosen: its words, what goes to the server, and what is said when it is done. */
function choices(dialog, { view, me }) {
  const name = nameOf(view.ticket)
  switch (dialog) {
    case 'transfer':
      return (view.colleagues ?? []).map((one) => ({
        words: one.name,
        hint: t(`roles.${one.role}`),
        about: { to: one.staffId },
        done: t('act.transferred', { name: one.name }),
      }))
    case 'snooze':
      return me.snoozes.map(({ id, until }) => ({
        words: t(`snooze.${id}`),
        hint: short(until),
        about: { until },
        done: t('act.snoozed'),
      }))
    case 'close':
      return me.results.map((result) => ({ words: t(`result.${result}`), about: { result }, done: t('act.closed', { name }) }))
    case 'release':
      return [{ words: t('release.yes'), about: {}, done: t('act.released', { name }) }]
    default:
      return [{ words: t('give-back.yes'), about: {}, done: t('act.gaveBack', { name }) }]
  }
}

const texts = { transfer: 'transfer', snooze: 'snooze', release: 'release', close: 'close-talk', giveBack: 'give-back' }
const deeds = { transfer: 'transfer', snooze: 'snooze', release: 'release', close: 'close', giveBack: 'give-back' }

export function Settle({ desk, state }) {
  const { dialog, view } = state
  useEffect(() => {
    // "An hour" is an hour from now.
    if (dialog === 'snooze') void desk.readMe()
  }, [dialog])
  if (!view) return null
  const list = choices(dialog, state)
  const choose = async (close, { about, done }) => {
    close()
    await desk.act(view.id, deeds[dialog], about, done)
    document.getElementById('talk-heading')?.focus()
  }
  return html`
    <${Dialog} desk=${desk} title=${t(`${texts[dialog]}.title`)} lead=${t(`${texts[dialog]}.text`)} calm>
      ${(close) => html`
        ${list.length === 0 && html`<p class="empty">${t('transfer.none')}</p>`}
        <ul class="picks">
          ${list.map(
            (one) => html`<li key=${one.words}>
              <button type="button" onClick=${() => choose(close, one)}><strong>${one.words}</strong> ${one.hint && html`<span>${one.hint}</span>`}</button>
            </li>`,
          )}
        </ul>
      `}
    </${Dialog}>
  `
}
