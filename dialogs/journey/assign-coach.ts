import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { oneOf } from '../info-sessions/reading.ts'
import { coachName } from './now-reply.ts'
import { refused } from './refusals.ts'
import { toRoad } from './show-step.ts'
import { viewOf } from './view-of.ts'

type Answers = { person: string; name: string; coach: string }

const id = 'coach-assign'

async function done({ person, coach }: Answers, context: Context): Promise<Outcome> {
  const result = await context.journeys.assignCoach(context.who, { personId: person, coach, request: context.turn })
  if (!result.ok) return { replies: [refused(result)] }
  return {
    replies: [
      { key: 'journey.coach.done', vars: { name: result.person.name, coach: coachName(context, result) }, choices: [toRoad(person)] },
    ],
  }
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
          oneOf(
            coaches.map(({ id: value }) => value),
            'journey.coach.unclear',
          ),
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
