;(() => {
  const script = document.currentScript
  const settings = __LOKET_EMBED__
  const loket = new URL(script.src).origin
  const language = script.dataset.lang === 'en' ? 'en' : 'nl'
  const texts = settings.texts[language]
  const USED = 'loket.used'

  if (!settings.origins.includes(location.origin)) {
    console.error(
      `Loket: this site (${location.origin}) may not show the chat. Ask the administrator of ${loket} to add it to WEBCHAT_ORIGINS.`,
    )
    return
  }
  if (document.querySelector('loket-chat')) return

  const memory = {
    used() {
      try {
        return localStorage.getItem(USED) === '1'
      } catch {
        return false
      }
    },
    use() {
      try {
        localStorage.setItem(USED, '1')
      } catch {}
    },
  }

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(...children)
    return element
  }
  const drawing = (tag, attributes, ...children) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(...children)
    return element
  }
  const icon = (path) =>
    drawing(
      'svg',
      { viewBox: '0 0 24 24', width: '24', height: '24', 'aria-hidden': 'true', focusable: 'false' },
      drawing('path', { d: path }),
    )

  const badge = make('span', { class: 'badge', hidden: '', 'aria-hidden': 'true' })
  const label = make('span', { class: 'label' }, texts.open)
  const launcher = make('button', { type: 'button', class: 'launcher', 'aria-expanded': 'false', 'aria-controls': 'panel' })
  launcher.append(icon('M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2Z'), label, badge)
  const close = make('button', { type: 'button', class: 'close', 'aria-label': texts.close }, icon('m6 6 12 12M18 6 6 18'))
  const title = make('strong', { id: 'title' }, texts.panel)
  const panel = make('dialog', { id: 'panel', class: 'panel', 'aria-labelledby': 'title' }, make('header', {}, title, close))
  const news = make('p', { class: 'news', role: 'status' })

  const host = make('loket-chat', { lang: language })
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(__LOKET_EMBED_CSS__)
  root.adoptedStyleSheets = [sheet]
  root.append(panel, launcher, news)

  let frame
  let ready = false
  let open = false

  const tell = (word) => {
    if (ready) frame.contentWindow.postMessage({ loket: word }, loket)
  }

  const load = () => {
    if (frame) return
    const query = new URLSearchParams({ embed: '1', lang: language, origin: location.origin })
    frame = make('iframe', { title: texts.panel, src: `${loket}/?${query}`, allow: '' })
    panel.append(frame)
  }

  const show = () => {
    open = true
    memory.use()
    load()
    if (matchMedia('(max-width: 480px)').matches) panel.showModal()
    else panel.show()
    launcher.setAttribute('aria-expanded', 'true')
    if (ready) frame.focus()
    else close.focus()
    tell('opened')
  }

  const hide = () => {
    if (!open) return
    open = false
    panel.close()
    launcher.setAttribute('aria-expanded', 'false')
    launcher.focus()
    tell('closed')
  }

  const count = (unread) => {
    const words = unread === 0 ? '' : (unread === 1 ? texts.unreadOne : texts.unreadOther).replace('{{count}}', String(unread))
    badge.hidden = unread === 0
    badge.textContent = unread > 9 ? '9+' : String(unread)
    if (words) launcher.setAttribute('aria-label', `${texts.open}, ${words}`)
    else launcher.removeAttribute('aria-label')
    news.textContent = words
  }

  addEventListener('message', (event) => {
    if (!frame || event.origin !== loket || event.source !== frame.contentWindow) return
    const { loket: word, count: unread } = event.data ?? {}
    if (word === 'ready') {
      ready = true
      tell(open ? 'opened' : 'closed')
      if (open && root.activeElement === close) frame.focus()
    }
    if (word === 'unread' && Number.isInteger(unread) && unread >= 0) count(unread)
    if (word === 'close') hide()
  })
  launcher.addEventListener('click', () => (open ? hide() : show()))
  close.addEventListener('click', hide)
  panel.addEventListener('cancel', (event) => {
    event.preventDefault()
    hide()
  })
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide()
  })

  const place = () => {
    document.body.append(host)
    if (memory.used()) (window.requestIdleCallback ?? setTimeout)(load)
  }
  if (document.body) place()
  else addEventListener('DOMContentLoaded', place)
})()
