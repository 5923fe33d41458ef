import type { Store, Stored } from '../../../data/store.ts'
import { judgeConnector } from '../../../rules/notices/judge-answer.ts'
import type { Log } from '../../log.ts'
import { inOrder, later } from '../helpdesk/in-order.ts'
import type { Hub } from './hub.ts'
import type { HubMessageDoc } from './hub-message.ts'

type Options = {
  store: Store
  hub: Hub
  now: () => Date
  /** This process. */
  me: string
  log: Pick<Log, 'warn'>
  /** The contact centre takes nothing: what lies there comes to our own desk. */
  refused: (ticket: string) => Promise<void>
}

/** Gives the contact centre what was committed for it, each conversation in order; what a process left behind is due and found by the dispatcher. */
export function hubOutbox({ store, hub, now, me, log, refused }: Options) {
  async function give(doc: Stored<HubMessageDoc>): Promise<boolean> {
    const verdict = judgeConnector(await hub.send(doc.activity), doc.attempts, Math.random())
    if (verdict.verdict === 'again') {
      await store.commit([{ op: 'put', doc: later(doc, verdict.afterMs, now()) }])
      return false
    }
    // Before the message goes: a process that dies in between refuses it once more, rather than leaving the question with nobody.
    if (verdict.verdict === 'refused') {
      log.warn({ reason: verdict.reason }, 'the contact centre takes nothing; the question goes to our own desk')
      await refused(String((doc.activity.channelData as { ticket: string }).ticket))
    }
    await store.commit([{ op: 'remove', key: { partition: doc.partition, kind: doc.kind, id: doc.id } }])
    return true
  }

  return inOrder<HubMessageDoc>({
    ...{ store, now, me, kind: 'hub-message', give },
    failed: (error) => log.warn({ error }, 'a message could not be given to the contact centre; it is tried again'),
  })
}
export type HubOutbox = ReturnType<typeof hubOutbox>
