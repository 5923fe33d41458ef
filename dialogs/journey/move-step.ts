import { type StepState, stepStates } from '../../data/journey.ts'
import type { Context, Opened, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import type { Choice } from '../reply.ts'
import { longWords } from './long-words.ts'
import { nextChoices } from './my-steps.ts'
import { nowReply } from './now-reply.ts'
import type { StepMoved } from './port.ts'
import { refused } from './refusals.ts'
import { responsible } from './responsible.ts'
import { own } from './roadmap-card.ts'
import { toRoad } from './show-step.ts'
import { titleOf } from './step-vars.ts'
import { splitFirst } from './view-of.ts'

type Answers = { whose: string; step: string; to: StepState; words: string }

const id = 'step-move'
const isState = (text: string): text is StepState => stepStates.some((one) => one === text)

/** Moves a step at once, or asks for words first when the rules want them. */
export const moveTopic: Topic = {
  id,
  async open(context, rest) {
    const [whose, after] = splitFirst(rest)
    const [to, step] = splitFirst(after)
    const personId = whose === own ? context.who.personId : whose
    if (!personId || !isState(to)) return { replies: [{ key: 'card.unknown' }] }
    const moved = await context.journeys.move(context.who, { personId, step, to, request: context.turn })
    if (!moved.ok && moved.reason === 'words') return { replies: [], flow: { id, answers: { whose, step, to } } }
    return { replies: told(context, whose, to, step, moved) }
  },
}

async function done({ whose, step, to, words }: Answers, context: Context): Promise<Outcome> {
  const personId = whose === own ? context.who.personId : whose
  if (!personId) return { replies: [{ key: 'card.unknown' }] }
  const moved = await context.journeys.move(context.who, { personId, step, to, words, request: context.turn })
  return { replies: told(context, whose, to, step, moved) }
}

/** What happened, and what to do now. */
function told(context: Context, whose: string, to: StepState, step: string, moved: StepMoved): Opened['replies'] {
  if (!moved.ok) {
    const reply = refused(moved)
    return [{ ...reply, choices: reply.choices ?? [toRoad(whose)] }]
  }
  const reader = whose === own ? 'you' : 'staff'
  const phase = moved.roadmap.phases.find(({ phase: { id: one } }) => one === moved.phaseDone)?.phase.title
  const vars = { step: titleOf(moved.programme, step), name: moved.person.name, phase: phase ?? '' }
  const key = `journey.moved.${reader}.${to}` as 'journey.moved.you.confirmed'
  const finish: Choice[] =
    moved.complete && context.who.roles.includes('intermediary')
      ? [{ label: { key: 'journey.button.finish' }, value: `journey-finish ${whose}` }]
      : []
  const open: Choice = { label: { key: 'journey.button.candidate', vars }, value: `candidate ${whose}` }
  const choices = reader === 'you' ? nextChoices(moved) : [...finish, toRoad(whose), open]
  return [
    { key, vars },
    ...(phase ? [{ key: `journey.phaseDone.${reader}` as const, vars }] : []),
    { ...nowReply(moved, reader, responsible(context, moved)), choices },
  ]
}

/** Asking why: what is sent back, skipped or withdrawn carries words. */
export const moveFlow: Flow<Answers, Context> = {
  id,
  version: 1,
  steps: () => [
    {
      key: 'words',
      freeText: true,
      ask: ({ to = 'skipped', whose = own, step = '' }, { programme }) => ({
        key:
          whose === own
            ? (`journey.why.you.${to}` as 'journey.why.you.skipped')
            : (`journey.why.staff.${to}` as 'journey.why.staff.skipped'),
        vars: { step: titleOf(programme, step) },
      }),
      schema: () => longWords,
    },
  ],
  done,
  stopped: () => [{ key: 'journey.why.stopped' }],
}
