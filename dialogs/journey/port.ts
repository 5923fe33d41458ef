import type { CandidateCard, Person, StopReason } from '../../data/candidate.ts'
import type { ContactDoc, ContactTopic } from '../../data/contact-moment.ts'
import type { Journey, StepEntry, StepState } from '../../data/journey.ts'
import type { Programme } from '../../data/programme.ts'
import type { CandidateFilter } from '../../rules/journey/candidate-list.ts'
import type { Roadmap } from '../../rules/journey/roadmap.ts'
import type { VersionChange } from '../../rules/journey/version-change.ts'
import type { Who } from '../context.ts'

/** Somebody's journey on the version of the programme they are on. */
export type JourneyView = { personId: string; person: Person; journey: Journey; programme: Programme; roadmap: Roadmap }

/** What an anonymous visitor did that counts once they are proved: an outcome of the zelfscan, and ids they signed up for sessions with. */
export type TakenOver = { zelfscan?: { at: string; outcome: string }; visitors?: readonly string[] }

/** `unknown` when there is no such person or this member of staff may not see them: nobody learns which. */
export type JourneyRefusal = { ok: false; reason: 'forbidden' | 'unknown' }
export type Viewed = ({ ok: true } & JourneyView) | JourneyRefusal

/** `request` is the same when one wish is delivered twice; then it is done once. */
export type StepWish = { personId: string; step: string; to: StepState; words?: string; evidence?: readonly string[]; request: string }

export type StepMoved =
  | ({ ok: true; phaseDone?: string; complete: boolean } & JourneyView)
  | JourneyRefusal
  | { ok: false; reason: 'unknown-step' | 'impossible' | 'required' | 'words' | 'resting' }
  | { ok: false; reason: 'blocked'; by: string[]; programme: Programme }
  | { ok: false; reason: 'already'; entry: StepEntry }

/** `state` when this cannot be done as somebody stands now (pausing what is stopped, finishing what is not complete). */
export type PersonChanged = ({ ok: true } & JourneyView) | JourneyRefusal | { ok: false; reason: 'state' | 'unknown-coach' | 'unfinished' }

export type TimelineEntry = Omit<ContactDoc, 'partition' | 'kind' | 'etag' | 'ttl'>

/** Newest first; `next` is what to ask on with. `no-consent`: the candidate did not agree that whoever helps them reads along. */
export type Timeline =
  | { ok: true; entries: TimelineEntry[]; next?: string; person: Person; programme: Programme }
  | JourneyRefusal
  | { ok: false; reason: 'no-consent'; person: Person }

/** One thing to put on a timeline; `unique` makes it the same entry when it is told twice. `at` is now unless said. */
export type NewContact = {
  topic: ContactTopic
  by: ContactDoc['by']
  text: string
  vars?: Record<string, string | number>
  words?: string
  unique: string
  at?: string
}

/** Journeys as dialogs use them. Everything that changes something may be repeated with the same request and the same result. */
export type Journeys = {
  /** Starts the journey of a person who was just proved, or takes over more of what they did before; safe to repeat. */
  begin: (personId: string, from?: TakenOver) => Promise<void>
  /** One's own journey; nothing for an anonymous visitor. */
  mine: (who: Who) => Promise<JourneyView | undefined>
  of: (who: Who, personId: string) => Promise<Viewed>
  /** One's own step, or with a role the step of a candidate. */
  move: (who: Who, wish: StepWish) => Promise<StepMoved>
  assignCoach: (who: Who, wish: { personId: string; coach: string; request: string }) => Promise<PersonChanged>
  pause: (who: Who, wish: { personId: string; words?: string; request: string }) => Promise<PersonChanged>
  resume: (who: Who, wish: { personId: string; request: string }) => Promise<PersonChanged>
  stop: (who: Who, wish: { personId: string; reason: StopReason; words?: string; request: string }) => Promise<PersonChanged>
  comeBack: (who: Who, wish: { personId: string; words?: string; request: string }) => Promise<PersonChanged>
  /** After the last step is confirmed, by an intermediary. */
  finish: (who: Who, wish: { personId: string; request: string }) => Promise<PersonChanged>
  /** What the list of an info session says: `attended` false takes back what an earlier list said. Somebody without a journey is left alone. */
  confirmAttendance: (personId: string, sessionId: string, attended?: boolean) => Promise<void>
  /** What moving somebody to the programme's current version would change; nothing when they are on it. */
  versionChange: (who: Who, personId: string) => Promise<{ ok: true; view: JourneyView; change?: VersionChange } | JourneyRefusal>
  changeVersion: (who: Who, wish: { personId: string; to: string; request: string }) => Promise<PersonChanged>
  timeline: (who: Who, personId: string, after?: string) => Promise<Timeline>
  /** Asks a candidate to agree that whoever helps them reads their timeline. */
  askSharing: (who: Who, wish: { personId: string; request: string }) => Promise<{ ok: true } | JourneyRefusal>
  /** A note of staff, or a talk that was planned: seen by the candidate too. */
  note: (
    who: Who,
    wish: { personId: string; words: string; about: 'note' | 'talk'; request: string },
  ) => Promise<{ ok: true } | JourneyRefusal>
  /** One's own coach, by name, since when, and an address when they gave one; nothing for an anonymous visitor. */
  myCoach: (who: Who) => Promise<{ person: Person; coach?: { name: string; since: string; email?: string } } | undefined>
  /** A message of a candidate to their coach. */
  askCoach: (
    who: Who,
    wish: { words: string; request: string },
  ) => Promise<{ ok: true; coach: string } | { ok: false; reason: 'unknown' | 'no-coach' }>
  /** And one of their coach, or an intermediary, to them. */
  answerCandidate: (who: Who, wish: { personId: string; words: string; request: string }) => Promise<{ ok: true } | JourneyRefusal>
  /** For the other services: one entry on somebody's timeline. */
  addContact: (personId: string, contact: NewContact) => Promise<void>
  /** The candidates this member of staff may see, longest waiting first. From memory: at most half a minute old. */
  candidates: (who: Who, filter?: CandidateFilter) => readonly CandidateCard[]
  /** Coaches for an intermediary to choose from, with how many candidates each has; who has fewest first. */
  coaches: (who: Who) => readonly { id: string; name: string; candidates: number }[]
  /** The name of a member of staff, to say who is on turn. */
  nameOf: (staffId: string) => string | undefined
}
