import type { HourLineDoc } from '../../../data/coach-hours.ts'
import { month as monthShape } from '../../../data/hours.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { MonthShown, StatementRefusal } from '../../../dialogs/statements/port.ts'
import { earlierSessions, statementOf } from '../../../rules/hours/statement.ts'
import { localDate } from '../../../rules/local-date.ts'
import { maySee } from '../../../rules/people/may-see.ts'
import { leftOf } from './caseload.ts'
import { linesUnder, monthDocs } from './month-docs.ts'
import type { StatementDesk } from './statement-desk.ts'

/** Whether somebody may see the statements of this coach: the coach, intermediaries, and managers without names. */
export const maySeeMonth = ({ roles, staffId }: Pick<Who, 'roles' | 'staffId'>, coach: string) =>
  staffId !== undefined && ((roles.includes('coach') && staffId === coach) || roles.includes('intermediary') || roles.includes('manager'))

/** Names are for the coach and intermediaries; a manager sees figures only. */
export const mayName = ({ roles, staffId }: Pick<Who, 'roles' | 'staffId'>, coach?: string) =>
  roles.includes('intermediary') || (coach !== undefined && roles.includes('coach') && staffId === coach)

/** A coach's month from their own partition: its lines, how it stands, and how the candidates do. */
export async function readMonth(
  desk: StatementDesk,
  who: Who,
  { coach = who.staffId ?? '', month }: { coach?: string; month: string },
): Promise<MonthShown | StatementRefusal> {
  if (!maySeeMonth(who, coach)) return { ok: false, reason: 'forbidden' }
  const { store, programme, staff, directory, pool } = desk
  const member = staff.byId(coach)
  if (!monthShape.safeParse(month).success || (!member && who.staffId !== coach)) return { ok: false, reason: 'unknown' }
  const today = localDate(desk.now(), programme.timeZone)
  const { lines, found, summaries } = await monthDocs(store, coach, month, today.slice(0, 7))
  const days = earlierSessions(lines, month).flatMap(({ date, months }) => months.map((one) => `${one}_${date}_`))
  const earlier = (await Promise.all(days.map((prefix) => linesUnder(store, coach, prefix)))).flat()
  const groups = new Set(lines.flatMap(({ group }) => group ?? []))
  const statement = statementOf(
    month,
    lines.map(bare),
    programme,
    earlier.map(bare).filter(({ group }) => group !== undefined && groups.has(group)),
  )
  const named = mayName(who, coach)
  const known = new Map(summaries.map((one) => [one.id, one]))
  const shown = statement.candidates.flatMap(({ candidate }) => directory.byId(candidate) ?? [])
  const theirs = shown.filter((card) => maySee(who, card, 'notes'))
  return {
    ok: true,
    coach,
    coachName: member?.name ?? '',
    external: member?.external === true,
    statement,
    names: new Map(named ? shown.map(({ id, name }) => [id, name]) : []),
    left: new Map(
      theirs.flatMap((card) => {
        const left = leftOf(programme, card, known.get(card.id), pool.balance(card.id), today)
        return left ? [[card.id, left] as const] : []
      }),
    ),
    status: found?.status ?? 'open',
    ...(found?.signed && { signed: found.signed }),
    ...(found?.closed && { closed: found.closed }),
    ...(found?.reopened && { reopened: found.reopened }),
  }
}

const bare = ({ partition: _partition, kind: _kind, id: _id, etag: _etag, ...line }: HourLineDoc) => line
