/** The button that begins a new conversation, after asking. */
export function offerNewConversation({ button, dialog, begin }) {
  button.addEventListener('click', () => {
    dialog.showModal()
    dialog.querySelector('[value="no"]').focus()
  })
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'yes') begin()
    dialog.returnValue = ''
  })
  for (const choice of dialog.querySelectorAll('button')) choice.addEventListener('click', () => dialog.close(choice.value))
}
