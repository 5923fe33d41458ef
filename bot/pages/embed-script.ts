import { pageTexts } from './chat-page.ts'
import type { PageLanguage } from './page-language.ts'

const SETTINGS = '__LOKET_EMBED__'

const texts = (language: PageLanguage) => pageTexts[language].embed

/** `/embed.js`: the script of `web/embed.js` with its texts and the sites that may use it. */
export function embedScript(source: string, allowedOrigins: string[]): string {
  if (!source.includes(SETTINGS)) throw new Error(`web/embed.js does not mention ${SETTINGS}`)
  return source.replace(SETTINGS, () => JSON.stringify({ origins: allowedOrigins, texts: { nl: texts('nl'), en: texts('en') } }))
}
