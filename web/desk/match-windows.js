import { Dialog } from './dialog.js'
import { html } from './html.js'
import { useState } from './preact-hooks.js'
import { t } from './texts.js'

const longestWords = 800

/** A window that asks for words, and then does one thing. */
function AskWords({ desk, title, lead, label, yes, required, done }) {
  const [words, setWords] = useState('')
  const submit = (close) => (event) => {
    event.preventDefault()
    if (required && words.trim() === '') return
    close()
    done(words.trim())
  }
  return html`
    <${Dialog} desk=${desk} title=${title} lead=${lead}>
      ${(close) => html`
        <form class="new-note" onSubmit=${submit(close)}>
          <label for="match-words">${label}</label>
          <textarea id="match-words" rows="3" maxlength=${longestWords} required=${required} value=${words} onInput=${(event) => setWords(event.currentTarget.value)}></textarea>
          <button type="submit" class="strong">${yes}</button>
        </form>
      `}
    </${Dialog}>
  `
}

/** Windows that ask something before an offer is made against what stands in the way, taken back, or sent to everybody. `came` hears what came of sending. */
export function MatchWindows({ desk, dialog, model, came }) {
  const { about, candidate, name, coach, coachName } = dialog ?? {}
  if (about === 'override')
    return html`<${AskWords} desk=${desk} title=${t('matching.overrideTitle', { name, coach: coachName })} lead=${t('matching.overrideText')}
      label=${t('matching.reason')} yes=${t('matching.override')} required done=${(words) => model.offer(candidate, coach, words)} />`
  if (about === 'withdraw')
    return html`<${AskWords} desk=${desk} title=${t('matching.withdrawTitle', { name, coach: coachName })} lead=${t('matching.withdrawText', { coach: coachName })}
      label=${t('matching.withdrawReason')} yes=${t('matching.withdrawYes')} done=${(words) => model.withdraw(candidate, dialog, words)} />`
  if (about !== 'send') return null
  const send = async (close) => {
    close()
    came((await model.send(dialog.run))?.message)
  }
  return html`
    <${Dialog} desk=${desk} title=${t('matching.sendTitle')} lead=${dialog.sure} calm>
      ${(close) => html`<p><button type="button" class="strong" onClick=${() => send(close)}>${t('matching.sendYes')}</button></p>`}
    </${Dialog}>
  `
}
