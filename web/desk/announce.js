const GATHER_MS = 150

/** Says things to screen readers, one after the other, in a region that stands in the page from the start. */
export function announcer(region) {
  let waiting = []
  let timer
  return (words) => {
    waiting.push(words)
    clearTimeout(timer)
    timer = setTimeout(() => {
      region.textContent = waiting.join(' ')
      waiting = []
    }, GATHER_MS)
  }
}
