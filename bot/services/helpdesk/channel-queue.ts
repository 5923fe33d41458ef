import { type HelpdeskChannelDoc, helpdeskChannelKey } from '../../../data/helpdesk-channel.ts'
import { ConflictError, type Doc, type Stored } from '../../../data/store.ts'
import { channelCard } from '../../../dialogs/helpdesk/channel-card.ts'
import type { Reply } from '../../../dialogs/reply.ts'
import { type Answer, backOffMs, judgeConnector } from '../../../rules/notices/judge-answer.ts'
import { faceOf, render } from '../../render.ts'
import { serial } from '../../serial.ts'
import { shortHash } from '../person-of.ts'
import type { HelpdeskDesk } from './helpdesk-desk.ts'

/** Changes within this time are one change of the card: Teams allows few messages a second in one conversation. In milliseconds. */
const leastBetween = 5_000
const attempts = 5

/** What the channel itself answers when the bot is not in it any more. An outage, however long, says nothing of the channel. */
const gone = (answer: Answer) => !answer.ok && (answer.status === 403 || answer.status === 404)

/** How long it is believed that no channel shows the queue: most desks have none, and every line of the queue would ask. Who sets one does not wait for it. In milliseconds. */
const noneFor = 60_000

export type ChannelQueue = {
  /** From now on the queue is shown here. */
  set: (target: HelpdeskChannelDoc['target'], language: HelpdeskChannelDoc['language']) => Promise<void>
  /** For the dispatcher: the card as the queue is now, in the place of the one before. */
  show: (doc: Stored<Doc>) => Promise<void>
  /** Something in the queue may be different. */
  changed: () => void
  idle: () => Promise<void>
}

type Desk = Pick<HelpdeskDesk, 'store' | 'queue' | 'post' | 'wake' | 'words' | 'now' | 'log'>

/** The card in the helpdesk's channel, kept up to date in place. It is one document, due when the card is behind, so one process changes it at a time. */
export function channelQueue({ store, queue, post, wake, words, now, log }: Desk): ChannelQueue {
  const oneByOne = serial()
  const under = new Set<Promise<unknown>>()
  let wished = ''
  let noneUntil = 0

  const activityOf = (reply: Reply, { target, language }: Pick<HelpdeskChannelDoc, 'target' | 'language'>) =>
    render(reply, { locale: language, face: faceOf(target.channelId), words, fileUrl: () => '' })
  const card = () => channelCard(queue.all(), queue.agents().available)
  const hash = (value: unknown) => shortHash('channel', JSON.stringify(value))

  const keep = (doc: HelpdeskChannelDoc) => store.commit([{ op: 'put', doc }])

  /** Makes it due, unless it is. */
  async function mark(): Promise<void> {
    for (let left = attempts; left > 0; left--) {
      if (now().getTime() < noneUntil) return
      const doc = await store.get<HelpdeskChannelDoc>(helpdeskChannelKey)
      if (!doc) noneUntil = now().getTime() + noneFor
      if (!doc || doc.dueAt !== undefined) return
      const dueAt = new Date(Math.max(now().getTime(), Date.parse(doc.shownAt ?? '1970-01-01') + leastBetween))
      try {
        await keep({ ...doc, dueAt: dueAt.toISOString() })
        if (dueAt <= now()) wake(helpdeskChannelKey)
        return
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error
      }
    }
  }

  function changed(): void {
    const wish = hash(card())
    if (wish === wished) return
    wished = wish
    const work = oneByOne('channel', mark)
      .catch((error: unknown) => log.warn({ error }, 'the card of the queue is behind; the next change brings it up to date'))
      .finally(() => under.delete(work))
    under.add(work)
  }

  async function show(found: Stored<Doc>): Promise<void> {
    const { dueAt: _due, message, ...doc } = found as Stored<HelpdeskChannelDoc>
    await queue.refresh()
    const reply = card()
    const activity = activityOf(reply, doc)
    const shown = hash(activity)
    const kept: HelpdeskChannelDoc = { ...doc, ...(message !== undefined && { message }) }
    if (shown === doc.shown) {
      await keep(kept)
    } else {
      const answer = await post(doc.target, activity, message)
      const verdict = judgeConnector(answer, doc.attempts, Math.random())
      const at = now().toISOString()
      const later = (afterMs: number) =>
        keep({ ...kept, attempts: doc.attempts + 1, dueAt: new Date(now().getTime() + afterMs).toISOString() })
      if (verdict.verdict === 'again') {
        await later(verdict.afterMs)
      } else if (verdict.verdict === 'refused') {
        // The card was taken away: a new one. Without a card it is the channel that is gone.
        if (message !== undefined && verdict.spent !== true) await keep({ ...doc, attempts: 0, dueAt: at })
        else if (gone(answer)) await store.commit([{ op: 'remove', key: helpdeskChannelKey }])
        else await later(backOffMs(doc.attempts, Math.random()))
      } else {
        const id = message ?? (answer.ok ? answer.id : undefined)
        await keep({ ...doc, ...(id !== undefined && { message: id }), shown, shownAt: at, attempts: 0 })
      }
    }
    wished = hash(reply)
    changed()
  }

  return {
    async set(target, language) {
      const before = await store.get<HelpdeskChannelDoc>(helpdeskChannelKey)
      const doc: HelpdeskChannelDoc = { ...helpdeskChannelKey, target, language, attempts: 0, dueAt: now().toISOString() }
      await keep(doc)
      noneUntil = 0
      if (before?.message !== undefined) await post(before.target, activityOf({ key: 'helpdesk.channel.moved' }, before), before.message)
      wake(helpdeskChannelKey)
    },
    show,
    changed,
    idle: async () => {
      while (under.size > 0) await Promise.all(under)
    },
  }
}
