import type { Statements } from '../../../dialogs/statements/port.ts'
import { fileFormats } from '../../../dialogs/statements/port.ts'
import { caseload } from './caseload.ts'
import { maySeeMonth, readMonth } from './read-month.ts'
import { readPool } from './read-pool.ts'
import type { StatementDesk } from './statement-desk.ts'

/** Statements and the pool over one store. */
export function statementsService(desk: StatementDesk): Statements {
  const { pool, staff, links } = desk
  return {
    caseload: (who) => caseload(desk, who),
    month: (who, wish) => readMonth(desk, who, wish),
    signed: ({ staffId, roles }) =>
      staffId === undefined || !roles.includes('intermediary')
        ? []
        : pool
            .signed()
            .map(({ coach, month, signed }) => ({ coach, month, coachName: staff.byId(coach)?.name ?? '', at: signed?.at ?? '' }))
            .sort((one, other) => one.month.localeCompare(other.month) || one.coachName.localeCompare(other.coachName)),
    pool: (who, schoolYear) => readPool(desk, who, schoolYear),
    links(who, about, language) {
      const { staffId } = who
      const may = about.what === 'month' ? maySeeMonth(who, about.coach) : readPool(desk, who, about.schoolYear).ok
      if (staffId === undefined || !may) return []
      return fileFormats.map((format) => ({ format, url: links.link({ staff: staffId, about, format, language }) }))
    },
  }
}
