import type { StaffDoc } from '../data/person.ts'
import type { Store } from '../data/store.ts'
import { isAway } from '../rules/people/is-away.ts'
import type { Inbound } from './channel.ts'
import { storedStaff } from './services/people/staff-admin.ts'

/** Everybody who works at the desk, kept in memory so that a turn needs no request to know a role. At most some hundreds of people. */
export type StaffDirectory = {
  /** The member of staff behind an activity. Teams' object id counts only from Teams, whose tokens the channel checks; `trustAll` is for demo mode. */
  of: (activity: Inbound) => StaffDoc | undefined
  byId: (id: string) => StaffDoc | undefined
  all: () => readonly StaffDoc[]
  /** Whether somebody is away today. */
  isAway: (id: string) => boolean
  /** Reads the list again; call it at start, after a change and now and then, so that another machine's change arrives. */
  refresh: () => Promise<void>
}

/** `today` is the local day; without it nobody is ever away. */
export function staffDirectory(store: Store, trustAll: boolean, today?: () => string): StaffDirectory {
  let byId = new Map<string, StaffDoc>()
  let byLogin = new Map<string, StaffDoc>()
  return {
    byId: (id) => byId.get(id),
    all: () => [...byId.values()],
    isAway(id) {
      const member = byId.get(id)
      return member !== undefined && today !== undefined && isAway(member, today())
    },
    of(activity) {
      const login = byLogin.get(`${activity.channelId}:${activity.from.id}`)
      if (login) return login
      const objectId = activity.from.aadObjectId
      return typeof objectId === 'string' && (trustAll ? activity.channelId !== 'directline' : activity.channelId === 'msteams')
        ? byId.get(objectId)
        : undefined
    },
    async refresh() {
      const people = await storedStaff(store)
      byId = new Map(people.map((one) => [one.id, one]))
      byLogin = new Map(people.flatMap((one) => (one.logins ?? []).map((login) => [login, one] as const)))
    },
  }
}
