import { type Attendance, type RegistrationDoc, type SessionDoc, type SessionFacts, sessionPartition } from '../../../data/info-session.ts'
import { ConflictError, type Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Attendee, InfoSessions } from '../../../dialogs/info-sessions/port.ts'
import { cardOf } from '../../../rules/session-cards.ts'
import { callOff, changeSession, isAnnounced, markAttendance } from '../../../rules/session-changes.ts'
import { ids, listed, reminderKeys, sessionNotice, sessionReminders } from '../../../rules/session-notices.ts'
import { everyone, inLine, standingOf } from '../../../rules/waiting-list.ts'
import { shortHash } from '../person-of.ts'
import type { Desk } from './desk.ts'

const forbidden = { ok: false, reason: 'forbidden' } as const
const unknown = { ok: false, reason: 'unknown' } as const
const mayManage = (who: Who) => who.roles.includes('intermediary')

/** What intermediaries do with sessions. Each repeated call has the effect of one. */
export function manageSessions({ changer, catalogue, store, now, attended }: Desk): InfoSessions['staff'] {
  return {
    async create(who, facts) {
      if (!mayManage(who)) return forbidden
      const session = newSession(who, facts, now())
      const writes = [session, ...sessionReminders(session.id, session, now())].map((doc): Write => ({ op: 'create', doc }))
      try {
        const [etag] = await store.commit(writes)
        changer.learn({ ...session, etag: etag ?? '' })
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error
      }
      const stored = (await changer.look(session.id)) ?? session
      const card = cardOf(session.id, stored)
      catalogue.touch(card)
      return { ok: true, card, told: 0 }
    },

    async change(who, id, patch) {
      if (!mayManage(who)) return forbidden
      const settled = await changer.change(id, (session) => {
        const result = changeSession(session, patch, now())
        if (!result.ok || result.changed.length === 0) return { result }
        const next = { ...session, ...result.session }
        return {
          result,
          session: next,
          writes: announcement(session, next, result.announce, now()),
        }
      })
      if (!settled) return unknown
      const { result, session } = settled
      const card = cardOf(id, session)
      return result.ok
        ? { ok: true, card, told: isAnnounced(patch) ? listed(session).length : 0 }
        : { ok: false, reason: result.reason, card }
    },

    async callOff(who, id, words) {
      if (!mayManage(who)) return forbidden
      const settled = await changer.change(id, (session) => {
        const result = callOff(session, words, now())
        if (!result.ok || result.session === session) return { result }
        const next = { ...session, ...result.session }
        const told = sessionNotice(
          id,
          next,
          String(next.sequence),
          { about: 'calledOff', to: listed(next), calendar: 'cancel', vars: { words: words ?? '' } },
          now(),
        )
        return { result, session: next, writes: [{ op: 'put', doc: told }, ...withdrawn(session)] }
      })
      if (!settled) return unknown
      const card = cardOf(id, settled.session)
      return settled.result.ok
        ? { ok: true, card, told: listed(settled.session).length }
        : { ok: false, reason: settled.result.reason, card }
    },

    async attendees(who, id) {
      if (!mayManage(who)) return forbidden
      const settled = await changer.change(id, () => ({ result: undefined }))
      if (!settled) return unknown
      const { docs } = await store.list<RegistrationDoc>(sessionPartition(id), 'registration', { limit: 1000 })
      return { ok: true, card: cardOf(id, settled.session), people: people(settled.session, docs) }
    },

    async attend(who, id, marks) {
      if (!mayManage(who)) return forbidden
      const settled = await changer.change(id, (session) => {
        const result = markAttendance(session, marks, now())
        return !result.ok || result.session === session ? { result } : { result, session: { ...session, ...result.session } }
      })
      if (!settled) return unknown
      const card = cardOf(id, settled.session)
      if (settled.result.ok && attended) await tellMarks(settled.session, marks, attended)
      return settled.result.ok ? { ok: true, card, marked: settled.result.marked } : { ok: false, reason: settled.result.reason, card }
    },
  }
}

/** So many journeys are changed beside each other. */
const atOnce = 16

async function tellMarks(session: SessionDoc, marks: Readonly<Record<string, Attendance>>, attended: NonNullable<Desk['attended']>) {
  const marked = everyone(session.roster).filter(({ id }) => id in marks)
  for (let done = 0; done < marked.length; done += atOnce)
    await Promise.all(
      marked.slice(done, done + atOnce).map(({ id, by }) => attended(by, session.id, session.attendance[id] === 'attended')),
    )
}

/** A session as it begins. Its id is made from who plans it, when and where, so that a repeated delivery makes no second one. */
export function newSession(who: Pick<Who, 'staffId' | 'userId'>, facts: SessionFacts, now: Date): SessionDoc & { etag?: never } {
  const createdBy = who.staffId ?? who.userId
  const id = shortHash('session', createdBy, facts.start, facts.title.nl, JSON.stringify(facts.place)).slice(0, 12)
  const roster = { seats: [], waiting: [], gone: [] }
  const state = { status: 'planned' as const, sequence: 0, revision: 0, roster, attendance: {}, createdBy, createdAt: now.toISOString() }
  return { partition: sessionPartition(id), kind: 'info-session', id, ...facts, ...state }
}

const withdrawn = (session: SessionDoc): Write[] => reminderKeys(session.id, session.sequence).map((key) => ({ op: 'remove', key }))

/** What goes along with a change: new reminders in the place of the old, and word to the people when they must know. */
function announcement(before: SessionDoc, next: SessionDoc, announce: boolean, now: Date): Write[] {
  if (next.sequence === before.sequence) return []
  const { id, sequence } = next
  const { roster } = before
  const vars = { start: before.start, end: before.end }
  const told = [
    sessionNotice(id, next, String(sequence), { about: 'changed', to: ids(roster.seats), calendar: 'request', vars }, now),
    sessionNotice(id, next, String(sequence), { about: 'changedWaiting', to: ids(inLine(roster)), vars }, now),
    sessionNotice(id, next, String(sequence), { about: 'changedOffered', to: ids(roster.waiting.filter((one) => one.offer)), vars }, now),
  ].filter((notice) => announce && notice.recipients.length > 0)
  return [...withdrawn(before), ...[...sessionReminders(id, next, now), ...told].map((doc): Write => ({ op: 'put', doc }))]
}

function people(session: SessionDoc, docs: readonly RegistrationDoc[]): Attendee[] {
  const byId = new Map(docs.map((doc) => [doc.id, doc]))
  return everyone(session.roster).flatMap(({ id }, index) => {
    const doc = byId.get(id)
    const standing = standingOf(session.roster, id)
    const attendance = session.attendance[id]
    if (!doc || !standing) return []
    return [
      {
        number: index + 1,
        id,
        name: doc.name,
        email: doc.email,
        ...(doc.needs && { needs: doc.needs }),
        standing,
        ...(attendance && { attendance }),
      },
    ]
  })
}
