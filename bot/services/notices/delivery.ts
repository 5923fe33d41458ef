import type { SessionDoc } from '../../../data/info-session.ts'
import type { NoticeEvent, Way } from '../../../data/notice.ts'
import type { Programme } from '../../../data/programme.ts'
import type { RoundMeetingDoc } from '../../../data/round.ts'
import type { Store } from '../../../data/store.ts'
import type { Answer } from '../../../rules/notices/judge-answer.ts'
import type { NoticeKind } from '../../../rules/notices/kinds.ts'
import type { Log } from '../../log.ts'
import type { Words } from '../../render-vars.ts'
import type { PlaceLinks } from '../info-sessions/place-links.ts'
import type { RoundLinks } from '../rounds/round-links.ts'
import type { SchoolLinks } from '../schools/school-links.ts'
import type { FindRecipient } from './find-recipient.ts'
import type { Count } from './notice-metrics.ts'
import type { Outage } from './outage.ts'
import type { Outgoing } from './outbox.ts'
import type { Reached } from './reached.ts'

/** Leave to send now by a way (its moment within the limits is taken), and `release` gives it back; no answer but a wait; or an answer already because there is nowhere to send to. */
export type Route = { send: (message: Outgoing) => Promise<Answer>; release?: () => void } | { afterMs: number } | { answer: Answer }

/** What delivering needs. `me` is this process; `intentMs` is how long nothing may be heard of a message that is being sent. */
export type Delivery = {
  store: Store
  programme: Programme
  words: Words
  now: () => Date
  me: string
  intentMs: number
  find: FindRecipient
  route: (way: Way, to: Reached) => Promise<Route>
  outage: Outage
  /** Of a message in Teams: whether it is certain that the process that was to send it never did. */
  neverBegan: (by: string, messageId: string) => boolean
  stopUrl: (subject: string, kind: NoticeKind) => string
  placeUrl: PlaceLinks['link']
  schoolUrl: SchoolLinks['link']
  roundUrl: RoundLinks['link']
  calendar: (about: SessionDoc | NoticeEvent, to: Reached, method: 'request' | 'cancel') => string
  /** The calendar file of a short meeting, with its summary in the language of whoever gets it. */
  meetingFile: (meeting: RoundMeetingDoc, summary: string, to: Reached, method: 'request' | 'cancel') => string
  count: Count
  log: Pick<Log, 'info' | 'warn' | 'error'>
  /** From 0 to 1. */
  chance: () => number
}
