import type { Texts } from '../../locales/texts.ts'
import { escapeHtml } from '../pages/fill-template.ts'
import type { PageLanguage } from '../pages/page-language.ts'

/** What can come of pressing the button; each is a sentence of the page that is shown then. */
export const outcomes = ['busy', 'used', 'expired', 'invalid', 'failed'] as const

/** The page behind a link in a mail. Nothing happens before its button is pressed: programs that look into mails open links too. */
export function signInPage(texts: Texts, language: PageLanguage): string {
  const say = (key: Parameters<Texts['text']>[1]) => escapeHtml(texts.text(language, key))
  const sentences = outcomes.map((one) => `<p data-outcome="${one}" hidden>${say(`people.link.${one}`)}</p>`).join('\n        ')
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <meta name="color-scheme" content="light dark">
    <title>${say('people.link.title')}</title>
    <link rel="stylesheet" href="/sign-in/sign-in.css">
    <script type="module" src="/sign-in/sign-in.js"></script>
  </head>
  <body>
    <main>
      <h1>${say('people.link.title')}</h1>
      <p>${say('people.link.lead')}</p>
      <p><button type="button" id="go">${say('people.link.button')}</button></p>
      <div role="status">
        ${sentences}
      </div>
      <noscript><p>${say('people.link.noscript')}</p></noscript>
      <p><a href="/">${say('people.link.home')}</a></p>
    </main>
  </body>
</html>
`
}
