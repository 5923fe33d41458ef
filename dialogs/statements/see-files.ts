import type { Context, Opened, Topic } from '../context.ts'
import { monthVar } from '../hours/hour-vars.ts'
import type { Reply } from '../reply.ts'
import { type FileAbout, fileMinutes } from './port.ts'

/** Links to the files of a month: `<coach> <month>`. */
export const monthFiles: Topic = {
  id: 'month-files',
  roles: ['coach', 'intermediary', 'manager'],
  async open(context, rest) {
    const [coach = '', month = ''] = rest.split(' ')
    const shown = await context.statements.month(context.who, { coach, month })
    if (!shown.ok) return { replies: [{ key: shown.reason === 'forbidden' ? 'topic.notForYou' : 'statements.month.unknown' }] }
    return linked(
      context,
      { what: 'month', coach, month },
      { key: 'statements.files.month', vars: { month: monthVar(month), minutes: fileMinutes } },
    )
  },
}

/** Links to the files of the pool in a school year. */
export const poolFiles: Topic = {
  id: 'pool-files',
  roles: ['intermediary', 'manager'],
  async open(context, rest) {
    const pool = context.statements.pool(context.who, rest.trim() || undefined)
    if (!pool.ok) return { replies: [{ key: pool.reason === 'forbidden' ? 'topic.notForYou' : 'statements.pool.unknown' }] }
    const { schoolYear } = pool
    return linked(context, { what: 'pool', schoolYear }, { key: 'statements.files.pool', vars: { year: schoolYear, minutes: fileMinutes } })
  },
}

function linked({ statements, who, locale }: Context, about: FileAbout, text: Reply): Opened {
  const links = statements
    .links(who, about, locale)
    .map(({ format, url }) => ({ label: { key: `statements.files.${format}` } as const, url }))
  if (links.length === 0) return { replies: [{ key: 'topic.notForYou' }] }
  return { replies: [{ ...text, card: { type: 'facts', title: { key: 'statements.files.title' }, facts: [], links } }] }
}
