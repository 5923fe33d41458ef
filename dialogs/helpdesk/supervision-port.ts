import type { Locale } from '../../data/bilingual.ts'
import type { TicketCard } from '../../data/ticket.ts'
import type { TicketReview } from '../../data/ticket-figure.ts'
import type { Supervised, SupervisedNow, SupervisionPeriod } from '../../rules/helpdesk/supervision.ts'
import type { Who } from '../context.ts'
import type { Seen, TicketRefusal } from './port.ts'

/** How the helpdesk does. `from` is the first local date of the period. `agents`: how many take conversations now. */
export type SupervisionShown = { period: SupervisionPeriod; from: string; now: SupervisedNow & { agents: number }; figures: Supervised }

/** A conversation that was found: `inWords` when what was searched for is in what was said. */
export type TranscriptFound = { card: TicketCard; inWords: boolean }

/** What a file is about: the figures of a period, one row a question, or one conversation. */
export type DeskFileAbout = { what: 'figures'; period: SupervisionPeriod } | { what: 'transcript'; ticket: string }
export const deskFileFormats = ['csv', 'pdf', 'txt'] as const
export type DeskFileFormat = (typeof deskFileFormats)[number]
/** Minutes a link to a file works. */
export const deskFileMinutes = 10

/** Conversations drawn by lot at once. */
export const sampleSize = 5

/** Looking back on the work of the helpdesk. Figures are for managers, intermediaries and the helpdesk; conversations never for a manager. Checked again by the service. */
export type Supervision = {
  figures: (who: Who, period: SupervisionPeriod) => Promise<SupervisionShown | undefined>
  /** Conversations, the newest first; `text` is looked for in who asked, the question and, of the newest, in what was said. */
  search: (who: Who, text: string) => Promise<TranscriptFound[] | undefined>
  /** One conversation, whether it ended or not. Written down: who read it. */
  transcript: (who: Who, id: string) => Promise<Seen>
  /** Closed conversations of the last month that others had and nobody looked at, by lot: asking again draws the same. */
  sample: (who: Who) => Promise<TicketCard[] | undefined>
  /** `state` when it was looked at already. */
  review: (who: Who, id: string, review: Omit<TicketReview, 'date'>) => Promise<{ ok: true } | TicketRefusal>
  /** Links for this person that work for minutes; who opens one is judged again. */
  links: (who: Who, about: DeskFileAbout, language: Locale) => { format: DeskFileFormat; url: string }[]
}
