import { useState } from './preact-hooks.js'

/** A list that is one stop for Tab (`stop`, an id); the arrows, Home and End (`move`) go through all of its `[data-id]`. `reach` hears which has the focus. */
export function useRoving(ids, chosen) {
  const [reached, reach] = useState()
  const move = (event) => {
    const at = ids.indexOf(event.target.dataset?.id)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: ids.length - 1 }[event.key]
    if (at < 0 || to === undefined || !ids[to]) return
    event.preventDefault()
    focusOn(event.currentTarget, ids[to])
  }
  return { reached, reach, move, stop: [reached, chosen, ids[0]].find((id) => ids.includes(id)) }
}

export const focusOn = (list, id) => list.querySelector(`[data-id="${CSS.escape(id)}"]`)?.focus()
