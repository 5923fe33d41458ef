import i18next, { type i18n } from 'i18next'
import enCoach from './en/coach.json' with { type: 'json' }
import enCoaches from './en/coaches.json' with { type: 'json' }
import enCommon from './en/common.json' with { type: 'json' }
import enDesk from './en/desk.json' with { type: 'json' }
import enDocuments from './en/documents.json' with { type: 'json' }
import enHelpdesk from './en/helpdesk.json' with { type: 'json' }
import enHours from './en/hours.json' with { type: 'json' }
import enImport from './en/import.json' with { type: 'json' }
import enJourney from './en/journey.json' with { type: 'json' }
import enKnowledge from './en/knowledge.json' with { type: 'json' }
import enMatching from './en/matching.json' with { type: 'json' }
import enNotices from './en/notices.json' with { type: 'json' }
import enPeople from './en/people.json' with { type: 'json' }
import enPool from './en/pool.json' with { type: 'json' }
import enPrivacy from './en/privacy.json' with { type: 'json' }
import enRounds from './en/rounds.json' with { type: 'json' }
import enSchools from './en/schools.json' with { type: 'json' }
import enSessions from './en/sessions.json' with { type: 'json' }
import enStatements from './en/statements.json' with { type: 'json' }
import enSupervision from './en/supervision.json' with { type: 'json' }
import enSurvey from './en/survey.json' with { type: 'json' }
import enTimeline from './en/timeline.json' with { type: 'json' }
import enWords from './en/words.json' with { type: 'json' }
import enZelfscan from './en/zelfscan.json' with { type: 'json' }
import nlCoach from './nl/coach.json' with { type: 'json' }
import nlCoaches from './nl/coaches.json' with { type: 'json' }
import nlCommon from './nl/common.json' with { type: 'json' }
import nlDesk from './nl/desk.json' with { type: 'json' }
import nlDocuments from './nl/documents.json' with { type: 'json' }
import nlHelpdesk from './nl/helpdesk.json' with { type: 'json' }
import nlHours from './nl/hours.json' with { type: 'json' }
import nlImport from './nl/import.json' with { type: 'json' }
import nlJourney from './nl/journey.json' with { type: 'json' }
import nlKnowledge from './nl/knowledge.json' with { type: 'json' }
import nlMatching from './nl/matching.json' with { type: 'json' }
import nlNotices from './nl/notices.json' with { type: 'json' }
import nlPeople from './nl/people.json' with { type: 'json' }
import nlPool from './nl/pool.json' with { type: 'json' }
import nlPrivacy from './nl/privacy.json' with { type: 'json' }
import nlRounds from './nl/rounds.json' with { type: 'json' }
import nlSchools from './nl/schools.json' with { type: 'json' }
import nlSessions from './nl/sessions.json' with { type: 'json' }
import nlStatements from './nl/statements.json' with { type: 'json' }
import nlSupervision from './nl/supervision.json' with { type: 'json' }
import nlSurvey from './nl/survey.json' with { type: 'json' }
import nlTimeline from './nl/timeline.json' with { type: 'json' }
import nlWords from './nl/words.json' with { type: 'json' }
import nlZelfscan from './nl/zelfscan.json' with { type: 'json' }

const nl = {
  ...nlCommon,
  coaches: nlCoaches,
  import: nlImport,
  coach: nlCoach,
  desk: nlDesk,
  documents: nlDocuments,
  helpdesk: nlHelpdesk,
  hours: nlHours,
  journey: nlJourney,
  knowledge: nlKnowledge,
  matching: nlMatching,
  notices: nlNotices,
  pool: nlPool,
  privacy: nlPrivacy,
  people: nlPeople,
  rounds: nlRounds,
  schools: nlSchools,
  sessions: nlSessions,
  supervision: nlSupervision,
  survey: nlSurvey,
  statements: nlStatements,
  timeline: nlTimeline,
  zelfscan: nlZelfscan,
}
const en = {
  ...enCommon,
  coaches: enCoaches,
  import: enImport,
  coach: enCoach,
  desk: enDesk,
  documents: enDocuments,
  helpdesk: enHelpdesk,
  hours: enHours,
  journey: enJourney,
  knowledge: enKnowledge,
  matching: enMatching,
  notices: enNotices,
  pool: enPool,
  privacy: enPrivacy,
  people: enPeople,
  rounds: enRounds,
  schools: enSchools,
  sessions: enSessions,
  supervision: enSupervision,
  survey: enSurvey,
  statements: enStatements,
  timeline: enTimeline,
  zelfscan: enZelfscan,
}

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
  const plain = plainTexts((locale, key) => instance.getResource(locale, 't', key))
  return {
    has,
    text(locale, key, vars = {}) {
      const ready = plain(locale, key, vars)
      if (ready !== undefined) return ready
      const text = fixed[locale](key, vars)
      if (typeof text !== 'string' || (text === key && !has(key))) throw new Error(`no text "${key}" in locales/${locale}`)
      return text
    },
  }
}

/**
 * Fills in the texts that have no plural and refer to no other text, which is nearly all of them: i18next takes a tenth of a turn for
 * that. Undefined for the others.
 */
function plainTexts(find: (locale: 'nl' | 'en', key: string) => unknown) {
  const known = new Map<string, readonly string[] | undefined>()
  const pieces = (locale: 'nl' | 'en', key: string) => {
    const text = find(locale, key)
    const plural = find(locale, `${key}_other`) !== undefined
    return typeof text === 'string' && !plural && !/\$t\(|\{\{[^{}]*[^\w{}]/.test(text) ? text.split(/\{\{(\w+)\}\}/) : undefined
  }
  return (locale: 'nl' | 'en', key: string, vars: Readonly<Record<string, string | number>>): string | undefined => {
    const name = `${locale} ${key}`
    if (!known.has(name)) known.set(name, pieces(locale, key))
    return known
      .get(name)
      ?.map((piece, index) => (index % 2 === 1 ? (vars[piece] ?? '') : piece))
      .join('')
  }
}
