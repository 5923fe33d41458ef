import type { Context, Opened, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { reading } from '../info-sessions/reading.ts'
import { nameVar } from './draft-vars.ts'
import { editorRoles } from './port.ts'
import { addButton, refusal, reviewButton } from './refusals.ts'
import { named, reviewTopic } from './review.ts'

type Answers = { id: string; revision: number; kind: 'return' | 'reject'; author: string; words: string }

const flowId = 'knowledge-verdict'
const longestWords = 500

async function done({ id, revision, kind, words, author }: Answers, context: Context): Promise<Outcome> {
  const result = await context.editors.review(context.who, id, { kind, revision, words })
  if (!result.ok) return { replies: [refusal(context, result)] }
  const key = kind === 'return' ? 'knowledge.review.returned' : 'knowledge.review.rejected'
  return { replies: [{ key, vars: { author: nameVar(author) }, choices: [reviewButton, addButton] }] }
}

/** Sending a draft back or rejecting it, with words for its author. */
export const verdictFlow: Flow<Answers, Context> = {
  id: flowId,
  version: 1,
  steps: () => [
    {
      key: 'words',
      freeText: 'questions',
      ask: ({ kind, author }) => ({
        key: kind === 'return' ? 'knowledge.ask.returnWords' : 'knowledge.ask.rejectWords',
        vars: { author: nameVar(author ?? '') },
      }),
      schema: () =>
        reading<string>((typed) => {
          const words = typed.replace(/\s+/g, ' ').trim()
          if (!/\p{L}/u.test(words)) return { ok: false, key: 'knowledge.refused.words' }
          return words.length > longestWords
            ? { ok: false, key: 'knowledge.refused.wordsTooLong', vars: { longest: longestWords } }
            : { ok: true, value: words }
        }),
    },
  ],
  done,
  stopped: () => [{ key: 'knowledge.verdictStopped', choices: [reviewButton] }],
}

/** Looks at the draft as it is now before asking for words: nobody writes them for nothing. */
async function open(kind: Answers['kind'], context: Context, rest: string): Promise<Opened> {
  const which = named(rest)
  if (!which) return reviewTopic.open(context, '')
  const draft = await context.editors.draft(which.id)
  if (!draft) return { replies: [refusal(context, { ok: false, reason: 'unknown' })] }
  if (draft.doc.status !== 'draft' || draft.doc.revision !== which.revision)
    return { replies: [refusal(context, { ok: false, reason: 'handled', draft })] }
  if (draft.doc.author === context.who.staffId) return { replies: [refusal(context, { ok: false, reason: 'own' })] }
  return { replies: [], flow: { id: flowId, answers: { ...which, kind, author: draft.author } } }
}

export const returnTopic: Topic = { id: 'knowledge-return', roles: editorRoles, open: (context, rest) => open('return', context, rest) }
export const rejectTopic: Topic = { id: 'knowledge-reject', roles: editorRoles, open: (context, rest) => open('reject', context, rest) }
