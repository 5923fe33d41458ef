import { pageData } from './page-data.js'

const problem = document.querySelector('.problem')
const failed = () => {
  problem.textContent = pageData.texts.chooser.failed
}

async function post(path, body, headers = {}) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(String(response.status))
  return response.json()
}

/** In a demo anybody may be anybody. */
for (const button of document.querySelectorAll('[data-as]'))
  button.addEventListener('click', () =>
    post('/desk/demo-sign-in', { as: button.dataset.as })
      .then(() => location.assign('/desk'))
      .catch(failed),
  )

/** Whoever may not come in can sign in as somebody else. */
document.getElementById('sign-out')?.addEventListener('click', () =>
  post('/desk/sign-out', {}, { 'x-loket-desk': pageData.csrf })
    .then(({ next = '/desk' }) => location.assign(next))
    .catch(failed),
)
