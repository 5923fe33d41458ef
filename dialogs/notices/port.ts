import type { NoticeWishes } from '../../data/reach.ts'
import type { WishChange } from '../../rules/notices/change-wishes.ts'
import type { Who } from '../context.ts'

/** What somebody wants of notices, as dialogs use it. Repeating a change changes nothing. */
export type Notices = {
  wishes: (who: Who) => Promise<NoticeWishes>
  change: (who: Who, change: WishChange) => Promise<NoticeWishes>
  /** Whether mail is not getting through at this moment, so that who waits for one is told. */
  mailFails: () => boolean
}
