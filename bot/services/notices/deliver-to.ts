import type { NoticeDoc, Recipient, Way } from '../../../data/notice.ts'
import { chooseWay } from '../../../rules/notices/choose-way.ts'
import { type Answer, judgeConnector, judgeMail, type Verdict } from '../../../rules/notices/judge-answer.ts'
import { dropped } from '../../../rules/notices/progress.ts'
import type { Bundle, Change } from './bundle.ts'
import type { Delivery, Route } from './delivery.ts'
import type { Outgoing } from './outbox.ts'
import { messageId, outgoing } from './outgoing.ts'
import { type Ready, readyToGo } from './ready-to-go.ts'

/** Ways to try, one after the other, before the next pass. */
const mostRounds = 5

/** Delivers what a bundle has for one recipient, as one message: by the first way that takes it. */
export async function deliverTo(bundle: Bundle, id: string, delivery: Delivery): Promise<void> {
  for (let round = 0; round < mostRounds; round++) if (!(await once(bundle, id, delivery))) return
}

type Sending = { ready: Ready; way: Way; id: string; attempts: number; refused: Way[] }

/** One attempt. True when there is reason to try again at once. */
async function once(bundle: Bundle, id: string, delivery: Delivery): Promise<boolean> {
  const { count, log, now, neverBegan } = delivery
  const stuck = begun(bundle, id, delivery)
  const [first] = stuck
  if (first?.to.by && first.to.way === 'teams' && !isExpired(first.notice, now())) {
    const name = messageId(
      id,
      stuck.map(({ notice }) => notice),
    )
    if (neverBegan(first.to.by, name)) {
      const { attempts = 0, refused = [] } = first.to
      const again = { id, state: 'pending' as const, attempts, after: now().toISOString(), ...(refused.length > 0 && { refused }) }
      await bundle.save(stuck.map(({ notice }) => ({ notice, to: again })))
      return true
    }
  }
  if (first && (first.to.way === 'teams' || isExpired(first.notice, now()))) {
    await bundle.record(
      stuck.map(({ notice, to }) => ({ notice, to: { id, state: 'sent', at: now().toISOString(), way: to.way ?? 'teams', unsure: true } })),
    )
    count('unsure', first.to.way ?? 'teams', stuck.length)
    log.warn(
      { notices: stuck.map(({ notice }) => notice.id) },
      'a process died while it sent; the channel cannot tell a repeat, so it counts as sent',
    )
    return true
  }
  const { ready, changes } = await readyToGo(
    bundle,
    id,
    stuck.map(({ notice }) => notice),
    delivery,
  )
  if (!ready) {
    await bundle.save(changes)
    for (const { to } of changes) if (to.state === 'dropped') count('dropped', 'none')
    return false
  }
  const refused = [...new Set(ready.items.flatMap(({ to }) => to.refused ?? []))]
  const attempts = Math.max(...ready.items.map(({ to }) => to.attempts ?? 0))
  const { reached } = ready
  const reachable = {
    teams: Boolean(reached.teams ?? reached.create),
    web: reached.web ? openOrNot(reached.web.open) : false,
    mail: Boolean(reached.email),
  } as const
  const way = first?.to.way ?? chooseWay(ready.items[0].notice, reached.wishes, reachable, refused)
  if (way === undefined) {
    await bundle.save([
      ...changes,
      ...ready.items.map(({ notice }) => ({
        notice,
        to: { ...dropped({ id, state: 'failed' }, 'no way left', now()), state: 'failed' as const, refused },
      })),
    ])
    count('failed', 'none', ready.items.length)
    log.error(
      { notices: ready.items.map(({ notice }) => `${notice.partition} ${notice.id}`), refused },
      'a notice reached nobody: every way refused it, or there is none',
    )
    return false
  }
  await bundle.save(changes)
  return send(bundle, { ready, way, id, attempts, refused }, delivery)
}

const openOrNot = (open: boolean) => (open ? ('open' as const) : ('closed' as const))
const isExpired = ({ expiresAt }: NoticeDoc, now: Date) => Date.parse(expiresAt) <= now.getTime()

/** Notices of which a process began to send and nothing more was heard, as they were sent together. */
function begun(bundle: Bundle, id: string, { now, me, intentMs }: Delivery): Change[] {
  const forgotten = ({ at = '', by }: Recipient) => by === me || now().getTime() >= Date.parse(at) + intentMs
  const sending = bundle
    .notices()
    .flatMap((notice) =>
      notice.recipients.filter((to) => to.id === id && to.state === 'sending' && forgotten(to)).map((to) => ({ notice, to })),
    )
  const [first] = sending
  return sending.filter(({ to }) => to.at === first?.to.at && to.by === first?.to.by)
}

async function send(bundle: Bundle, sending: Sending, delivery: Delivery): Promise<boolean> {
  const { ready, way, id, attempts, refused } = sending
  const { now, me, count, outage } = delivery
  const all = (to: Omit<Recipient, 'id'>): Change[] => ready.items.map(({ notice }) => ({ notice, to: { id, ...to } }))
  const later = (ms: number, tried: number) =>
    all({ state: 'pending', attempts: tried, after: new Date(now().getTime() + ms).toISOString(), ...(refused.length > 0 && { refused }) })
  const down = outage.leftMs(way)
  if (down > 0) {
    await bundle.save(later(down * (1 + delivery.chance() / 4), attempts))
    return false
  }
  const message = outgoing(ready, id, delivery)
  const go = await delivery.route(way, ready.reached)
  if ('afterMs' in go) {
    await bundle.save(later(go.afterMs, attempts))
    return false
  }
  const { at = now().toISOString(), by = me } = ready.items[0].to.state === 'sending' ? ready.items[0].to : {}
  const intent = all({ state: 'sending', at, by, way, attempts, ...(refused.length > 0 && { refused }) })
  const answer = 'answer' in go ? go.answer : await sent(go, message, way === 'web' ? [] : intent, bundle)
  const judge = way === 'mail' ? judgeMail : judgeConnector
  const verdict: Verdict = judge(answer, attempts, delivery.chance())
  if (verdict.verdict === 'sent' || verdict.verdict === 'unsure') {
    outage.over(way)
    await bundle.record(
      all({ state: 'sent', at: now().toISOString(), way, ...(verdict.verdict === 'unsure' && { unsure: true as const }) }),
    )
    count(verdict.verdict, way, ready.items.length)
    return false
  }
  if (verdict.verdict === 'again') {
    if (verdict.down) outage.begin(way, verdict.afterMs)
    else outage.over(way)
    count('again', way)
    await bundle.record(later(verdict.afterMs, attempts + 1))
    return false
  }
  count('refused', way)
  delivery.log.info({ way, reason: verdict.reason }, 'a way refused a notice for good; the next one is tried')
  await bundle.record(all({ state: 'pending', after: now().toISOString(), refused: [...refused, way], reason: verdict.reason }))
  return true
}

/** Writes down that it goes, and sends it. Our own web chat knows what it was given, so nothing has to be written down before. */
async function sent(go: Extract<Route, { send: unknown }>, message: Outgoing, intent: readonly Change[], bundle: Bundle): Promise<Answer> {
  try {
    await bundle.save(intent)
    return await go.send(message)
  } finally {
    go.release?.()
  }
}
