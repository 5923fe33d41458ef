import type { NoticeDoc, Recipient } from '../../../data/notice.ts'
import { handlingOf } from '../../../rules/notices/kinds.ts'
import { dropped } from '../../../rules/notices/progress.ts'
import { whenToSend } from '../../../rules/notices/when-to-send.ts'
import type { Bundle, Change } from './bundle.ts'
import type { Delivery } from './delivery.ts'
import { type Facts, factsOf } from './facts-of.ts'
import type { Reached } from './reached.ts'

export type ReadyItem = { notice: NoticeDoc; to: Recipient; facts: Facts }
/** What goes to one person in one message, now. */
export type Ready = { reached: Reached; items: [ReadyItem, ...ReadyItem[]] }

/** Which notices go now, and what becomes of the others. `resumed` were being sent when a process died: they go as they went, whatever the hour. */
export async function readyToGo(
  bundle: Bundle,
  id: string,
  resumed: readonly NoticeDoc[],
  delivery: Delivery,
): Promise<{ ready?: Ready; changes: Change[] }> {
  const now = delivery.now()
  const open = resumed.length > 0 ? itemsOf(resumed, id) : itemsOf(bundle.notices(), id).filter(({ to }) => to.state === 'pending')
  const [first] = open
  if (!first || !open.some((one) => isDue(one, now, 0))) return { changes: [] }
  const together = delivery.programme.digest.withinMinutes * 60_000
  const due = open.filter((one) => isDue(one, now, together))
  const drop = ({ notice, to }: Open, reason: string): Change => ({ notice, to: dropped(to, reason, now) })
  const expired = due.filter(({ notice }) => Date.parse(notice.expiresAt) <= now.getTime())
  const alive = due.filter((one) => !expired.includes(one))
  const changes = expired.map((one) => drop(one, 'expired'))
  const [someone] = alive
  if (!someone) return { changes }
  const reached = await delivery.find(someone.notice, id)
  if ('gone' in reached) return { changes: [...changes, ...alive.map((one) => drop(one, reached.gone))] }
  const items: ReadyItem[] = []
  for (const one of alive) {
    const facts = await factsOf(one.notice, id, delivery.store)
    const when = resumed.length > 0 ? ({ when: 'now' } as const) : whenFor(one, reached, delivery)
    if (!facts) changes.push(drop(one, 'cause'))
    else if (when.when === 'never') changes.push(drop(one, 'off'))
    else if (when.when === 'later') changes.push({ notice: one.notice, to: { ...one.to, after: when.at.toISOString(), reason: when.why } })
    else items.push({ ...one, facts })
  }
  const [head, ...rest] = items
  return head && items.some((one) => isDue(one, now, 0)) ? { ready: { reached, items: [head, ...rest] }, changes } : { changes }
}

type Open = { notice: NoticeDoc; to: Recipient }

const itemsOf = (notices: readonly NoticeDoc[], id: string): Open[] =>
  notices.flatMap((notice) => notice.recipients.filter((to) => to.id === id).map((to) => ({ notice, to })))

/** Due now, or within so many milliseconds. One that waits for something of its own is left to that. */
function isDue({ notice, to }: Open, now: Date, withinMs: number): boolean {
  if (to.after !== undefined) return Date.parse(to.after) <= now.getTime()
  return notice.dueAt !== undefined && Date.parse(notice.dueAt) <= now.getTime() + withinMs
}

function whenFor({ notice, to }: Open, reached: Reached, { programme, now }: Delivery) {
  const { quietHours, digest, timeZone } = programme
  return whenToSend(
    { expiresAt: notice.expiresAt, held: to.reason === 'digest' },
    handlingOf(notice.about, reached.staff),
    reached.wishes,
    { quietHours, digestAt: digest.at, timeZone },
    now(),
  )
}
