import { type SessionDoc, sessionKey } from '../../../data/info-session.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { ConflictError, type Stored } from '../../../data/store.ts'
import { audienceOf } from '../../../rules/notices/audience.ts'
import { ownPartition } from '../../../rules/notices/person-notice.ts'
import { isSettled, kept } from '../../../rules/notices/progress.ts'
import { splitNotice } from '../../../rules/notices/split-notice.ts'
import { retentionDays } from '../../../rules/retention.ts'
import { shortHash } from '../person-of.ts'
import { type Bundle, bundleOf } from './bundle.ts'
import { deliverTo } from './deliver-to.ts'
import type { Delivery } from './delivery.ts'

/** Most notices of one person that are looked at together; the newest of more wait for the next look. */
const mostTogether = 200

/** Does what is due of a notice. What it leaves to do is due again later, in the store. */
export type HandleNotice = (notice: Stored<NoticeDoc>) => Promise<void>

export function noticeHandler(delivery: Delivery): HandleNotice {
  const { store, now, programme, intentMs } = delivery
  const ttl = retentionDays(programme, 'notice') * 86_400
  const settled = (notice: NoticeDoc) => kept({ ...notice, recipients: [] }, { now: now(), alarmAt: now(), ttl, secret: false })

  /** A reminder finds out who it is for when it is due. Nothing when there is nobody. */
  async function addressed(notice: Stored<NoticeDoc>): Promise<Stored<NoticeDoc> | undefined> {
    if (notice.audience === undefined || notice.recipients.length > 0) return notice
    const session = await store.get<SessionDoc>(sessionKey(notice.partition.slice('info-session/'.length)))
    const people = session ? audienceOf(notice.audience, session, now()) : []
    const next: NoticeDoc = { ...notice, recipients: people.map((id) => ({ id, state: 'pending' })) }
    const [etag = ''] = await store.commit([{ op: 'put', doc: people.length > 0 ? next : settled(next) }])
    return people.length > 0 ? { ...next, etag } : undefined
  }

  /** Whoever has a partition of their own hears it from there, together with what else there is for them. */
  async function handOn(bundle: Bundle, notice: NoticeDoc): Promise<void> {
    for (const to of notice.recipients) {
      const home = ownPartition(to.id)
      if (to.state !== 'pending' || home === undefined || home === notice.partition) continue
      const { etag: _etag, ttl: _ttl, ...rest } = notice
      const id = `${notice.id}@${shortHash(notice.partition, notice.id).slice(0, 8)}`
      const own: NoticeDoc = {
        ...rest,
        partition: home,
        id,
        recipients: [{ id: to.id, state: 'pending' }],
        cause: { partition: notice.partition, id: notice.id },
      }
      await store.commit([{ op: 'create', doc: own }]).catch((error: unknown) => {
        if (!(error instanceof ConflictError)) throw error
      })
      await bundle.save([{ notice, to: { id: to.id, state: 'sent', at: now().toISOString(), reason: 'handed-on' } }])
    }
  }

  /** All that is open for the one person whose partition it is; of any other partition the notice alone. */
  async function bundled(notice: Stored<NoticeDoc>): Promise<Stored<NoticeDoc>[]> {
    if (!notice.recipients.some((to) => ownPartition(to.id) === notice.partition)) return [notice]
    const { docs } = await store.list<NoticeDoc>(notice.partition, 'notice', { limit: mostTogether })
    const open = docs.filter((one) => !isSettled(one))
    return open.some((one) => one.id === notice.id) ? open : [notice, ...open]
  }

  return async (found) => {
    try {
      const notice = await addressed(found)
      if (!notice) return
      const parts = splitNotice(notice)
      if (parts) {
        await store.commit([{ op: 'put', doc: settled(notice) }, ...parts.map((doc) => ({ op: 'put' as const, doc }))])
        return
      }
      const bundle = bundleOf(await bundled(notice), { store, now, intentMs, ttl })
      for (const one of bundle.notices()) await handOn(bundle, one)
      for (const { id } of notice.recipients) await deliverTo(bundle, id, delivery)
    } catch (error) {
      // Another process, or whoever takes it back, was first: what is left comes again.
      if (!(error instanceof ConflictError)) throw error
    }
  }
}
