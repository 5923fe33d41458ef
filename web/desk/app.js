import { AskKnowledge } from './ask-knowledge.js'
import { Canned } from './canned.js'
import { sections } from './desk-state.js'
import { html } from './html.js'
import { meantBy } from './keys.js'
import { Matching } from './matching.js'
import { useEffect, useRef } from './preact-hooks.js'
import { QueueList } from './queue-list.js'
import { Settle, settlings } from './settle.js'
import { areKeysOn, Shortcuts } from './shortcuts.js'
import { Talk } from './talk.js'
import { t } from './texts.js'
import { TopBar } from './top-bar.js'

function focusOn(selector) {
  const found = document.querySelector(selector)
  found?.focus()
  return found
}

/** What a shortcut does now; those that make no sense for the open ticket, or beside the conversations, do nothing. */
function deeds(desk, state) {
  const { view, queue, me, tab } = state
  const mine = tab === 'talks' && view?.ticket.state === 'claimed' && view.ticket.owner?.staffId === me?.id
  const ask = (dialog) => () => mine && desk.ask(dialog)
  return {
    help: () => desk.ask('shortcuts'),
    queue: () => focusOn('.queue [data-id][tabindex="0"]') || focusOn('#queue-heading'),
    lines: () => focusOn('#lines'),
    compose: () => focusOn('#compose'),
    claim() {
      if (tab !== 'talks') return
      const id = view?.ticket.state === 'waiting' ? view.id : mine ? undefined : queue?.waiting[0]?.id
      if (id) void desk.claim(id)
    },
    note() {
      const facts = document.querySelector('.facts')
      if (facts) facts.open = true
      focusOn('#note')
    },
    available: () => me?.roles.includes('helpdesk') && desk.setAvailable(!queue?.available),
    ...Object.fromEntries(['canned', 'knowledge', ...settlings].map((dialog) => [dialog, ask(dialog)])),
  }
}

/** The whole page: its bar, what is said of the connection, the queue, the conversation that is open, and at most one window. */
export function App({ desk, state, icon }) {
  const { link, hidden, selected, tab, queue, unread, said } = state
  const dialog = hidden ? undefined : state.dialog
  const latest = useRef()
  latest.current = deeds(desk, state)
  useEffect(() => {
    const hear = (event) => {
      const deed = meantBy(event)
      if (!deed || !(areKeysOn() || deed === 'help')) return
      event.preventDefault()
      latest.current[deed]?.()
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [])

  const count = (queue?.waiting.length ?? 0) + unread.length
  useEffect(() => {
    document.title = count > 0 ? t('titleNew', { count }) : t('title')
  }, [count])

  const words =
    link === 'up' ? '' : t({ lost: 'link.lost', back: 'link.back', 'signed-out': 'link.signedOut', forbidden: 'link.forbidden' }[link])
  const toQueue = (event) => {
    event.preventDefault()
    latest.current.queue()
  }
  return html`
    ${tab === 'talks' && html`<a class="skip" href="#queue-heading" onClick=${toQueue}>${t('skip')}</a>`}
    <${TopBar} desk=${desk} state=${state} icon=${icon} />
    <p class="link-state" role="status" data-state=${link}>
      ${words} ${link === 'signed-out' && html`<a href="/desk">${t('link.signIn')}</a>`}
    </p>
    <main class="work" data-show=${selected ? 'talk' : 'queue'}>
      <h1 class="unseen">${t('name')} ${t('line')}</h1>
      <p class=${said?.bad ? 'said bad' : 'said'} role="status">${said?.words}</p>
      ${
        hidden
          ? ''
          : tab === 'matching'
            ? html`<${Matching} desk=${desk} state=${state} />`
            : html`<${QueueList} desk=${desk} state=${state} lists=${sections(queue, state.me)} />
            <${Talk} desk=${desk} state=${state} />`
      }
    </main>
    ${dialog === 'shortcuts' && html`<${Shortcuts} desk=${desk} />`}
    ${dialog === 'canned' && html`<${Canned} desk=${desk} state=${state} />`}
    ${dialog === 'knowledge' && html`<${AskKnowledge} desk=${desk} state=${state} />`}
    ${settlings.includes(dialog) && html`<${Settle} desk=${desk} state=${state} key=${dialog} />`}
  `
}
