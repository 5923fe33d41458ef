import { type AuditDoc, auditPartition } from '../../../data/audit.ts'
import type { ContactDoc } from '../../../data/contact-moment.ts'
import { candidatePartition, type SessionDoc, type SessionRef, sessionKey, sessionPartition } from '../../../data/info-session.ts'
import type { Actor } from '../../../data/journey.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import type { SurveyDoc } from '../../../data/survey.ts'
import { sessionVars } from '../../../dialogs/info-sessions/session-vars.ts'
import type { DataLine } from '../../../dialogs/privacy/port.ts'
import type { Var, Vars } from '../../../dialogs/reply.ts'
import type { TextKey } from '../../../locales/texts.ts'
import { cardOf } from '../../../rules/session-cards.ts'
import type { Lines } from './lines.ts'
import type { PrivacyDesk } from './privacy-desk.ts'
import { documentsOf } from './remove-documents.ts'

const on = (at: string): Var => ({ at, style: 'full' })
const newestFirst = <T extends { at: string }>(list: T[]) => list.sort((a, b) => b.at.localeCompare(a.at))

async function all<T extends { partition: string; kind: string; id: string }>(
  { store }: PrivacyDesk,
  partition: string,
  kind: string,
): Promise<T[]> {
  const found: T[] = []
  for await (const doc of documentsOf<T>(store, partition, kind)) found.push(doc)
  return found
}

const byWhom = ({ staff }: PrivacyDesk, { role, id }: Pick<Actor, 'role' | 'id'>, personId: string): Var => {
  if (role === 'system') return { key: 'privacy.line.system' }
  if (id === personId || role === 'candidate') return { key: 'privacy.line.you' }
  const name = staff.byId(id)?.name
  return name ? { key: 'privacy.line.staffMember', vars: { name, role: { key: `privacy.role.${role}` } } } : { key: `privacy.role.${role}` }
}

export const contactLines: Lines = async (desk, { personId }) =>
  newestFirst(await all<ContactDoc>(desk, candidatePartition(personId), 'contact')).map(({ at, topic, by, words }) => ({
    title: { key: `privacy.topic.${topic}` },
    facts: [on(at), byWhom(desk, by, personId), ...(words ? [words] : [])],
  }))

/** An instant among the values of a notice is told as a day. */
const readable = (vars: NoticeDoc['vars']): Vars =>
  Object.fromEntries(Object.entries(vars).map(([name, value]) => [name, /At$/.test(name) && typeof value === 'string' ? on(value) : value]))

export const messageLines: Lines = async (desk, { personId }) => {
  const { store, words } = desk
  const lines: (DataLine & { at: string })[] = []
  const add = (notice: NoticeDoc, recipient: string, vars: Vars) => {
    const { state, at = notice.dueAt ?? notice.createdAt } = notice.recipients.find((one) => one.id === recipient) ?? {}
    const subject = `notices.${notice.about}.subject`
    const told = state === 'sent' ? 'sent' : state === 'failed' || state === 'dropped' ? 'unsent' : 'planned'
    const title: Var = words.texts.has(subject)
      ? { key: subject as TextKey, vars }
      : { key: 'privacy.line.message', vars: { about: notice.about } }
    lines.push({ at, title, facts: [{ key: `privacy.line.${told}`, vars: { date: on(at) } }] })
  }
  for (const notice of await all<NoticeDoc>(desk, candidatePartition(personId), 'notice'))
    add(notice, `candidate:${personId}`, readable(notice.vars))
  for (const ref of await all<SessionRef>(desk, candidatePartition(personId), 'session-ref')) {
    const session = await store.get<SessionDoc>(sessionKey(ref.id))
    const vars = session ? sessionVars(cardOf(ref.id, session)) : {}
    for (const notice of await all<NoticeDoc>(desk, sessionPartition(ref.id), 'notice'))
      if (notice.recipients.some((one) => one.id === ref.registration)) add(notice, ref.registration, { ...readable(notice.vars), ...vars })
  }
  return newestFirst(lines).map(({ title, facts }) => ({ title, facts }))
}

export const surveyLines: Lines = async (desk, { personId }) => {
  const found = await all<SurveyDoc>(desk, candidatePartition(personId), 'survey')
  return found.map(({ askedAt, rating, good, better, answeredAt }): DataLine => {
    const facts: Var[] = [{ key: 'privacy.line.asked', vars: { date: on(askedAt) } }]
    if (!answeredAt) facts.push({ key: 'privacy.line.open' })
    if (rating !== undefined) facts.push({ key: 'privacy.line.rated', vars: { rating } })
    return { title: { key: 'privacy.line.survey' }, facts: [...facts, ...[good, better].filter((one) => one !== undefined)] }
  })
}

const abouts = ['person', 'everything', 'document', 'journey', 'timeline', 'card', 'conversation'] as const

/** Who looked at or changed what; the audit itself is kept without the person's name. */
export const lookLines: Lines = async (desk, { personId }) =>
  newestFirst(await all<AuditDoc>(desk, auditPartition(personId), 'audit')).map(({ at, by, action, about }) => {
    const what = abouts.find((one) => about.split('/')[0] === one) ?? 'other'
    const vars = {
      who: byWhom(desk, by, personId),
      action: { key: `privacy.action.${action}` as const },
      about: { key: `privacy.about.${what}` as const },
    }
    return { title: { key: 'privacy.looked', vars }, facts: [on(at)] }
  })
