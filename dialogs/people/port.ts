import type { Locale } from '../../data/bilingual.ts'
import type { CandidateCard, Person, PersonState } from '../../data/candidate.ts'
import type { GivenConsent } from '../../data/info-session.ts'
import type { StaffDoc } from '../../data/person.ts'
import type { ScanResult } from '../../data/scan-result.ts'
import type { StaffChange, StaffRefusal } from '../../rules/people/staff-roll.ts'
import type { Who } from '../context.ts'

/** A person whose address was proved. */
export type Me = Person & { id: string }

/** `request` is the same when one question is delivered twice: the second sends nothing. */
export type CodeRequest = { email: string; language: Locale; request: string }

/** The same for an address that is known and one that is not. `minutes` is how long to wait. */
export type Asked = { ok: true } | { ok: false; reason: 'too-many'; minutes: number }

/** What somebody typed. `details` make a new person when the address is nobody's yet; for a person who is known they change nothing but a newer consent. */
export type Proof = {
  email: string
  code: string
  language: Locale
  request: string
  details?: { name: string; consents: Omit<GivenConsent, 'at'>[] }
  /** A zelfscan this conversation remembers. */
  scan?: ScanResult
}

export type NotProved =
  | { ok: false; reason: 'wrong'; left: number }
  /** `none`: no code was asked for here, or it has been used. */
  | { ok: false; reason: 'expired' | 'tries' | 'none' }

/** `details`: the code is right, nobody has this address yet, and a name and consent are missing; the same code can be handed in again with them; with a `name` they were imported and only have to agree. `sessions` counts sign-ups that were taken along. */
export type Proved =
  | { ok: true; person: Me; how: 'new' | 'known'; sessions: number }
  | NotProved
  | { ok: false; reason: 'details'; name?: string }

/** `taken`: the address is another person's. */
export type EmailChanged = { ok: true; person: Me } | NotProved | { ok: false; reason: 'taken' } | { ok: false; reason: 'unknown' }

export type Found =
  | { ok: true; card: CandidateCard }
  | { ok: false; reason: 'unknown' }
  | { ok: false; reason: 'ambiguous'; cards: CandidateCard[] }

export type CandidateFilter = { state?: PersonState; coach?: string; text?: string }

export type StaffResult = { ok: true; member: StaffDoc } | { ok: false; reason: StaffRefusal }

/** Who people are, as dialogs use it. */
export type People = {
  /** The proved person of this conversation; nothing for an anonymous visitor. One point read. */
  me: (who: Who) => Promise<Me | undefined>
  /** Sends a six-digit code by e-mail. */
  askCode: (who: Who, request: CodeRequest) => Promise<Asked>
  /** Joins this conversation and this channel's user to the person of the address, with what the visitor did before. */
  proveCode: (who: Who, proof: Proof) => Promise<Proved>
  /** Changes the name. */
  update: (who: Who, change: { name: string }) => Promise<{ ok: true; person: Me } | { ok: false; reason: 'unknown' }>
  /** Another address, proved by a code sent there. */
  changeEmail: (who: Who, proof: Pick<Proof, 'email' | 'code' | 'request'>) => Promise<EmailChanged>
  /** Forgets on this channel who the user is; the person and what they did stay. */
  logOut: (who: Who) => Promise<void>
  /** Agrees to a purpose of the programme, in the words of its newest version. */
  consent: (who: Who, purpose: string, language: Locale) => Promise<{ ok: true; person: Me } | { ok: false; reason: 'unknown' }>
  /** `needed`: without this consent nothing may be kept at all; erasing is the way. */
  withdraw: (who: Who, purpose: string) => Promise<{ ok: true; person: Me } | { ok: false; reason: 'unknown' | 'needed' }>
  /** Whether a person agrees to a purpose now. */
  allowed: (person: Pick<Person, 'consents'>, purpose: string) => boolean
  /** Candidates this member of staff may see, by name: a coach their own, an intermediary and the helpdesk all, a manager none. No store request. */
  list: (who: Who, filter?: CandidateFilter) => CandidateCard[]
  /** The one candidate meant by an id or by (part of) a name, among those this member of staff may see. No store request. */
  find: (who: Who, text: string) => Found
  /** Everybody who works at the desk; for managers and intermediaries only. */
  staff: {
    list: (who: Who) => StaffDoc[] | undefined
    change: (who: Who, change: StaffChange, request: string) => Promise<StaffResult>
  }
}
