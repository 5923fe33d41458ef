import type { Locale } from '../../../data/bilingual.ts'
import { everyIn } from '../../../data/every-document.ts'
import {
  type PoolCalendarDoc,
  type PoolDate,
  type PoolDateDoc,
  poolCalendarKey,
  poolDateKey,
  poolPartition,
} from '../../../data/pool-date.ts'
import type { Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Pool, PoolDateResult, PoolDateShown, PoolRefusal } from '../../../dialogs/pool/port.ts'
import { busyCoach } from '../../../rules/pool/busy-coach.ts'
import { isFarOff, type PoolHeard, poolNotices, poolSoonKey } from '../../../rules/pool/pool-notices.ts'
import { labelText } from '../../render-vars.ts'
import { eventFile } from '../event-file.ts'
import { staffActor } from '../matching/matching-desk.ts'
import { retried, unchanged } from '../people/people-desk.ts'
import { shortHash } from '../person-of.ts'
import type { PoolDesk } from './pool-desk.ts'

const refuse = (reason: 'forbidden' | 'unknown' | 'past' | 'early' | 'over' | 'nobody'): PoolRefusal => ({ ok: false, reason })
const plain = ({ partition: _partition, kind: _kind, id: _id, etag: _etag, ...date }: PoolDateDoc): PoolDate => date

/** Moments of the pool: planned, moved, called off, held and answered, each one commit with what the coaches hear. */
export function poolDates(desk: PoolDesk): Pick<Pool, 'dates' | 'date' | 'plan' | 'move' | 'cancel' | 'held' | 'answer'> {
  const { store, programme, staff, dates, words, now } = desk
  const titleOf = (type: PoolDate['type']) => ({
    nl: labelText({ key: `pool.type.${type}` }, 'nl', words),
    en: labelText({ key: `pool.type.${type}` }, 'en', words),
  })
  const nameOf = (id: string) => staff.byId(id)?.name ?? ''

  const shown = (id: string, { type, at, minutes, place, state, coaches, answers, by }: PoolDate): PoolDateShown => ({
    ...{ id, type, at, minutes, place, state },
    by: nameOf(by.id) || (by.name ?? ''),
    over: at < now().toISOString(),
    coaches: coaches.map((coach) => ({ id: coach, name: nameOf(coach), ...(answers[coach] && { answer: answers[coach] }) })),
  })
  const file = (id: string, { at, minutes, place, sequence, type }: PoolDate, locale: Locale, method: 'request' | 'cancel') => {
    const end = new Date(Date.parse(at) + minutes * 60_000).toISOString()
    return eventFile({ programme, now }, { uid: `pool-${id}`, sequence, start: at, end, title: titleOf(type), place }, locale, method)
  }
  const told = (about: PoolHeard, id: string, date: PoolDate): Write[] =>
    poolNotices(about, { id, date, title: titleOf(date.type), by: nameOf(date.by.id) }, date.coaches, now()).map((doc) => ({
      op: 'put',
      doc,
    }))
  const soon = (id: string, date: PoolDate): Write[] =>
    isFarOff(date, now()) ? told('pool-soon', id, date) : [{ op: 'remove', key: poolSoonKey(id) }]

  /** Everything that is planned, as it is stored now. */
  const planned = async () =>
    (await Array.fromAsync(everyIn<PoolDateDoc>(store, poolPartition, 'pool-date'))).filter(({ state }) => state === 'planned')

  /** Who has something else then, or what goes along in the commit. The count is read before the moments, so that no two changes ever find the same coach free. */
  async function free(
    wish: Pick<PoolDate, 'at' | 'minutes' | 'coaches'>,
    without?: string,
  ): Promise<{ ok: true; counted: Write } | PoolRefusal> {
    const calendar = await store.get<PoolCalendarDoc>(poolCalendarKey)
    const others = (await planned()).filter(({ id }) => id !== without)
    const found = busyCoach(wish, others)
    const date = found && others.find((one) => one === found.date)
    if (found && date) return { ok: false, reason: 'busy', name: nameOf(found.coach), date: shown(date.id, date) }
    const next: PoolCalendarDoc = { ...poolCalendarKey, revision: (calendar?.revision ?? 0) + 1 }
    return { ok: true, counted: unchanged(calendar, next) }
  }

  /** Changes a moment as it is stored now; `to` gives what it becomes and who hears what, or why not. */
  function change(
    id: string,
    to: (before: PoolDate) => Promise<{ date: PoolDate; also: Write[] } | PoolRefusal>,
  ): Promise<PoolDateDoc | PoolRefusal> {
    return retried('a moment of the pool', async () => {
      const found = await store.get<PoolDateDoc>(poolDateKey(id))
      if (!found) return refuse('unknown')
      const next = await to(plain(found))
      if ('ok' in next) return next
      const doc: PoolDateDoc = { ...next.date, ...poolDateKey(id), updatedAt: now().toISOString() }
      await store.commit([unchanged(found, doc), ...next.also])
      dates.learn(doc)
      return doc
    })
  }
  const result = (doc: PoolDateDoc | PoolRefusal, locale: Locale = 'nl'): PoolDateResult =>
    'ok' in doc
      ? doc
      : { ok: true, date: shown(doc.id, doc), file: file(doc.id, doc, locale, doc.state === 'cancelled' ? 'cancel' : 'request') }

  const mine = (who: Who, { coaches }: Pick<PoolDate, 'coaches'>) =>
    who.staffId !== undefined && (who.roles.includes('intermediary') || (who.roles.includes('coach') && coaches.includes(who.staffId)))

  return {
    dates: (who) =>
      dates
        .all()
        .filter((doc) => doc.state === 'planned' && mine(who, doc))
        .sort((one, other) => one.at.localeCompare(other.at) || one.id.localeCompare(other.id))
        .map((doc) => shown(doc.id, doc)),
    date(who, id) {
      const doc = dates.get(poolPartition, id)
      return doc && mine(who, doc) ? shown(id, doc) : undefined
    },

    async plan(who, { type, coaches: asked, at, place, locale, request }) {
      const by = staffActor(who, 'intermediary')
      if (!by) return refuse('forbidden')
      const id = shortHash('pool-date', request)
      const coaches = [...new Set(asked)].filter((one) => staff.byId(one)?.roles.includes('coach'))
      const minutes = type === 'quality-talk' ? programme.coachPool.rhythm.talkMinutes : programme.coachPool.rhythm.meetingMinutes
      const made = await retried('the moments of the pool', async () => {
        const before = await store.get<PoolDateDoc>(poolDateKey(id))
        if (before) return before
        if (coaches.length === 0) return refuse('nobody')
        if (at <= now().toISOString()) return refuse('past')
        const room = await free({ at, minutes, coaches })
        if (!room.ok) return room
        const updatedAt = now().toISOString()
        const date: PoolDate = { type, at, minutes, place, coaches, answers: {}, state: 'planned', by, sequence: 0, updatedAt }
        const doc: PoolDateDoc = { ...date, ...poolDateKey(id) }
        const far = isFarOff(date, now()) ? told('pool-soon', id, date) : []
        await store.commit([{ op: 'create', doc }, room.counted, ...told('pool-planned', id, date), ...far])
        dates.learn(doc)
        return doc
      })
      return result(made, locale)
    },

    async move(who, { id, at, locale }) {
      if (!staffActor(who, 'intermediary')) return refuse('forbidden')
      const moved = await change(id, async (before) => {
        if (before.state !== 'planned') return refuse('over')
        if (at <= now().toISOString()) return refuse('past')
        if (before.at === at) return { date: before, also: [] }
        const room = await free({ ...before, at }, id)
        if (!room.ok) return room
        // Who said yes or no, said it about another time.
        const date: PoolDate = { ...before, at, answers: {}, sequence: before.sequence + 1 }
        return { date, also: [room.counted, ...told('pool-moved', id, date), ...soon(id, date)] }
      })
      return result(moved, locale)
    },

    async cancel(who, { id, locale }) {
      if (!staffActor(who, 'intermediary')) return refuse('forbidden')
      const gone = await change(id, async (before) => {
        if (before.state === 'held') return refuse('over')
        if (before.state === 'cancelled') return { date: before, also: [] }
        const date: PoolDate = { ...before, state: 'cancelled', sequence: before.sequence + 1 }
        return { date, also: [...told('pool-cancelled', id, date), { op: 'remove', key: poolSoonKey(id) }] }
      })
      return result(gone, locale)
    },

    async held(who, { id }) {
      if (!staffActor(who, 'intermediary')) return refuse('forbidden')
      const done = await change(id, async (before) => {
        if (before.state === 'cancelled') return refuse('over')
        if (before.at > now().toISOString()) return refuse('early')
        return { date: { ...before, state: 'held' }, also: [{ op: 'remove', key: poolSoonKey(id) }] }
      })
      return result(done)
    },

    async answer(who, { id, answer }) {
      const { staffId } = who
      if (staffId === undefined || !who.roles.includes('coach')) return refuse('forbidden')
      const said = await change(id, async (before) => {
        if (!before.coaches.includes(staffId)) return refuse('unknown')
        if (before.state !== 'planned') return refuse('over')
        return { date: { ...before, answers: { ...before.answers, [staffId]: answer } }, also: [] }
      })
      return result(said)
    },
  }
}
