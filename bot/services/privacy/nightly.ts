import type { Programme } from '../../../data/programme.ts'
import { ConflictError, type Store } from '../../../data/store.ts'
import { addDays, localDate } from '../../../rules/local-date.ts'
import { localTime } from '../../../rules/zoned-time.ts'

/** Partition `jobs`, kind `nightly`: for which night the work was done, and who is doing it until when. */
type NightlyDoc = { partition: 'jobs'; kind: 'nightly'; id: string; etag?: string; done: string; by?: string; until?: string }

/** The hour of the programme's clock at which the night's work begins. */
const startsAt = 3
/** A process that takes longer, or died, is taken over from. In milliseconds. */
const leaseMs = 15 * 60_000

type Options = {
  store: Store
  programme: Pick<Programme, 'timeZone'>
  now: () => Date
  id: string
  owner: string
  work: () => Promise<void>
}

/** Work of once a night, by one of several processes. `tick` does it when it is due and nobody else does; asked too often it costs a read, also in a demo that begins afresh. */
export function nightly({ store, programme, now, id, owner, work }: Options) {
  const key = { partition: 'jobs' as const, kind: 'nightly' as const, id }

  /** The last night that has begun. */
  const night = () => {
    const today = localDate(now(), programme.timeZone)
    return localTime(now(), programme.timeZone).hour >= startsAt ? today : addDays(today, -1)
  }

  return async function tick(): Promise<boolean> {
    const due = night()
    const found = await store.get<NightlyDoc>(key)
    if (found && found.done >= due) return false
    const busy = found?.by !== undefined && found.by !== owner && found.until !== undefined && found.until > now().toISOString()
    if (busy) return false
    const lease: NightlyDoc = { ...key, done: found?.done ?? '', by: owner, until: new Date(now().getTime() + leaseMs).toISOString() }
    try {
      const [etag = ''] = await store.commit([
        found ? { op: 'put', doc: { ...lease, etag: found.etag } as NightlyDoc } : { op: 'create', doc: lease },
      ])
      await work()
      const done: NightlyDoc = { ...key, etag, done: due }
      await store.commit([{ op: 'put', doc: done }])
    } catch (error) {
      if (error instanceof ConflictError) return false
      throw error
    }
    return true
  }
}
