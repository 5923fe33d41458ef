import { takeAskedSurvey } from './asked-survey.js'
import { openConnection } from './connection.js'
import { openConversation } from './conversation.js'
import { openFrame } from './frame.js'
import { offerNewConversation } from './new-conversation.js'
import { pageData, text } from './page-data.js'
import { openSession } from './session.js'
import { keep } from './storage.js'
import { countUnread } from './unread.js'

const find = (id) => document.getElementById(id)
const { texts, locale, parentOrigin } = pageData
const title = document.title

/** In a frame of another site the language cookie does not arrive, so a choice made there is kept by the page. */
function keepLanguageInFrame(link) {
  const lasting = keep('localStorage')
  link.addEventListener('click', () => lasting.write('loket.language', link.lang))
  if (lasting.read('loket.language') === link.lang) location.replace(link.href)
}
if (parentOrigin) keepLanguageInFrame(document.querySelector('a.language'))

const frame = openFrame({
  parentOrigin,
  onOpened() {
    unread.update()
    conversation.focus()
  },
  onClosed: () => unread.update(),
})
const unread = countUnread((count) => {
  document.title = count > 0 && document.hidden ? text(texts.unread, { count }) : title
  frame.unread(count)
})
const connection = openConnection({ element: find('connection'), texts: texts.connection })
const session = openSession({ locale, report: connection.report })
const conversation = openConversation({
  element: find('webchat'),
  session,
  connection,
  data: pageData,
  heard: unread.arrived,
  cleared: unread.restart,
})

unread.watch(() => frame.isOpen() && !document.hidden)
document.addEventListener('visibilitychange', unread.update)

for (const button of document.querySelectorAll('button[data-say]')) {
  button.addEventListener('click', () => {
    conversation.say(button.dataset.say)
    conversation.focus()
  })
}
find('skip').addEventListener('click', (event) => {
  event.preventDefault()
  conversation.focus()
})
offerNewConversation({
  button: find('new-conversation'),
  dialog: find('new-conversation-question'),
  async begin() {
    session.forget()
    await conversation.start()
    conversation.focus()
  },
})
const bar = find('demo-bar')
if (bar) {
  const { openDemoBar } = await import('./demo-bar.js')
  openDemoBar({
    form: bar,
    texts: texts.demo,
    current: session.person(),
    become(as) {
      session.become(as)
      if (!as) session.forget()
      conversation.start()
    },
  })
}
const survey = takeAskedSurvey()
await conversation.start(survey && `survey ${survey}`)
frame.ready()
