/** What the server wrote into the page: language, texts, the words of web chat, the site around the chat. */
export const pageData = JSON.parse(document.getElementById('page-data').textContent)

/** A text of the page with its variables filled in. */
export const text = (template, vars = {}) => template.replace(/\{\{(\w+)\}\}/g, (_, name) => String(vars[name] ?? ''))
