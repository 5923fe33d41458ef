import type { Absence } from '../../rules/rounds/absence.ts'
import { readAbsences } from '../../rules/rounds/read-absences.ts'
import { type Block, readBlocks } from '../../rules/rounds/read-blocks.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow } from '../flow.ts'
import { reading, shortText } from '../info-sessions/reading.ts'
import { meetingReplies } from './meetings.ts'
import { roundRefused, roundStaff, toRound } from './round-vars.ts'

type Named = { side: 'candidate' | 'school'; id: string; name: string }
type Answers = { round: string; name: string; people: Named[]; when: Block[]; place: string; absences: Absence[] }

const id = 'round-plan'
const nobody = /^(?:nee|nee hoor|niemand|geen|iedereen kan|no|nobody|none|everybody can)$/i

/** When and where short meetings can be, and who cannot come when; then a draft of the schedule. */
export const planFlow: Flow<Answers, Context> = {
  id,
  version: 1,
  steps: () => [
    {
      key: 'when',
      freeText: true,
      ask: (_answers, { programme }) => ({ key: 'rounds.plan.when', vars: { minutes: programme.matching.rounds.meetingMinutes } }),
      schema: (_answers, { now, programme }) =>
        reading<Block[]>((text) => {
          const read = readBlocks(text, now, programme.timeZone)
          return read.ok ? { ok: true, value: read.blocks } : { ok: false, key: `rounds.plan.wrong.${read.fault}` }
        }),
    },
    { key: 'place', freeText: true, ask: () => ({ key: 'rounds.plan.place' }), schema: () => shortText(200) },
    {
      key: 'absences',
      freeText: true,
      longest: 2_000,
      ask: () => ({ key: 'rounds.plan.absences', choices: [{ label: { key: 'rounds.plan.nobody' }, value: 'none' }] }),
      schema: ({ people = [], when = [] }, { now, programme }) =>
        reading<Absence[]>((text) => {
          if (nobody.test(text.trim())) return { ok: true, value: [] }
          const read = readAbsences(text, people, when, { now, timeZone: programme.timeZone })
          return read.ok
            ? { ok: true, value: read.absences }
            : { ok: false, key: `rounds.plan.wrong.${read.fault}`, vars: { said: read.said } }
        }),
    },
  ],
  async done({ round, when, place, absences }, { schools, who }) {
    const result = await schools.rounds.plan(who, { round, blocks: when, absences, place })
    return { replies: result.ok ? meetingReplies(result) : [roundRefused(result, [toRound(round)])] }
  },
  stopped: ({ round = '' }) => [{ key: 'rounds.plan.stopped', choices: [toRound(round)] }],
}

export const planTopic: Topic = {
  id,
  roles: roundStaff,
  async open({ schools, who, locale }, rest) {
    const found = await schools.rounds.matrix(who, rest.trim(), locale)
    if (!found.ok) return { replies: [roundRefused(found)] }
    const { round, cells } = found
    const mutual = cells.filter(({ kind }) => kind === 'mutual')
    if (mutual.length === 0) return { replies: [{ key: 'rounds.plan.none', vars: { name: round.name }, choices: [toRound(round.id)] }] }
    const people = [
      ...round.candidates.map((one): Named => ({ side: 'candidate', id: one.id, name: one.name })),
      ...round.schools.map((one): Named => ({ side: 'school', id: one.id, name: one.name })),
    ]
    return {
      replies: [{ key: 'rounds.plan.about', vars: { name: round.name, count: mutual.length } }],
      flow: { id, answers: { round: round.id, name: round.name, people } },
    }
  },
}
