/** What a letter does. Only outside a text box and without Ctrl, Alt or Command, so that nothing of the browser or a screen reader is taken. */
export const keys = {
  '?': 'help',
  q: 'queue',
  l: 'lines',
  m: 'compose',
  p: 'claim',
  c: 'canned',
  k: 'knowledge',
  n: 'note',
  d: 'transfer',
  s: 'snooze',
  x: 'close',
  w: 'release',
  b: 'giveBack',
  a: 'available',
}

const typing = (target) => target instanceof Element && target.matches('input:not([type="checkbox"]), textarea, select, [contenteditable]')

/** What a key press asks for; nothing while somebody types or a window is open. */
export function meantBy(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return undefined
  if (typing(event.target) || document.querySelector('dialog[open]')) return undefined
  return keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
}
