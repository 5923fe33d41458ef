import { Dialog } from './dialog.js'
import { html } from './html.js'
import { keys } from './keys.js'
import { useState } from './preact-hooks.js'
import { keep } from './storage.js'
import { t } from './texts.js'
import { Switch } from './top-bar.js'

const KEYS = 'loket.desk.keys'
const lasting = keep('localStorage')

/** Whether single letters do things; somebody who speaks to their computer turns them off. */
export const areKeysOn = () => lasting.read(KEYS) ?? true

export function Shortcuts({ desk }) {
  const [on, setOn] = useState(areKeysOn())
  const turn = (to) => {
    lasting.write(KEYS, to)
    setOn(to)
  }
  const rows = [...Object.entries(keys), ['Esc', 'escape']]
  return html`
    <${Dialog} desk=${desk} title=${t('keys.title')} lead=${t('keys.text')}>
      ${() => html`
        <${Switch} on=${on} onTurn=${turn}>${t('keys.on')}</${Switch}>
        <table class="keys">
          <thead>
            <tr>
              <th scope="col">${t('keys.key')}</th>
              <th scope="col">${t('keys.does')}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              ([key, deed]) => html`<tr key=${key}>
                <td><kbd>${key}</kbd></td>
                <td>${t(`keys.list.${deed}`)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      `}
    </${Dialog}>
  `
}
