import { pageTexts } from './chat-page.ts'
import type { PageLanguage } from './page-language.ts'

const SETTINGS = '__LOKET_EMBED__'
const STYLES = '__LOKET_EMBED_CSS__'

const texts = (language: PageLanguage) => pageTexts[language].embed

/** `/embed.js`: the script of `web/embed.js` with its styles, its texts and the sites that may use it. */
export function embedScript({ source, styles, allowedOrigins }: { source: string; styles: string; allowedOrigins: string[] }): string {
  const settings = { origins: allowedOrigins, texts: { nl: texts('nl'), en: texts('en') } }
  return source.replace(STYLES, () => JSON.stringify(styles.replace(/\s+/g, ' '))).replace(SETTINGS, () => JSON.stringify(settings))
}
