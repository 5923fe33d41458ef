import { type Locale, locales } from '../../data/bilingual.ts'
import type { GivenConsent } from '../../data/info-session.ts'
import type { Programme } from '../../data/programme.ts'
import type { Context } from '../context.ts'
import { meant } from '../words.ts'
import type { Read } from './reading.ts'

/** What a programme asks consent for at a sign-up. The programme's own check makes sure that it exists. */
export function consentOf(programme: Programme) {
  const found = programme.consents.find((one) => one.purpose === programme.infoSession.consent)
  if (!found) throw new Error(`programme ${programme.id} has no consent "${programme.infoSession.consent}"`)
  return found
}

/** The answer is `no`, or the version and the language it was read in, as `1 nl`. */
export function readConsent(text: string, { programme, locale }: Pick<Context, 'programme' | 'locale'>): Read<string> {
  const typed = text.trim().toLowerCase()
  if (/^\d+ (?:nl|en)$/.test(typed)) return { ok: true, value: typed }
  const said = meant(typed)?.id
  if (typed === 'true' || said === 'yes') return { ok: true, value: `${consentOf(programme).version} ${locale}` }
  return typed === 'false' || said === 'no' ? { ok: true, value: 'no' } : { ok: false, key: 'sessions.consent.unclear' }
}

/** What was agreed to, word for word; nothing when the text has changed since. */
export function givenConsent(answer: string, programme: Programme): Omit<GivenConsent, 'at'> | undefined {
  const { purpose, version, text } = consentOf(programme)
  const [agreed, language] = answer.split(' ')
  const locale = locales.find((one): one is Locale => one === language)
  return Number(agreed) === version && locale ? { purpose, version, text: text[locale] } : undefined
}
