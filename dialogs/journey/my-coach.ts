import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { toAccount, toLogIn } from '../people/buttons.ts'
import type { Choice, Reply } from '../reply.ts'
import { longWords } from './long-words.ts'
import { firstName, menuChoice, personChoice } from './now-reply.ts'
import { refused } from './refusals.ts'
import { viewOf } from './view-of.ts'

const ask: Choice = { label: { key: 'coach.askButton' }, value: 'ask-coach' }
const steps: Choice = { label: { key: 'journey.button.steps' }, value: 'my-steps' }

/** For who has no coach: whether one is on the way, and who helps until then. */
async function nobodyYet(context: Context): Promise<Reply> {
  const found = await context.journeys.myCoach(context.who)
  if (!found) return { key: 'coach.unknown', choices: [toAccount, toLogIn, personChoice] }
  const { state, name } = found.person
  const over = state === 'stopped' || state === 'finished'
  return { key: over ? 'coach.over' : 'coach.soon', vars: { name: firstName(name) }, choices: [personChoice, steps] }
}

/** Who one's coach is, since when, what a coach does, and how to reach them. */
export const myCoach: Topic = {
  id: 'my-coach',
  async open(context) {
    if (context.who.staffId !== undefined)
      return { replies: [{ key: 'coach.staff', choices: [{ label: { key: 'journey.button.candidates' }, value: 'candidates' }] }] }
    const found = await context.journeys.myCoach(context.who)
    if (!found?.coach) return { replies: [await nobodyYet(context)] }
    const { name, since, email } = found.coach
    const coach = firstName(name)
    return {
      replies: [
        {
          key: 'coach.yours',
          vars: { coach },
          card: {
            type: 'facts',
            title: coach,
            facts: [
              { label: { key: 'coach.since' }, value: { at: since, style: 'date' } },
              {
                label: { key: 'coach.reach' },
                value: email ? { key: 'coach.byMail', vars: { email } } : { key: 'coach.byChat' },
              },
              { label: { key: 'coach.does' }, value: { key: 'coach.whatDoes' } },
            ],
          },
          choices: [ask, steps, { label: { key: 'matching.button.noClick' }, value: 'no-click' }],
        },
      ],
    }
  },
}

type Asking = { coach: string; words: string }

/** A message to one's coach, in any words. */
export const askCoachFlow: Flow<Asking, Context> = {
  id: 'ask-coach',
  version: 1,
  steps: () => [
    {
      key: 'words',
      freeText: 'questions',
      ask: ({ coach = '' }) => ({ key: 'coach.ask', vars: { coach } }),
      schema: () => longWords,
    },
  ],
  async done({ words }, context): Promise<Outcome> {
    const result = await context.journeys.askCoach(context.who, { words, request: context.turn })
    if (!result.ok) return { replies: [await nobodyYet(context)] }
    return { replies: [{ key: 'coach.asked', vars: { coach: firstName(result.coach) }, choices: [steps, menuChoice] }] }
  },
  stopped: () => [{ key: 'coach.notAsked', choices: [ask, menuChoice] }],
}

export const askCoachTopic: Topic = {
  id: 'ask-coach',
  async open(context) {
    const found = context.who.staffId === undefined ? await context.journeys.myCoach(context.who) : undefined
    if (!found?.coach) return context.who.staffId === undefined ? { replies: [await nobodyYet(context)] } : myCoach.open(context, '')
    return { replies: [], flow: { id: 'ask-coach', answers: { coach: firstName(found.coach.name) } } }
  },
}

type Answering = { person: string; name: string; words: string }

/** The answer of a coach, or an intermediary, to a candidate: it reaches them as a message. */
export const coachAnswerFlow: Flow<Answering, Context> = {
  id: 'coach-answer',
  version: 1,
  steps: () => [
    {
      key: 'words',
      freeText: 'questions',
      ask: ({ name = '' }) => ({ key: 'coach.answerAsk', vars: { name } }),
      schema: () => longWords,
    },
  ],
  async done({ person, name, words }, context): Promise<Outcome> {
    const result = await context.journeys.answerCandidate(context.who, { personId: person, words, request: context.turn })
    if (!result.ok) return { replies: [refused(result)] }
    const back: Choice = { label: { key: 'journey.button.candidate', vars: { name } }, value: `candidate ${person}` }
    return { replies: [{ key: 'coach.answered', vars: { name }, choices: [back] }] }
  },
  stopped: () => [{ key: 'coach.notAnswered' }],
}

export const coachAnswerTopic: Topic = {
  id: 'coach-answer',
  roles: ['coach', 'intermediary'],
  async open(context, rest) {
    const found = await viewOf(context, rest)
    return 'view' in found ? { replies: [], flow: { id: 'coach-answer', answers: { person: rest, name: found.view.person.name } } } : found
  },
}
