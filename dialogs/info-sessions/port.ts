import type { Locale } from '../../data/bilingual.ts'

/** Placeholder until the info sessions' own types land: see `data/info-session.ts`. */
export type InfoSessions = { locales?: Locale[] }
