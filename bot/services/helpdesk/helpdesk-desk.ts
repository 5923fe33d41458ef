import type { Activity } from 'botframework-schema'
import type { Programme } from '../../../data/programme.ts'
import type { Key, Store } from '../../../data/store.ts'
import type { Answer } from '../../../rules/notices/judge-answer.ts'
import type { Publish } from '../../channel.ts'
import type { Log } from '../../log.ts'
import type { Words } from '../../render-vars.ts'
import type { StaffDirectory } from '../../staff.ts'
import type { Auditor } from '../audit.ts'
import type { HubDesk } from '../contact-centre/hub-desk.ts'
import type { SentFiles } from '../documents/read-sent-file.ts'
import type { ChatTarget } from '../notices/reached.ts'
import type { Queue } from './queue.ts'

/** What the hand-off stands on. */
export type HelpdeskDesk = {
  store: Store
  programme: Programme
  words: Words
  staff: Pick<StaffDirectory, 'byId' | 'all' | 'of' | 'isAway'>
  queue: Queue
  /** A contact centre that is asked first. */
  hub?: HubDesk
  now: () => Date
  newId: () => string
  publicUrl: string
  publish: Publish
  /** Whether somebody looks at this web chat now. */
  isOpen: (conversationId: string) => boolean
  /** Shows something passing, such as typing, in an open web chat. */
  show: (conversationId: string, activity: object) => void
  /** Writes into a conversation on a channel of the Bot Framework, within its limits. */
  post: (target: ChatTarget, activity: Partial<Activity>, instead?: string) => Promise<Answer>
  /** A link to a file somebody sent, which works for a while. */
  fileLink: (reference: string) => string | undefined
  /** Reads what somebody sent, also what only the bot may see. */
  sent: Pick<SentFiles, 'read'>
  /** Something is due now. */
  wake: (key?: Key) => void
  /** What is known of somebody who was proved. */
  about: (personId: string) => Promise<{ name: string; email: string; coach?: string; step?: string; shares: boolean } | undefined>
  /** Writes down who read a conversation. */
  audit: Auditor
  /** One entry on the timeline of a proved person. */
  addContact: (personId: string, words: { at: string; unique: string; by: string; staffId: string }) => Promise<void>
  log: Pick<Log, 'info' | 'warn' | 'error'>
}
