import { html } from './html.js'
import { useRef, useState } from './preact-hooks.js'
import { language, t } from './texts.js'

/** Something that is on or off, said as such. */
export const Switch = ({ on, onTurn, children, className = '' }) => html`
  <button type="button" class="switch ${className}" role="switch" aria-checked=${String(on)} onClick=${() => onTurn(!on)}>
    <span class="track" aria-hidden="true"></span> ${children}
  </button>
`

/** What is seldom needed: sound, shortcuts, the other language, leaving. */
function Menu({ desk, me }) {
  const [sound, setSound] = useState(desk.sound.isOn())
  const menu = useRef()
  const [first, ...rest] = me.name.split(' ')
  const other = language === 'nl' ? 'en' : 'nl'
  const shut = (back) => {
    menu.current.open = false
    if (back) menu.current.querySelector('summary').focus()
  }
  const turn = (on) => {
    desk.sound.turn(on)
    setSound(on)
    if (on) desk.sound.play()
  }
  const leave = (event) => {
    if (!menu.current.contains(event.relatedTarget)) shut(false)
  }
  const press = (event) => {
    if (event.key === 'Escape' && menu.current.open) shut(true)
  }
  const help = () => {
    shut(true)
    desk.ask('shortcuts')
  }
  return html`
    <details class="menu" ref=${menu} onFocusOut=${leave} onKeyDown=${press}>
      <summary>${first} <span class="wide-only">${rest.join(' ')}</span></summary>
      <div class="menu-box">
        <${Switch} on=${sound} onTurn=${turn}>${t('bar.sound')}</${Switch}>
        <button type="button" onClick=${help}>${t('bar.shortcuts')} <kbd>?</kbd></button>
        <button type="button" lang=${other} onClick=${() => desk.setLanguage(other)}>${t('other')}</button>
        <button type="button" onClick=${() => desk.signOut(false)}>${t('bar.signOut')}</button>
        <button type="button" onClick=${() => desk.signOut(true)}>${t('bar.signOutAll')}</button>
      </div>
    </details>
  `
}

/** Whose page this is, what they work on, whether they take new questions. */
export function TopBar({ desk, state: { me, queue, tab }, icon }) {
  const tabs = me?.roles.includes('intermediary') ? ['talks', 'matching'] : []
  const turn = (on) => {
    void desk.setAvailable(on)
  }
  return html`
    <header class="top">
      <p class="brand"><img src=${icon} alt="" width="36" height="36" /> <span><strong class="wide-only">${t('name')}</strong> <span class="line">${t('line')}</span></span></p>
      ${
        tabs.length > 0 &&
        html`<nav aria-label=${t('bar.work')}>
          ${tabs.map(
            (
              one,
            ) => html`<button type="button" class="tab" key=${one} aria-current=${tab === one ? 'page' : undefined} onClick=${() => desk.tab(one)}>
              ${t(`bar.${one}`)}
            </button>`,
          )}
        </nav>`
      }
      <div class="tools">
        ${me?.roles.includes('helpdesk') && queue && html`<${Switch} on=${queue.available} onTurn=${turn}>${t('bar.available')}</${Switch}>`}
        ${me && html`<${Menu} desk=${desk} me=${me} />`}
      </div>
    </header>
  `
}
