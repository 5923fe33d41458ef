import * as z from 'zod'
import { bilingual, locales } from './bilingual.ts'
import { consent, infoSession, privacy, retention, road } from './programme/care.ts'
import { coaching } from './programme/coaching.ts'
import { localDate } from './programme/dates.ts'
import { contact, digest, holiday, openingHours, quietHours } from './programme/desk.ts'
import { budget, coachPool, fact, hourKind, kpi, rate } from './programme/figures.ts'
import { phase } from './programme/journey.ts'
import { matching } from './programme/matching.ts'
import { pace, surveys } from './programme/pace.ts'
import { id } from './programme/terms.ts'
import { zelfscan } from './programme/zelfscan.ts'

const timeZone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}, 'is not a time zone. Mend: write it like Europe/Amsterdam')

/** One city's route into teaching, as data. `version` changes with every change people notice; a candidate stays on the version they started with. */
export const programme = z.strictObject({
  id,
  version: z.string().regex(/^\d{4}-\d+$/, 'is not a version. Mend: write year and number, like 2026-1'),
  date: localDate,
  city: z.string().min(1),
  name: bilingual,
  campaign: bilingual,
  languages: z.array(z.enum(locales)).min(1),
  knowledge: id.exactOptional(),
  timeZone,
  helpdesk: id,
  contacts: z.array(contact).min(1),
  openingHours,
  holidays: z.array(holiday),
  quietHours,
  digest,
  pace,
  surveys,
  phases: z.array(phase).min(1),
  budgets: z.array(budget),
  hourKinds: z.array(hourKind).min(1),
  rates: z.array(rate),
  coachPool,
  coaching,
  matching,
  kpis: z.array(kpi),
  facts: z.array(fact),
  infoSession,
  roads: z.array(road),
  retention: z.array(retention).min(1),
  consents: z.array(consent).min(1),
  privacy,
  zelfscan,
})
export type Programme = z.infer<typeof programme>
