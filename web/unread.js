import { keep } from './storage.js'

const SETTLE_MS = 300

const SEEN = 'loket.seen'

/** Counts the bot's messages that came while nobody was looking; `show(count)` hears each change. */
export function countUnread(show) {
  const lasting = keep('localStorage')
  const order = []
  let looking = () => true

  const count = () => {
    const at = order.indexOf(lasting.read(SEEN))
    return order.length - 1 - at
  }
  const seen = () => {
    if (order.length > 0) lasting.write(SEEN, order.at(-1))
  }
  let timer
  const settle = () => {
    if (looking()) seen()
    show(order.length > 0 ? count() : 0)
  }
  const update = () => {
    clearTimeout(timer)
    timer = setTimeout(settle, SETTLE_MS)
  }

  return {
    update,
    watch(isLooking) {
      looking = isLooking
      update()
    },
    arrived(activity) {
      if (activity.type !== 'message' || activity.from?.role === 'user' || !activity.id || order.includes(activity.id)) return
      order.push(activity.id)
      // Seen as it comes: whoever closes the chat a moment later has read it.
      if (looking()) seen()
      update()
    },
    restart() {
      order.length = 0
      update()
    },
  }
}
