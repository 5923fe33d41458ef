import type { Locale } from '../../../data/bilingual.ts'
import type { NoticeWishes } from '../../../data/reach.ts'

/** A conversation on a channel of the Bot Framework that can be written to unasked. */
export type ChatTarget = { serviceUrl: string; channelId: string; conversationId: string; userId: string; botId: string; tenantId?: string }

/**
 * A recipient as the dispatcher needs one. `subject` is whose wishes count: `candidate:<id>` or `staff:<id>`; nobody's for an address that has yet to be
 * proved. `proved` is whose proved address `email` is: they may be logged in by a link. `create` is a member of staff in Teams with whom there is no conversation yet.
 */
export type Reached = {
  subject: string | undefined
  staff: boolean
  language: Locale
  name?: string
  email?: string
  proved?: string
  teams?: ChatTarget
  create?: { aadObjectId: string }
  web?: { conversationId: string; open: boolean }
  wishes: NoticeWishes
}

/** Why a recipient hears nothing: they are no longer known. */
export type Gone = { gone: string }
