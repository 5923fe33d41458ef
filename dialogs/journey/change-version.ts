import type { VersionChange } from '../../rules/journey/version-change.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { oneOf } from '../info-sessions/reading.ts'
import type { Choice, Var } from '../reply.ts'
import { refused } from './refusals.ts'
import { toRoad } from './show-step.ts'

type Answers = { person: string; to: string; sure: string }

const id = 'journey-version'

/** What would change, in words: new steps, steps that go, steps that change, and what stays confirmed. */
export function changeVars({ added, gone, changed, kept, lost }: VersionChange): Var {
  const named = (key: 'added' | 'gone' | 'kept' | 'lost', steps: VersionChange['added']): Var =>
    steps.length === 0
      ? ''
      : { key: `journey.version.${key}`, vars: { count: steps.length, steps: { joined: steps.map(({ step }) => step.title) } } }
  const lines = changed.map(
    ({ after, what }): Var => ({
      key: 'journey.version.changedStep',
      vars: {
        step: after.step.title,
        what: {
          joined:
            what.length > 0 ? what.map((one): Var => ({ key: `journey.version.what.${one}` })) : [{ key: 'journey.version.what.place' }],
        },
      },
    }),
  )
  const all = [
    named('added', added),
    named('gone', gone),
    ...(lines.length > 0 ? [{ list: lines }] : []),
    named('lost', lost),
    named('kept', kept),
  ]
  return { paragraphs: all }
}

async function done({ person, to, sure }: Answers, context: Context): Promise<Outcome> {
  if (sure === 'no') return { replies: [{ key: 'journey.version.stayed', choices: [toRoad(person)] }] }
  const result = await context.journeys.changeVersion(context.who, { personId: person, to, request: context.turn })
  if (!result.ok) return { replies: [{ ...refused(result), choices: [toRoad(person)] }] }
  return { replies: [{ key: 'journey.version.done', vars: { name: result.person.name, version: to }, choices: [toRoad(person)] }] }
}

export const versionFlow: Flow<Answers, Context> = {
  id,
  version: 1,
  steps: () => [
    {
      key: 'sure',
      ask: () => ({
        key: 'journey.version.sure',
        choices: (['yes', 'no'] as const).map((value): Choice => ({ label: { key: `journey.version.${value}` }, value })),
      }),
      schema: () => oneOf(['yes', 'no'], 'sessions.yesOrNo'),
    },
  ],
  done,
}

/** Moving one candidate to the current version of the programme, after seeing what that changes. */
export const versionTopic: Topic = {
  id,
  roles: ['intermediary'],
  async open(context, rest) {
    const found = await context.journeys.versionChange(context.who, rest)
    if (!found.ok) return { replies: [refused(found)] }
    const { change, view } = found
    const vars = { name: view.person.name, version: view.programme.version }
    if (!change) return { replies: [{ key: 'journey.version.current', vars, choices: [toRoad(rest)] }] }
    return {
      replies: [{ key: 'journey.version.preview', vars: { ...vars, to: change.to, changes: changeVars(change) } }],
      flow: { id, answers: { person: rest, to: change.to } },
    }
  },
}
