import { lineOf } from './format.js'
import { html } from './html.js'
import { nameOf } from './make-desk.js'
import { useLayoutEffect, useRef } from './preact-hooks.js'
import { t } from './texts.js'
import { clock, day, isSameDay } from './times.js'

const NEAR_PX = 120

/** A message on its way: said to be so, and what can be done when it failed. `id` is the outbox's. */
export function OnItsWay({ desk, id, item, behind }) {
  const { request, words, state, message } = item
  const failed = state === 'failed' || state === 'refused'
  return html`
    <li class="line-of agent pending ${failed ? 'bad' : ''}">
      <p class="words">${words}</p>
      <p class="way" role=${failed ? 'alert' : undefined}>
        ${failed ? `${t('compose.failed')} ${message ?? ''}` : t(behind ? 'compose.behind' : 'compose.sending')}
      </p>
      ${
        failed &&
        html`<p class="ways">
          ${state === 'failed' && html`<button type="button" class="link" onClick=${() => desk.outbox.again(id)}>${t('compose.again')}</button>`}
          <button type="button" class="link" onClick=${() => desk.outbox.edit(id, request)}>${t('compose.edit')}</button>
          <button type="button" class="link" onClick=${() => desk.outbox.drop(id, request)}>${t('compose.drop')}</button>
        </p>`
      }
    </li>
  `
}

const linked = ({ name, url }) => html`<a class="file" key=${url} href=${url} target="_blank" rel="noopener">${name || t('talk.file')}</a>`

function Line({ line, before, ticket, names }) {
  const { name, words } = lineOf(line, names)
  const who = line.by === 'candidate' ? (ticket.name ?? t('talk.candidate')) : line.by === 'bot' ? t('talk.bot') : (name ?? t('talk.agent'))
  const { files = [] } = line
  const newDay = !before || !isSameDay(before.at, line.at)
  const follows = !newDay && before.by === line.by
  return html`
    ${newDay && html`<li class="day"><span>${day(line.at)}</span></li>`}
    <li class="line-of ${line.by} ${follows ? 'follows' : ''}">
      <p class="by ${follows ? 'unseen' : ''}"><strong>${who}</strong> <time datetime=${line.at}>${clock(line.at)}</time></p>
      <p class="words" lang=${ticket.language}>${[words === files.map(({ name }) => name).join(', ') ? '' : words, ...files.map(linked)]}</p>
    </li>
  `
}

/** What was said, who said it marked, the newest at the bottom; stays at the bottom for who was there. */
export function Lines({ desk, view, me, typing }) {
  const { id, ticket, lines } = view
  const box = useRef()
  const near = useRef(true)
  const { sending } = desk.outbox.held(id)
  const names = [me?.name, ticket.owner?.name].filter(Boolean)
  useLayoutEffect(() => {
    near.current = true
  }, [id])
  useLayoutEffect(() => {
    if (near.current) box.current.scrollTop = box.current.scrollHeight
  }, [id, lines.length, lines.at(-1)?.at, sending.map((one) => one.state).join(), typing])
  const watch = () => {
    const { scrollHeight, scrollTop, clientHeight } = box.current
    near.current = scrollHeight - scrollTop - clientHeight < NEAR_PX
  }
  return html`
    <div class="lines" id="lines" ref=${box} onScroll=${watch} tabindex="0" role="region" aria-label=${t('talk.lines')}>
      ${!ticket.shared && html`<p class="hint">${t('talk.notShared')}</p>`}
      ${lines.length + sending.length === 0 && html`<p class="empty">${t('talk.nothing')}</p>`}
      ${
        lines.length + sending.length > 0 &&
        html`<ol>
          ${lines.map(
            (line, index) =>
              html`<${Line} key=${`${line.at} ${index}`} line=${line} before=${lines[index - 1]} ticket=${{ ...ticket, name: ticket.name && nameOf(ticket) }} names=${names} />`,
          )}
          ${sending.map((item, index) => html`<${OnItsWay} key=${item.request} desk=${desk} id=${id} item=${item} behind=${index > 0} />`)}
        </ol>`
      }
      ${typing && html`<p class="typing">${t('talk.typing')}</p>`}
    </div>
  `
}
