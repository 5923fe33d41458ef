import { type SessionDoc, sessionKey } from '../../../data/info-session.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import type { RoundMeetingDoc } from '../../../data/round.ts'
import type { Store } from '../../../data/store.ts'
import { lengthVar, monthVar } from '../../../dialogs/hours/hour-vars.ts'
import { doorVar, languageVar, placeVar, sessionVars } from '../../../dialogs/info-sessions/session-vars.ts'
import type { Var, Vars } from '../../../dialogs/reply.ts'
import { stillHolds } from '../../../rules/notices/still-holds.ts'
import { cardOf } from '../../../rules/session-cards.ts'
import { standingOf } from '../../../rules/waiting-list.ts'
import { meetingOf } from './meeting-of.ts'
import { causeStands } from './person-cause.ts'

/** What a notice says in one recipient's case: values for its texts, and the session or short meeting it is about. */
export type Facts = { vars: Vars; session?: SessionDoc; meeting?: RoundMeetingDoc }

/**
 * An instant is told as a day and a time: a variable whose name ends in `At`; `dueAt`, when something is expected, as a day; one in `Minutes` as hours and minutes, in `Month` (`2026-11`) as that month. One that is there twice, as `stepNl` and `stepEn`, is `step` in the language of
 * whoever reads.
 */
function told(vars: NoticeDoc['vars']): Vars {
  const facts: Vars = {}
  for (const [name, value] of Object.entries(vars)) {
    const base = name.slice(0, -2)
    const english = name.endsWith('Nl') ? vars[`${base}En`] : undefined
    const instant = name.endsWith('At') && typeof value === 'string' && !Number.isNaN(Date.parse(value))
    if (english !== undefined) facts[base] = { nl: String(value), en: String(english) }
    facts[name] = instant ? { at: value, style: name === 'dueAt' ? 'date' : 'dateTime' } : measured(name, value)
  }
  return facts
}

function measured(name: string, value: string | number): Var {
  if (name.endsWith('Minutes') && typeof value === 'number') return lengthVar(value)
  return name.endsWith('Month') ? monthVar(String(value)) : value
}

/** The facts of a notice for one recipient; nothing when its cause has disappeared. */
export async function factsOf(notice: NoticeDoc, recipientId: string, store: Store): Promise<Facts | undefined> {
  const { cause } = notice
  if (cause && !(await store.get({ ...cause, kind: 'notice' }))) return undefined
  if (notice.about.startsWith('round-meeting')) {
    const meeting = await meetingOf(notice, store)
    return meeting && { vars: told(notice.vars), meeting }
  }
  if (!notice.partition.startsWith('info-session/'))
    return (await causeStands(notice, recipientId, store)) ? { vars: told(notice.vars) } : undefined
  const session = await store.get<SessionDoc>(sessionKey(notice.partition.slice('info-session/'.length)))
  if (!session || !stillHolds(notice.about, session, recipientId)) return undefined
  const card = cardOf(session.id, session)
  const standing = standingOf(session.roster, recipientId)
  return {
    session,
    vars: {
      ...told(notice.vars),
      ...sessionVars(card),
      time: { at: card.start, style: 'time' },
      place: standing?.status === 'seat' ? doorVar(card) : placeVar(card),
      language: languageVar(card),
      host: card.host,
      position: standing?.status === 'waiting' ? standing.position : '',
      ...(standing?.status === 'offered' && { keptUntil: { at: standing.until, style: 'dateTime' as const } }),
      ...(typeof notice.vars.start === 'string' && { was: { at: notice.vars.start, style: 'dateTime' as const } }),
    },
  }
}
