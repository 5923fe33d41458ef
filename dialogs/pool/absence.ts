import { readPeriod } from '../../rules/import/read-values.ts'
import { localDate } from '../../rules/local-date.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { reading } from '../info-sessions/reading.ts'
import type { Reply, Var } from '../reply.ts'
import { meant } from '../words.ts'
import { dayVar } from './pool-vars.ts'

/** `from until`, or empty for who is there again. */
type Answers = { away: string }

const periodVar = ({ from, until }: { from: string; until: string }): Var => ({
  key: 'pool.period',
  vars: { from: dayVar(from), until: dayVar(until) },
})

/** An intermediary says when they are away; their work shows at the others. */
export const absenceFlow: Flow<Answers, Context> = {
  id: 'pool-absence',
  version: 1,
  steps: () => [
    {
      key: 'away',
      freeText: true,
      ask: (_answers, { pool, who }) => {
        const mine = pool.absences(who).find(({ id }) => id === who.staffId)
        const back = [{ label: { key: 'pool.absence.back' as const }, value: 'none' }]
        return mine ? { key: 'pool.absence.askAgain', vars: { period: periodVar(mine) }, choices: back } : { key: 'pool.absence.ask' }
      },
      schema: (_answers, { now, programme }) =>
        reading<string>((text) => {
          const typed = text.trim()
          if (typed === 'none' || meant(typed)?.id === 'no') return { ok: true, value: '' }
          const today = localDate(now, programme.timeZone)
          const read = readPeriod(typed, today)
          return read && read.until >= today
            ? { ok: true, value: `${read.from} ${read.until}` }
            : { ok: false, key: 'pool.absence.unclear' }
        }),
    },
  ],
  async done({ away }, { pool, who, turn }): Promise<Outcome> {
    const [from = '', until = ''] = away.split(' ')
    const result = await pool.absent(who, { away: away === '' ? null : { from, until }, request: turn })
    if (!result.ok) return { replies: [{ key: 'topic.notForYou' }] }
    if (away === '') return { replies: [{ key: 'pool.absence.isBack' }] }
    const vars = { period: periodVar({ from, until }), others: { joined: result.others } }
    return { replies: [{ key: result.others.length > 0 ? 'pool.absence.done' : 'pool.absence.alone', vars }] }
  },
  stopped: () => [{ key: 'pool.absence.stopped' }],
}

/** An intermediary is asked for the days; a coach is led to their profile. */
export const absenceTopic: Topic = {
  id: 'pool-absence',
  roles: ['intermediary', 'coach'],
  async open({ who }) {
    if (!who.roles.includes('intermediary') && who.staffId !== undefined)
      return {
        replies: [
          { key: 'pool.absence.coach', choices: [{ label: { key: 'coaches.button.away' }, value: `coach-change ${who.staffId} away` }] },
        ],
      }
    return { replies: [], flow: { id: 'pool-absence' } }
  },
}

/** Whose work somebody sees along with their own; nothing when nobody is away. */
export function coveringReply({ pool, who }: Context): Reply[] {
  const away = pool.absences(who).filter((one) => one.now && one.id !== who.staffId)
  if (away.length === 0) return []
  const people = away.map(({ name, until }): Var => ({ key: 'pool.absence.person', vars: { name, until: dayVar(until) } }))
  return [{ key: 'pool.absence.covering', vars: { people: { joined: people } } }]
}
