/** The demo bar: become any demo person. `become(as)` with an empty name is a new visitor. */
export async function openDemoBar({ form, texts, current, become }) {
  const select = form.querySelector('select')
  const problem = form.querySelector('[role="status"]')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    become(select.value)
  })
  try {
    const response = await fetch('/demo/people')
    if (!response.ok) throw new Error(`/demo/people answered ${response.status}`)
    const { people } = await response.json()
    for (const { as, name, role } of people.filter((one) => one.name)) {
      const label = texts.role[role] ? `${name} (${texts.role[role]})` : name
      select.append(new Option(label, as, false, as === current))
    }
  } catch {
    problem.textContent = texts.failed
  }
}
