import type { Locale } from '../data/bilingual.ts'
import type { Role } from '../data/person.ts'
import type { Programme } from '../data/programme.ts'
import type { Coaches } from './coaches/port.ts'
import type { Documents } from './documents/port.ts'
import type { Editors } from './editors/port.ts'
import type { FlowState } from './flow.ts'
import type { Tickets } from './helpdesk/port.ts'
import type { Supervision } from './helpdesk/supervision-port.ts'
import type { Hours } from './hours/port.ts'
import type { Imports } from './import/port.ts'
import type { InfoSessions } from './info-sessions/port.ts'
import type { Journeys } from './journey/port.ts'
import type { Matching } from './matching/port.ts'
import type { Notices } from './notices/port.ts'
import type { People } from './people/port.ts'
import type { Pool } from './pool/port.ts'
import type { Privacy } from './privacy/port.ts'
import type { Questions } from './questions.ts'
import type { Label, Reply } from './reply.ts'
import type { Schools } from './schools/port.ts'
import type { Statements } from './statements/port.ts'
import type { Surveys } from './surveys/port.ts'

/** Who is talking, as the channel and the store know them. `personId` is set once somebody signed up for something; `proved` when a code proved who they are. */
export type Who = {
  channelId: string
  userId: string
  conversationId: string
  name?: string
  roles: readonly Role[]
  staffId?: string
  personId?: string
  proved?: true
}

/** Small facts a conversation remembers between turns, by topic: JSON values only. */
export type Memory = Record<string, unknown>

/** A question to the desk, with the topics it was answered with or could be about. */
export type LastQuestion = { text: string; locale: Locale; topics: string[] }

/** What does the I/O, each one part of the product; dialogs only decide what to say. */
export type Ports = {
  sessions: InfoSessions
  questions: Questions
  editors: Editors
  documents: Documents
  people: People
  privacy: Privacy
  journeys: Journeys
  coaches: Coaches
  imports: Imports
  hours: Hours
  statements: Statements
  schools: Schools
  notices: Notices
  surveys: Surveys
  tickets: Tickets
  supervision: Supervision
  matching: Matching
  pool: Pool
}

/** Everything a dialog may use. */
export type Context = Ports & {
  locale: Locale
  now: Date
  newId: () => string
  /** What this turn is called: the same when it is run or delivered again. */
  turn: string
  programme: Programme
  who: Who
  memory: Memory
  lastQuestion?: LastQuestion | undefined
  /** Flows the person stopped midway and may resume, by flow id. */
  parked: Readonly<Record<string, FlowState>>
  /** A text in the language of the conversation, for parsing what a person typed against it; never for output, which is a Reply. */
  text: (label: Label) => string
}

/** What opening a topic does: says something, and may begin a flow. `memory` is merged into the conversation's memory; a question that is settled is `null`. */
export type Opened = {
  replies: Reply[]
  flow?: { id: string; answers?: Record<string, unknown> }
  memory?: Memory
  lastTopic?: string
  lastQuestion?: LastQuestion | null
}

/**
 * Something a person can open with a word or a button. Its words are in `locales/<lang>/words.json` under its id.
 * `rest` is what follows the word ("session 12" gives "12"). Without `roles` everyone may open it.
 */
export type Topic = { id: string; roles?: readonly Role[]; open: (context: Context, rest: string) => Promise<Opened> }
