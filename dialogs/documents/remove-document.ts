import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { oneOf } from '../info-sessions/reading.ts'
import { toMine } from './document-vars.ts'
import { ownDocument, unknownDocument } from './my-documents.ts'

type Answers = { document: string; name: string; sure: string }

const id = 'document-remove'

async function done({ document, name, sure }: Answers, { documents, who }: Context): Promise<Outcome> {
  if (sure === 'no') return { replies: [kept(name)] }
  const removed = await documents.remove(who, document)
  if (!removed.ok) return { replies: [unknownDocument] }
  return {
    replies: [{ key: removed.takenBack ? 'documents.remove.takenBack' : 'documents.remove.done', vars: { name }, choices: [toMine] }],
  }
}

const kept = (name: string) => ({ key: 'documents.remove.kept' as const, vars: { name }, choices: [toMine] })

/** Removing one's own document, after one "are you sure". */
export const removeFlow: Flow<Answers, Context> = {
  id,
  version: 1,
  steps: () => [
    {
      key: 'sure',
      ask: ({ name = '' }) => ({
        key: 'documents.remove.ask',
        vars: { name },
        choices: [
          { label: { key: 'documents.button.removeYes' }, value: 'yes' },
          { label: { key: 'documents.button.removeNo' }, value: 'no' },
        ],
      }),
      schema: () => oneOf(['yes', 'no'], 'sessions.yesOrNo'),
    },
  ],
  done,
  stopped: ({ name = '' }) => [kept(name)],
}

export const removeTopic: Topic = {
  id,
  async open(context, rest) {
    const found = await ownDocument(context, rest)
    if (!found) return { replies: [unknownDocument] }
    return { replies: [], flow: { id, answers: { document: found.id, name: found.name } } }
  },
}
