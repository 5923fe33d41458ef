const HERE_MS = 60_000

/** Tells now and then that somebody is at the page, so that they are not signed out while they type. Gives whether nobody did anything for a minute. */
export function onDeed(tell) {
  let next = 0
  let last = 0
  const deed = () => {
    last = Date.now()
    if (last < next) return
    next = last + HERE_MS
    tell()
  }
  for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, deed, { passive: true })
  return () => Date.now() - last > HERE_MS
}
