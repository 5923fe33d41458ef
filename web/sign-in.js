const RESUME = 'loket.resume'
const button = document.getElementById('go')

const kept = () => {
  try {
    return JSON.parse(localStorage.getItem(RESUME) ?? 'null')
  } catch {
    return null
  }
}

function show(outcome) {
  for (const line of document.querySelectorAll('[data-outcome]')) line.hidden = line.dataset.outcome !== outcome
}

/** Hands in the link together with what this browser is to the chat, and keeps what it is from now on. */
async function signIn() {
  const query = new URLSearchParams(location.search)
  const [token, survey] = [query.get('t') ?? '', query.get('survey')]
  const response = await fetch('/sign-in', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token, resume: kept()?.resume }),
  })
  const body = await response.json()
  if (!response.ok) return show(body.reason ?? 'failed')
  localStorage.setItem(RESUME, JSON.stringify({ resume: body.resume, conversationId: body.conversationId }))
  location.replace(survey ? `/?${new URLSearchParams({ survey })}` : '/')
}

button.addEventListener('click', () => {
  button.disabled = true
  show('busy')
  signIn()
    .catch(() => show('failed'))
    .finally(() => {
      button.disabled = false
    })
})
