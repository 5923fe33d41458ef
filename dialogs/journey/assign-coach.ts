import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { reading } from '../info-sessions/reading.ts'
import { refusal } from '../matching/match-vars.ts'
import { normalise } from '../normalise.ts'
import { refused } from './refusals.ts'
import { toRoad } from './show-step.ts'
import { viewOf } from './view-of.ts'

type Answers = { person: string; name: string; coach: string }

const id = 'coach-assign'

async function done({ person, name, coach }: Answers, context: Context): Promise<Outcome> {
  const { matching, journeys, who, turn } = context
  const result = await matching.assign(who, { candidate: person, coach, request: turn })
  const names = { name, coach: journeys.nameOf(coach) ?? '' }
  if (!result.ok) {
    const { reason } = result
    if (reason === 'full')
      return { replies: [{ ...refusal('full', { ...names, taken: result.taken, capacity: result.capacity }), choices: [toRoad(person)] }] }
    if (reason === 'forbidden' || reason === 'unknown' || reason === 'unknown-coach') return { replies: [refused({ ok: false, reason })] }
    return { replies: [reason === 'gone' ? refusal('gone') : refused({ ok: false, reason: 'state' })] }
  }
  return { replies: [{ key: 'journey.coach.done', vars: names, choices: [toRoad(person)] }] }
}

/** Whether all words typed are words of this name. */
function isPartOf(name: string, text: string): boolean {
  const words = normalise(text).split(' ').filter(Boolean)
  const known = normalise(name).split(' ')
  return words.length > 0 && words.every((word) => known.includes(word))
}

/** Giving a candidate a coach; a person chooses. */
export const assignFlow: Flow<Answers, Context> = {
  id,
  version: 1,
  steps: ({ journeys, who }) => {
    const coaches = journeys.coaches(who)
    return [
      {
        key: 'coach',
        ask: ({ name = '' }) => ({
          key: 'journey.coach.ask',
          vars: { name },
          choices: coaches.map(({ id: value, name: label, candidates }) => ({
            label: { key: 'journey.coach.option', vars: { coach: label, count: candidates } },
            value,
          })),
        }),
        schema: () =>
          reading<string>((text) => {
            const found = coaches.filter((one) => one.id === text.trim() || isPartOf(one.name, text))
            const [coach, ...others] = found
            return coach && others.length === 0 ? { ok: true, value: coach.id } : { ok: false, key: 'journey.coach.unclear' }
          }),
      },
    ]
  },
  done,
}

export const assignTopic: Topic = {
  id,
  roles: ['intermediary'],
  async open(context, rest) {
    const found = await viewOf(context, rest)
    if (!('view' in found)) return found
    return { replies: [], flow: { id, answers: { person: rest, name: found.view.person.name } } }
  },
}
