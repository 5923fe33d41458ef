import { soundAlerts } from './alerts.js'
import { isPassing, newestOnly, openApi } from './api.js'
import { newLines, newlyWaiting, nothingYet, reduce } from './desk-state.js'
import { lineOf } from './format.js'
import { openLive } from './live.js'
import { onDeed } from './on-deed.js'
import { openOutbox } from './outbox.js'
import { keep } from './storage.js'
import { t } from './texts.js'

const AT = 'loket.desk.at'
const BACK_MS = 4_000
const TYPING_MS = 3_000
const SAID_MS = 7_000
const NOTE = 'note '

export const nameOf = (card) => card?.name ?? t('someone')

/** The page's one state and all that can be done with it; `announce` says things to screen readers, `show` hears of every change. */
export function makeDesk({ announce, show }) {
  let state = nothingYet
  let clockAhead = 0
  let isIdle = () => false
  const session = keep('sessionStorage')
  const sound = soundAlerts()
  const api = openApi({ csrf: () => state.me?.csrf ?? '', renew: () => readMe() })
  const newId = () => crypto.randomUUID()

  function tell(type, about = {}) {
    state = reduce(state, { type, ...about })
    show(state)
  }
  let saidTimer
  function say(words, bad = false) {
    tell('said', { said: { words, bad } })
    clearTimeout(saidTimer)
    saidTimer = setTimeout(() => tell('said', { said: undefined }), bad ? 3 * SAID_MS : SAID_MS)
  }
  /** Whether somebody is signed out, or lost their role; a ticket may also be refused to who may work here. */
  function away({ code }, whole = false) {
    const gone = code === 'signed-out' || (whole && code === 'forbidden')
    if (gone) tell('link', { link: code, hidden: code === 'forbidden' || isIdle() })
    return gone
  }
  async function readMe() {
    const me = await api.get('me')
    // Somebody else signed in here: what this page knows and holds is not theirs.
    if (me.ok && state.me && state.me.id !== me.body.id) location.reload()
    else if (me.ok) tell('me', { me: me.body })
    return me
  }

  const outbox = openOutbox({
    box: session,
    owner: () => state.me?.id ?? state.me?.name ?? '',
    newId,
    isPassing,
    changed: () => show(state),
    async send(key, { request, words }) {
      const isNote = key.startsWith(NOTE)
      const id = isNote ? key.slice(NOTE.length) : key
      const sent = await api.post(`tickets/${id}/${isNote ? 'note' : 'say'}`, { request, words })
      if (sent.ok) {
        await readView(id)
        announce(t(isNote ? 'facts.noteSaved' : 'compose.sent'))
      } else if (!away(sent)) announce(sent.message ?? t('compose.failed'))
      return sent
    },
  })

  /** What was left of an answer or a note by a reload, or failed. */
  function sendLeft(id) {
    for (const key of [id, `${NOTE}${id}`]) void outbox.again(key)
  }

  const asking = newestOnly()
  async function readQueue() {
    const isNews = asking('queue')
    const got = await api.get('queue')
    if (!got.ok) return away(got, true)
    if (isNews()) heardQueue(got.body)
  }
  function heardQueue(queue) {
    if (queue.now) clockAhead = Date.parse(queue.now) - Date.now()
    const fresh = newlyWaiting(state.queue, queue)
    const before = state.queue?.waiting.length
    tell('queue', { queue })
    if (fresh.length > 0 && queue.available) {
      sound.play()
      for (const one of fresh) announce(t('queue.saidNew', { name: nameOf(one), question: one.question ?? '' }))
    }
    if (before !== undefined && before !== queue.waiting.length) announce(t('queue.said', { count: queue.waiting.length }))
  }

  async function readView(id) {
    const isNews = asking(id)
    const got = await api.get(`tickets/${encodeURIComponent(id)}`)
    if (!isNews()) return
    if (got.ok) heardView(got.body)
    else if (got.code === 'signed-out') away(got)
    else tell('problem', { id, problem: got.code === 'offline' ? 'failed' : 'gone' })
  }
  function heardView(view) {
    const last = view.lines.at(-1)
    if (state.selected !== view.id) {
      if (last?.by === 'candidate' && !state.unread.includes(view.id)) {
        tell('unread', { id: view.id })
        if (state.unread.includes(view.id)) sound.play()
      }
      return
    }
    const came = newLines(state.view, view).filter((line) => line.by !== 'agent')
    tell('view', { view })
    for (const line of came)
      announce(t('talk.newLine', { who: line.by === 'bot' ? t('talk.bot') : nameOf(view.ticket), words: lineOf(line).words }))
    if (document.hidden && came.some((line) => line.by === 'candidate')) sound.play()
  }

  function select(id) {
    if (id) session.write(AT, id)
    else session.forget(AT)
    tell('select', { id })
    tell('said', { said: undefined })
    if (!id) return
    void readView(id)
    sendLeft(id)
  }

  /** Does something with a ticket, and says what came of it. Gives whether it was done. */
  async function act(id, deed, about, done) {
    const result = await api.post(`tickets/${id}/${deed}`, { request: newId(), ...about })
    if (result.ok) {
      say(done)
      await Promise.all([readQueue(), state.selected === id ? readView(id) : undefined])
      return true
    }
    if (!away(result)) {
      say(result.code === 'forbidden' ? t('act.notYours') : (result.message ?? t('act.failed')), true)
      void readQueue()
      if (state.selected === id) void readView(id)
    }
    return false
  }

  let typingTimer
  function heardTyping(id) {
    tell('typing', { id })
    clearTimeout(typingTimer)
    typingTimer = setTimeout(() => tell('typing', { id: undefined }), 2 * TYPING_MS)
  }
  let typedAt = 0
  /** Shows the candidate that somebody types; when it fails nothing is lost. */
  function typed(id) {
    if (Date.now() - typedAt < TYPING_MS) return
    typedAt = Date.now()
    void api.post(`tickets/${id}/typing`)
  }

  async function start() {
    const me = await readMe()
    if (!me.ok) {
      if (away(me, true)) return
      tell('link', { link: 'lost' })
      setTimeout(start, BACK_MS)
      return
    }
    if (state.link === 'lost') tell('link', { link: 'up' })
    isIdle = onDeed(() => void api.post('here'))
    await readQueue()
    const at = session.read(AT)
    if (at) select(at)
    for (const one of state.queue?.mine ?? []) sendLeft(one.id)
    openLive({
      up(again) {
        if (!again) return
        tell('link', { link: 'back' })
        setTimeout(() => state.link === 'back' && tell('link', { link: 'up' }), BACK_MS)
        void readMe()
        void readQueue()
        if (state.selected) void readView(state.selected)
        for (const one of state.queue?.mine ?? []) sendLeft(one.id)
      },
      lost: () => tell('link', { link: 'lost' }),
      queue: readQueue,
      typing: heardTyping,
      ticket: (id) => {
        if (id === state.selected || state.queue?.mine.some((one) => one.id === id)) void readView(id)
      },
      // An answer that says no may mean that somebody is signed out.
      async check() {
        const still = await readMe()
        return still.ok || !away(still, true)
      },
    })
  }

  return {
    start,
    readMe,
    api,
    outbox,
    sound,
    select,
    act,
    say,
    away,
    now: () => Date.now() + clockAhead,
    noteKey: (id) => `${NOTE}${id}`,
    reload: readView,
    typed,
    tab: (tab) => tell('tab', { tab }),
    ask: (dialog) => tell('dialog', { dialog }),
    /** Takes somebody over and goes to the box where the first answer is typed. */
    async claim(id) {
      const name = nameOf([...(state.queue?.waiting ?? []), ...(state.queue?.claimed ?? [])].find((one) => one.id === id))
      if (!(await act(id, 'claim', {}, t('act.claimed', { name })))) return
      if (state.selected !== id) {
        select(id)
        await readView(id)
        say(t('act.claimed', { name }))
      }
      requestAnimationFrame(() => document.getElementById('compose')?.focus())
    },
    async setAvailable(on) {
      const set = await api.post('available', { on })
      if (set.ok) heardQueue(set.body)
      else if (!away(set)) say(set.message ?? t('act.failed'), true)
    },
    async setLanguage(locale) {
      const set = await api.post('locale', { locale })
      if (set.ok) location.reload()
      else if (!away(set)) say(set.message ?? t('act.failed'), true)
    },
    async signOut(everywhere) {
      try {
        const response = await fetch('/desk/sign-out', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'x-loket-desk': state.me?.csrf ?? '' },
          body: JSON.stringify(everywhere ? { everywhere: true } : {}),
        })
        if (!response.ok && response.status !== 401) throw new Error(String(response.status))
        const { next = '/desk' } = await response.json().catch(() => ({}))
        location.assign(next)
      } catch {
        say(t('act.failed'), true)
      }
    },
  }
}
