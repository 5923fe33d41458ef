/**
 * What the page knows. `view` is the open ticket as the server told it; `typing` is the ticket whose candidate types, `unread` are tickets of one's own with something new since they were last looked at; `link` is
 * how the connection stands: `up`, `lost`, `back`, `signed-out` or `forbidden`; then `hidden` keeps what is known of others off the screen.
 */
export const nothingYet = {
  me: undefined,
  queue: undefined,
  tab: 'talks',
  selected: undefined,
  view: undefined,
  problem: undefined,
  unread: [],
  typing: undefined,
  link: 'up',
  hidden: false,
  dialog: undefined,
  said: undefined,
}

const none = { waiting: [], mine: [], claimed: [], ended: [] }
const without = (list, id) => list.filter((one) => one !== id)

/** Everybody in the queue, each once: waiting, one's own, those of colleagues, and what ended. */
export function sections(queue, me) {
  const { waiting, mine, claimed, ended = [] } = { ...none, ...queue }
  const own = new Set(mine.map((one) => one.id))
  const others = claimed.filter((one) => !own.has(one.id) && one.owner?.staffId !== me?.id)
  return { mine, waiting, others, ended }
}

/** Ids in the order in which they are shown. */
export const inOrder = (queue, me) => Object.values(sections(queue, me)).flatMap((list) => list.map((one) => one.id))

/** Who began to wait since the queue was last seen; nobody the first time. */
export const newlyWaiting = (before, after) => {
  if (!before) return []
  const known = new Set([...before.waiting, ...before.mine, ...before.claimed].map((one) => `${one.id} ${one.queuedAt}`))
  return after.waiting.filter((one) => !known.has(`${one.id} ${one.queuedAt}`))
}

/** Lines that came since the ticket was last seen; none the first time. Of a long conversation only the newest lines are read back, so that their number says nothing. */
export function newLines(before, after) {
  if (before?.id !== after.id) return []
  const last = before.lines.at(-1)
  if (!last) return after.lines
  return after.lines.slice(after.lines.findLastIndex(({ at, by, words }) => at === last.at && by === last.by && words === last.words) + 1)
}

/** Where the focus goes in the queue when what had it is gone: what took its place, else the last. */
export function neighbour(before, after, id) {
  if (after.includes(id)) return id
  const at = before.indexOf(id)
  return after[Math.min(Math.max(at, 0), after.length - 1)]
}

const changes = {
  me: (state, { me }) => ({ ...state, me }),
  queue: (state, { queue }) => {
    const mine = queue.mine.map((one) => one.id)
    return { ...state, queue, unread: state.unread.filter((id) => mine.includes(id)) }
  },
  tab: (state, { tab }) => ({ ...state, tab }),
  select: (state, { id }) => ({
    ...state,
    tab: 'talks',
    selected: id,
    view: state.view?.id === id ? state.view : undefined,
    problem: undefined,
    unread: without(state.unread, id),
  }),
  // What was asked for before something else was chosen is of no use any more.
  view: (state, { view }) => (state.selected === view.id ? { ...state, view, problem: undefined, typing: undefined } : state),
  // What is gone, or not to be read any more, does not stay on the screen.
  problem(state, { id, problem }) {
    if (state.selected !== id) return state
    return { ...state, problem, ...(problem === 'gone' && { view: undefined, dialog: undefined }) }
  },
  unread: (state, { id }) => {
    const mine = state.queue?.mine.some((one) => one.id === id)
    return mine && !state.unread.includes(id) ? { ...state, unread: [...state.unread, id] } : state
  },
  // Who speaks no longer types.
  typing: (state, { id }) => (state.typing === id ? state : { ...state, typing: id }),
  // Somebody who is signed out, or may not come in, is not merely out of reach.
  link: (state, { link, hidden = false }) =>
    ['signed-out', 'forbidden'].includes(state.link) && link === 'lost' ? state : { ...state, link, hidden },
  dialog: (state, { dialog }) => ({ ...state, dialog }),
  said: (state, { said }) => ({ ...state, said }),
}

/** What becomes of the page by one event. An event it does not know changes nothing. */
export const reduce = (state, event) => changes[event.type]?.(state, event) ?? state
