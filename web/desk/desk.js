import { announcer } from './announce.js'
import { App } from './app.js'
import { html } from './html.js'
import { makeDesk } from './make-desk.js'
import { render } from './preact.js'

const root = document.getElementById('desk')
const region = Object.assign(document.createElement('div'), { className: 'unseen first' })
region.setAttribute('role', 'status')
const { icon } = root.dataset

const desk = makeDesk({
  announce: announcer(region),
  show: (state) => render(html`<${App} desk=${desk} state=${state} icon=${icon} />`, root),
})
root.textContent = ''
root.after(region)
desk.start()
