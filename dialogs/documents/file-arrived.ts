import type { DocumentKind } from '../../data/document.ts'
import { tableArrived } from '../import/table-arrived.ts'
import { answerOpenFlow } from '../open-flow.ts'
import { openTopic } from '../open-topic.ts'
import type { Reply } from '../reply.ts'
import type { Said } from '../said.ts'
import { remember, sayAndReturn, type Talk, type Turned } from '../talk.ts'
import { refusedFile } from './document-vars.ts'
import { sendFlowId } from './send-document.ts'
import { type ArrivedFile, withWaiting } from './waiting-file.ts'

const hints: readonly [DocumentKind, RegExp][] = [
  ['cv', /\b(?:cv|curriculum|resume|résumé)\b/i],
  ['motivation', /motivati(?:e|on)/i],
  ['portfolio', /portfolio/i],
]

/** A file at any moment: looked at at once, then an answer to the open question, or what it is is asked. Of staff only an intermediary's tables are looked at. */
export async function fileArrived(talk: Talk, said: Extract<Said, { kind: 'files' }>): Promise<Turned | undefined> {
  const { files = [], text = '' } = said
  const { context, conversation, registry } = talk
  const [file] = files
  if (!file) return undefined
  if (context.who.staffId !== undefined) return tableArrived(talk, said)
  const looked = await context.documents.look(context.who, file)
  if (!looked.ok) return sayAndReturn(talk, [refusedFile(looked)])
  const { name, type, size, stripped } = looked
  const { from, name: sentName, signed } = file
  const arrived: ArrivedFile = { from, sentName, ...(signed && { signed }), name, type, size, stripped: [...stripped] }
  const first: Reply[] = files.length > 1 ? [{ key: 'documents.arrived.oneAtATime', vars: { name } }] : []
  const flow = registry.flows.get(sendFlowId)
  const { open } = conversation
  if (flow && open?.flow === sendFlowId)
    return after(first, await answerOpenFlow(talk, flow, open, { text: '', form: { file: arrived } }, true))
  const hint = hints.find(([, words]) => words.test(text))?.[0]
  const kept = remember(conversation, withWaiting(arrived, hint))
  const turned = await openTopic(
    { ...talk, conversation: kept, context: { ...context, memory: kept.memory } },
    sendFlowId,
    hint ?? 'waiting',
  )
  const midway: Reply[] = turned.conversation.pending ? [{ key: 'documents.arrived.midway', vars: { name } }] : []
  return after([...first, ...midway], turned)
}

const after = (first: Reply[], { conversation, replies }: Turned): Turned => ({ conversation, replies: [...first, ...replies] })
