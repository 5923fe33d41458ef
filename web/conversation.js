import { hostConfig } from './host-config.js'
import { streamOf } from './stream.js'
import { styleOptions } from './style-options.js'

const EXPIRED = 3
const FAILED = 4
const ENDED = 5
const FROM_THE_START = '0'
const CHECK_ECHO_MS = 1000
const SETTLED_MS = 500
const PATIENCE_MS = 4000
/** Everything in this conversation was erased, from another one: what is on the screen goes too. */
const ERASED = 'loket/erased'

/**
 * Sends again what did not reach the server, or what the server could not keep, unless its echo shows that it did. Nobody has to do anything meanwhile; what takes long is
 * told (`hold`).
 */
function resending(directLine, { online, hold, echoed }) {
  const post = directLine.postActivity.bind(directLine)
  const resend = async (activity) => {
    for (;;) {
      await online()
      await new Promise((done) => setTimeout(done, CHECK_ECHO_MS))
      const id = echoed.get(activity.channelData?.clientActivityID) ?? (await post(activity).toPromise())
      if (id !== 'retry') return id
    }
  }
  directLine.postActivity = (activity) => {
    let release
    const late = setTimeout(() => {
      release = hold()
    }, PATIENCE_MS)
    const settled = (id) => {
      clearTimeout(late)
      release?.()
      return id
    }
    return post(activity)
      .flatMap((id) => (id === 'retry' ? resend(activity).then(settled) : [settled(id)]))
      .catch((error) => {
        settled()
        throw error
      })
  }
}

/** A first greeting longer than the screen is read from its beginning, not from its end. */
function readFromTheTop(element) {
  setTimeout(() => element.querySelector('.webchat__basic-transcript__scrollable')?.scrollTo({ top: 0 }), SETTLED_MS)
}

/** The chat itself: web chat on our Direct Line, begun, resumed and begun anew. `heard` gets every activity that comes in. */
export function openConversation({ element, session, connection, data, heard, cleared }) {
  const narrow = matchMedia('(max-width: 40rem)')
  let current

  const render = () => {
    if (!current) return
    window.WebChat.renderWebChat(
      {
        directLine: current.directLine,
        store: current.store,
        userID: current.userID,
        locale: data.locale,
        role: 'region',
        styleOptions: styleOptions({ narrow: narrow.matches }),
        adaptiveCardsHostConfig: hostConfig,
        overrideLocalizedStrings: data.strings,
      },
      element,
    )
  }

  /** `first` is a command to give as soon as the conversation is there. */
  const start = async (first) => {
    current?.end()
    connection.report('connecting')
    const grant = await session.grant()
    const domain = new URL(grant.domain ?? '/v3/directline', location.href).href
    const directLine = window.WebChat.createDirectLine({
      token: grant.token,
      domain,
      ...(grant.resumed ? { conversationId: grant.conversationId, watermark: FROM_THE_START } : {}),
    })
    const echoed = new Map()
    let fresh = !grant.resumed
    let shown = false
    let todo = first
    const store = window.WebChat.createStore({}, ({ dispatch }) => (next) => (action) => {
      if (todo && action.type === 'DIRECT_LINE/CONNECT_FULFILLED') {
        setTimeout(dispatch, 0, { type: 'WEB_CHAT/SEND_POST_BACK', payload: { value: { command: todo } } })
        todo = undefined
      }
      if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') {
        const { activity } = action.payload
        if (activity.channelData?.clientActivityID) echoed.set(activity.channelData.clientActivityID, activity.id)
        heard(activity)
        if (activity.name === ERASED && shown) setTimeout(restart)
        shown ||= activity.type === 'message'
        if (fresh && activity.type === 'message') readFromTheTop(element)
        fresh = fresh && activity.type !== 'message'
      }
      return next(action)
    })
    let over = false
    const mine = {
      directLine,
      store,
      userID: grant.userId?.startsWith('dl_') ? undefined : grant.userId,
      end() {
        over = true
        directLine.end()
      },
    }
    current = mine

    const restart = () => {
      if (over) return
      over = true
      session.expire()
      start()
    }
    const fetchToken = async () => {
      session.expire()
      const fresh = await session.grant()
      if (over) return
      if (fresh.conversationId === directLine.conversationId) directLine.reconnect({ token: fresh.token, streamUrl: directLine.streamUrl })
      else restart()
    }
    let renewal
    const renew = () => {
      renewal ??= fetchToken().finally(() => {
        renewal = undefined
      })
      return renewal
    }
    const line = () => ({ token: directLine.token, domain, conversationId: directLine.conversationId })
    directLine.services.WebSocket = streamOf({
      line,
      renew,
      gone: restart,
      report: (state) => over || connection.report(state),
      watermark: grant.resumed ? FROM_THE_START : '',
    })
    resending(directLine, { online: connection.online, hold: connection.hold, echoed })
    directLine.connectionStatus$.subscribe((status) => {
      if (over) return
      if (status === EXPIRED) renew()
      if (status === FAILED || status === ENDED) setTimeout(restart, CHECK_ECHO_MS)
    })
    cleared()
    render()
  }

  narrow.addEventListener('change', render)

  return {
    start,
    say: (text) => current?.store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text, method: 'keyboard' } }),
    focus: () => element.querySelector('[data-id="webchat-sendbox-input"], textarea, input[type="text"]')?.focus(),
    ready: () => current !== undefined,
  }
}
