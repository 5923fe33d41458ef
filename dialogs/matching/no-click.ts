import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { oneOf } from '../info-sessions/reading.ts'
import { wordsOrNone } from '../journey/long-words.ts'
import { firstName, personChoice } from '../journey/now-reply.ts'
import type { Choice } from '../reply.ts'

type Answers = { coach: string; what: 'end' | 'talk' | 'stay'; words: string }

const toCoach: Choice = { label: { key: 'matching.button.myCoach' }, value: 'my-coach' }

/** A candidate says that it does not click with their coach. Nobody is to blame; first they may talk with somebody, or leave it. */
export const noClickFlow: Flow<Answers, Context> = {
  id: 'no-click',
  version: 1,
  steps: () => [
    {
      key: 'what',
      ask: ({ coach = '' }) => ({
        key: 'matching.noClick.what',
        vars: { coach },
        choices: (['end', 'talk', 'stay'] as const).map((value) => ({ label: { key: `matching.noClick.do.${value}` }, value })),
      }),
      schema: () => oneOf(['end', 'talk', 'stay'], 'matching.noClick.unclear'),
    },
    {
      key: 'words',
      freeText: true,
      skip: ({ what }) => what !== 'end',
      ask: () => ({ key: 'matching.noClick.words', choices: [{ label: { key: 'matching.noClick.noWords' }, value: 'none' }] }),
      schema: () => wordsOrNone,
    },
  ],
  async done({ what, words, coach }, context): Promise<Outcome> {
    if (what === 'stay') return { replies: [{ key: 'matching.noClick.stayed', vars: { coach }, choices: [toCoach] }] }
    if (what === 'talk') return { replies: [{ key: 'matching.noClick.talk', choices: [personChoice, toCoach] }] }
    const result = await context.matching.noClick(context.who, { ...(words && { words }), request: context.turn })
    if (!result.ok) return { replies: [{ key: 'matching.noClick.none', choices: [personChoice] }] }
    return {
      replies: [
        {
          key: 'matching.noClick.done',
          vars: { coach },
          choices: [personChoice, { label: { key: 'journey.button.steps' }, value: 'my-steps' }],
        },
      ],
    }
  },
  stopped: ({ coach = '' }) => [{ key: 'matching.noClick.stayed', vars: { coach }, choices: [toCoach] }],
}

export const noClickTopic: Topic = {
  id: 'no-click',
  async open(context) {
    const view = context.who.staffId === undefined ? await context.journeys.mine(context.who) : undefined
    const coach = view?.person.coach
    if (coach === undefined) return { replies: [{ key: 'matching.noClick.none', choices: [personChoice] }] }
    return { replies: [], flow: { id: 'no-click', answers: { coach: firstName(context.journeys.nameOf(coach) ?? '') } } }
  },
}
