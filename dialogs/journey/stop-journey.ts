import { type StopReason, stopReasons } from '../../data/candidate.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { oneOf } from '../info-sessions/reading.ts'
import type { Choice } from '../reply.ts'
import { wordsOrNone } from './long-words.ts'
import { firstName } from './now-reply.ts'
import { nothingKept } from './pause.ts'
import { refused } from './refusals.ts'
import { own } from './roadmap-card.ts'
import { toRoad } from './show-step.ts'
import { viewOf } from './view-of.ts'

type Answers = { whose: string; name: string; what: 'leave' | 'pause' | 'talk' | 'stay'; reason: StopReason; words: string }

const id = 'journey-stop'

async function done({ whose, what, reason, words }: Answers, context: Context): Promise<Outcome> {
  const personId = whose === own ? context.who.personId : whose
  if (personId === undefined) return { replies: nothingKept.replies }
  if (what === 'stay') return { replies: [{ key: 'journey.stop.stayed', choices: [toRoad(whose)] }] }
  if (what === 'talk')
    return { replies: [{ key: 'journey.stop.talk', choices: [{ label: { key: 'menu.person' }, value: 'person' }, toRoad(whose)] }] }
  const wish = { personId, request: context.turn, ...(words && { words }) }
  const result =
    what === 'pause' ? await context.journeys.pause(context.who, wish) : await context.journeys.stop(context.who, { ...wish, reason })
  if (!result.ok) return { replies: [{ ...refused(result), choices: [toRoad(whose)] }] }
  if (whose !== own) return { replies: [{ key: 'journey.stop.doneStaff', vars: { name: result.person.name }, choices: [toRoad(whose)] }] }
  if (what === 'pause')
    return {
      replies: [
        {
          key: 'journey.paused.you',
          vars: { name: result.person.name },
          choices: [{ label: { key: 'journey.button.back' }, value: 'journey-back' }],
        },
      ],
    }
  return { replies: goodbye(context, firstName(result.person.name)) }
}

/** The open door: what is kept and for how long, other roads, a person, and the way back. */
function goodbye({ programme }: Context, name: string): Outcome['replies'] {
  const days = programme.retention.find((one) => one.id === 'candidate-file')?.days ?? 0
  const roads = programme.roads.slice(0, 2).map((road): Choice => ({ label: road.title, value: `road ${road.id}` }))
  return [
    { key: 'journey.stop.done', vars: { name, months: Math.round(days / 30.4), city: programme.city } },
    { key: 'journey.stop.door', choices: [...roads, { label: { key: 'menu.person' }, value: 'person' }] },
  ]
}

/** Stopping with the whole route (`leave`: the word stop ends this very flow): first whether it must be stopping, then why, then in own words if they want. */
export const stopFlow: Flow<Answers, Context> = {
  id,
  version: 1,
  steps: () => [
    {
      key: 'what',
      skip: ({ whose }) => whose !== own,
      ask: ({ name = '' }) => ({
        key: 'journey.stop.what',
        vars: { name },
        choices: (['pause', 'talk', 'leave', 'stay'] as const).map((value) => ({ label: { key: `journey.stop.option.${value}` }, value })),
      }),
      schema: () => oneOf(['pause', 'talk', 'leave', 'stay'], 'journey.stop.whatUnclear'),
    },
    {
      key: 'reason',
      skip: ({ what, whose }) => whose === own && what !== 'leave',
      ask: ({ whose, name = '' }) => ({
        key: whose === own ? 'journey.stop.reason' : 'journey.stop.reasonStaff',
        vars: { name },
        choices: stopReasons.map((value) => ({ label: { key: `journey.reason.${value}` }, value })),
      }),
      schema: () => oneOf(stopReasons, 'journey.stop.reasonUnclear'),
    },
    {
      key: 'words',
      freeText: true,
      skip: ({ what, whose }) => whose === own && what !== 'leave',
      ask: () => ({ key: 'journey.stop.words', choices: [{ label: { key: 'journey.stop.noWords' }, value: 'none' }] }),
      schema: () => wordsOrNone,
    },
  ],
  done,
  stopped: () => [{ key: 'journey.stop.stayed', choices: [{ label: { key: 'journey.button.steps' }, value: 'my-steps' }] }],
}

export const stopTopic: Topic = {
  id,
  async open(context, rest) {
    const whose = rest || own
    if (whose === own && !(await context.journeys.mine(context.who))) return nothingKept
    const found = await viewOf(context, whose)
    if (!('view' in found)) return found
    const { state, name } = found.view.person
    if (state === 'stopped' || state === 'finished')
      return { replies: [{ ...refused({ ok: false, reason: 'state' }), choices: [toRoad(whose)] }] }
    return { replies: [], flow: { id, answers: { whose, name: whose === own ? firstName(name) : name } } }
  },
}
