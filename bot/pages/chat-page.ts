import en from '../../locales/en/page.json' with { type: 'json' }
import nl from '../../locales/nl/page.json' with { type: 'json' }
import { fillTemplate, scriptJson } from './fill-template.ts'
import type { PageLanguage } from './page-language.ts'
import { PAGE_SCRIPTS } from './web-assets.ts'

export const pageTexts: Record<PageLanguage, typeof nl> = { nl, en }

/** What the bot and the browser call the language; Amsterdam's English reads dates the European way. */
const LOCALES: Record<PageLanguage, string> = { nl: 'nl-NL', en: 'en-GB' }

export type ChatPage = {
  language: PageLanguage
  demo: boolean
  releases: { page: string; webchat: string }
  contactEmail: string
  /** The site around the chat, already found to be allowed; undefined when the chat is a page of its own. */
  parentOrigin: string | undefined
}

function otherLanguage({ language, parentOrigin }: ChatPage) {
  const other: PageLanguage = language === 'nl' ? 'en' : 'nl'
  const query = new URLSearchParams(parentOrigin ? { embed: '1', origin: parentOrigin, lang: other } : { lang: other })
  return { lang: other, href: `/?${query}` }
}

/** The chat page as HTML, right before any script runs: language, texts, contact. */
export function chatPage(template: string, page: ChatPage): string {
  const { language, releases, parentOrigin } = page
  const assets = `/assets/${releases.page}`
  const { starter, privacy, fresh, connection, unread, demo, webchat } = pageTexts[language]
  const data = {
    language,
    locale: LOCALES[language],
    parentOrigin: parentOrigin ?? null,
    texts: { starter, privacy, fresh, connection, unread, demo },
    strings: webchat,
  }
  return fillTemplate(template, {
    t: pageTexts[language],
    lang: language,
    other: otherLanguage(page),
    assets,
    webchat: `/assets/${releases.webchat}/webchat.js`,
    preload: PAGE_SCRIPTS.filter((name) => name !== 'chat.js' && (page.demo || name !== 'demo-bar.js'))
      .map((name) => `<link rel="modulepreload" href="${assets}/${name}">`)
      .join('\n    '),
    contact: { email: page.contactEmail, href: `mailto:${page.contactEmail}` },
    demo: page.demo && !parentOrigin,
    embed: parentOrigin !== undefined,
    data: scriptJson(data),
  })
}
