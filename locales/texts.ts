import i18next, { type i18n } from 'i18next'
import enCommon from './en/common.json' with { type: 'json' }
import enKnowledge from './en/knowledge.json' with { type: 'json' }
import enSessions from './en/sessions.json' with { type: 'json' }
import enWords from './en/words.json' with { type: 'json' }
import enZelfscan from './en/zelfscan.json' with { type: 'json' }
import nlCommon from './nl/common.json' with { type: 'json' }
import nlKnowledge from './nl/knowledge.json' with { type: 'json' }
import nlSessions from './nl/sessions.json' with { type: 'json' }
import nlWords from './nl/words.json' with { type: 'json' }
import nlZelfscan from './nl/zelfscan.json' with { type: 'json' }

const nl = { ...nlCommon, knowledge: nlKnowledge, sessions: nlSessions, zelfscan: nlZelfscan }
const en = { ...enCommon, knowledge: enKnowledge, sessions: enSessions, zelfscan: enZelfscan }

/** What people type to open something, by topic or command, in both languages. */
export const words: { nl: Record<string, string[]>; en: Record<string, string[]> } = { nl: nlWords, en: enWords }

type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}` }[keyof T & string]
type WithoutPlural<K extends string> = K extends `${infer Base}_${'zero' | 'one' | 'other'}` ? Base : K

/** Every key of a text; `locales/nl` is the source, a test holds `locales/en` to the same keys and variables. */
export type TextKey = WithoutPlural<Leaves<typeof nl>>

export type Texts = {
  text: (locale: 'nl' | 'en', key: TextKey, vars?: Record<string, string | number>) => string
  has: (key: string) => boolean
}

/** The texts of the product in both languages. A key that does not exist is a bug and throws. */
export function loadTexts(): Texts {
  const instance: i18n = i18next.createInstance()
  void instance.init({
    resources: { nl: { t: nl }, en: { t: en } },
    defaultNS: 't',
    ns: ['t'],
    lng: 'nl',
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  const fixed = { nl: instance.getFixedT('nl'), en: instance.getFixedT('en') }
  const has = (key: string) => instance.exists(key, { lng: 'nl' }) || instance.exists(key, { lng: 'nl', count: 1 })
  return {
    has,
    text(locale, key, vars = {}) {
      const text = fixed[locale](key, vars)
      if (typeof text !== 'string' || (text === key && !has(key))) throw new Error(`no text "${key}" in locales/${locale}`)
      return text
    },
  }
}
