import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import type { Choice } from '../reply.ts'
import { longWords } from './long-words.ts'
import { refused } from './refusals.ts'
import { viewOf } from './view-of.ts'

type Answers = { person: string; name: string; words: string }

/** A note on the timeline, or a talk that was planned: one question, and the candidate can read it. */
function noteFlow(id: 'note' | 'talk-plan', about: 'note' | 'talk'): Flow<Answers, Context> {
  return {
    id,
    version: 1,
    steps: () => [
      {
        key: 'words',
        freeText: true,
        ask: ({ name = '' }) => ({ key: `journey.${about}.ask`, vars: { name } }),
        schema: () => longWords,
      },
    ],
    async done({ person, name, words }, context): Promise<Outcome> {
      const result = await context.journeys.note(context.who, { personId: person, words, about, request: context.turn })
      if (!result.ok) return { replies: [refused(result)] }
      const choices: Choice[] = [
        { label: { key: 'journey.button.candidate', vars: { name } }, value: `candidate ${person}` },
        { label: { key: 'journey.button.timeline' }, value: `timeline ${person}` },
      ]
      return { replies: [{ key: `journey.${about}.done`, vars: { name }, choices }] }
    },
    stopped: () => [{ key: 'journey.note.stopped' }],
  }
}

const topicFor = (id: 'note' | 'talk-plan'): Topic => ({
  id,
  roles: ['coach', 'intermediary'],
  async open(context, rest) {
    const found = await viewOf(context, rest)
    if (!('view' in found)) return found
    return { replies: [], flow: { id, answers: { person: rest, name: found.view.person.name } } }
  },
})

export const noteTopics = [topicFor('note'), topicFor('talk-plan')]
export const noteFlows = [noteFlow('note', 'note'), noteFlow('talk-plan', 'talk')]
