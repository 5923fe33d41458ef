import type { Programme } from '../../data/programme.ts'
import type { Store } from '../../data/store.ts'
import type { Ports } from '../../dialogs/context.ts'
import type { Log } from '../log.ts'
import type { OidcConfig } from '../oidc-config.ts'
import type { Words } from '../render-vars.ts'
import type { Helpdesk } from '../services/helpdesk/open-helpdesk.ts'
import type { StaffDirectory } from '../staff.ts'

/** What the page of the helpdesk stands on. */
export type DeskDeps = Pick<Ports, 'tickets' | 'questions' | 'matching' | 'sessions'> & {
  store: Store
  programme: Programme
  staff: Pick<StaffDirectory, 'byId'>
  words: Words
  helpdesk: Pick<Helpdesk, 'queue' | 'typing'>
  /** Shows something passing in an open web chat. */
  show: (conversationId: string, activity: object) => void
  /** The product's clock; sessions of browsers go by the real time. */
  now: () => Date
  realNow: () => Date
  newId: () => string
  secret: string
  publicUrl: string
  mode: 'demo' | 'production'
  /** Where staff sign in; without it nobody can, but in demo mode. */
  oidc?: OidcConfig | undefined
  /** Where compressed copies of the page's files are kept between starts. */
  cacheFolder?: string
  log: Pick<Log, 'info' | 'warn'>
}
