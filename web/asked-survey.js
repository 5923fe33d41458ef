/** The survey a link in a mail asks for, once: the address forgets it, so that coming back does not open it again. */
export function takeAskedSurvey() {
  const url = new URL(location.href)
  const id = url.searchParams.get('survey')
  if (id === null) return undefined
  url.searchParams.delete('survey')
  history.replaceState(null, '', url)
  return /^[\w-]{1,100}$/.test(id) ? id : undefined
}
