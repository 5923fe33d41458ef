import { type DocumentKind, documentKinds } from '../../data/document.ts'
import type { Context, Opened, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { toSteps } from '../people/buttons.ts'
import type { Reply } from '../reply.ts'
import { accountFirst, refusedFile, toMine, yoursVar } from './document-vars.ts'
import type { Received } from './port.ts'
import { type SendAnswers, sendSteps } from './send-steps.ts'
import { sentOf, waitingFile, withoutWaiting, withWaiting } from './waiting-file.ts'

export const sendFlowId = 'document-send'

const reopens: Partial<Record<SendAnswers['check'], string[]>> = {
  file: ['file', 'text', 'check'],
  what: ['what', 'check'],
  again: ['text', 'check'],
}

async function done({ request, what, file, text, check }: SendAnswers, context: Context): Promise<Outcome> {
  if (check === 'no') return { replies: [stopped], memory: withoutWaiting }
  const reopen = reopens[check]
  if (reopen) return { replies: [], reopen }
  const { documents, who } = context
  const result = file === 'type' ? await documents.write(who, text, request) : await documents.receive(who, sentOf(file), what, request)
  if (result.ok) return { replies: told(result), memory: withoutWaiting }
  if (result.reason !== 'no-account') return { replies: [refusedFile(result)], reopen: ['file', 'text', 'check'], memory: withoutWaiting }
  return file === 'type' ? { replies: [accountFirst()] } : { replies: [accountFirst(file.name)], memory: withWaiting(file, what) }
}

function told({ document, handedIn, replaced, delayed }: Extract<Received, { ok: true }>): Reply[] {
  const replies: Reply[] = [
    { key: `documents.done.${handedIn}`, vars: { name: document.name, what: yoursVar(document.what) } },
    ...(replaced ? [{ key: 'documents.done.replaced' } as const] : []),
    ...(delayed ? [{ key: 'documents.done.delayed' } as const] : []),
  ]
  return replies.map((reply, index) => (index === replies.length - 1 ? { ...reply, choices: [toMine, toSteps] } : reply))
}

const stopped: Reply = { key: 'documents.stopped', choices: [toMine] }

/** Handing in a file or a typed motivation: what it is, the file, and a look at it before anything is kept. */
export const sendFlow: Flow<SendAnswers, Context> = {
  id: sendFlowId,
  version: 1,
  steps: () => sendSteps,
  done,
  stopped: () => [stopped],
}

async function open(context: Context, kind?: DocumentKind): Promise<Opened> {
  const waiting = waitingFile(context.memory)
  const mine = await context.documents.mine(context.who)
  if (!mine.ok) return { replies: [accountFirst(waiting?.file.name)] }
  const what = kind ?? waiting?.what
  const existing: SendAnswers['existing'] = {}
  for (const one of mine.documents) if (one.what === 'cv' || one.what === 'motivation') existing[one.what] ??= one.name
  const answers = { request: context.newId(), existing, ...(what && { what }), ...(waiting && { file: waiting.file }) }
  return { replies: [], flow: { id: sendFlowId, answers } }
}

/** `rest`: the kind of document; anything else takes the file that waits, if there is one, and asks what it is. */
export const sendTopic: Topic = {
  id: sendFlowId,
  roles: ['candidate'],
  open: (context, rest) =>
    open(
      context,
      documentKinds.find((one) => one === rest),
    ),
}

/** Each kind by its own word. */
export const kindTopics: readonly Topic[] = (['cv', 'motivation', 'portfolio'] as const).map((kind) => ({
  id: kind,
  roles: ['candidate'],
  open: (context) => open(context, kind),
}))
