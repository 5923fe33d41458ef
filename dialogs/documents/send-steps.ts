import * as z from 'zod'
import { type DocumentKind, documentKinds } from '../../data/document.ts'
import type { TextKey } from '../../locales/texts.ts'
import { longestMotivation, mostFileMegabytes } from '../../rules/documents/file-limits.ts'
import type { Context } from '../context.ts'
import type { Step } from '../flow.ts'
import { oneOf, reading } from '../info-sessions/reading.ts'
import type { Choice, Reply } from '../reply.ts'
import { factLine, kindVar, sizeVar, strippedVar, typeVar, yoursVar } from './document-vars.ts'
import { type ArrivedFile, arrivedFile } from './waiting-file.ts'

/** `file` is `type` for a motivation that is typed. `existing` names what a new one takes the place of. */
export type SendAnswers = {
  request: string
  existing: Partial<Record<DocumentKind, string>>
  what: DocumentKind
  file: ArrivedFile | 'type'
  text: string
  check: 'yes' | 'no' | 'file' | 'what' | 'again'
}

type SendStep = Step<SendAnswers, Context>

/** A file comes by the channel, not by typing; an answer that is typed is told how. */
const fileSchema = (mayType: boolean) =>
  z.unknown().transform((given, issue): SendAnswers['file'] => {
    const file = arrivedFile.safeParse(given)
    if (file.success) return file.data
    if (mayType && given === 'type') return 'type'
    issue.addIssue({ code: 'custom', message: 'documents.ask.noFile' satisfies TextKey })
    return z.NEVER
  })

const choice = (key: Extract<Choice['label'], { key: TextKey }>['key'], value: string): Choice => ({ label: { key }, value })

const what: SendStep = {
  key: 'what',
  ask: ({ file }) => ({
    ...(file && file !== 'type' ? { key: 'documents.ask.what', vars: { name: file.name } } : { key: 'documents.ask.whatToSend' }),
    choices: documentKinds.map((kind) => ({ label: { key: `documents.kind.${kind}` as const }, value: kind })),
  }),
  schema: () => oneOf(documentKinds, 'documents.ask.noKind'),
}

const file: SendStep = {
  key: 'file',
  ask: ({ what: kind = 'other' }) => ({
    key: `documents.ask.${kind}`,
    vars: { megabytes: mostFileMegabytes },
    ...(kind === 'motivation' && { choices: [choice('documents.button.typeHere', 'type')] }),
  }),
  schema: ({ what: kind }) => fileSchema(kind === 'motivation'),
}

const text: SendStep = {
  key: 'text',
  skip: ({ file: given }) => given !== 'type',
  freeText: 'questions',
  longest: longestMotivation,
  ask: () => ({ key: 'documents.write.ask', vars: { longest: longestMotivation } }),
  schema: () =>
    reading<string>((given) => {
      const written = given.trim()
      if (written === '') return { ok: false, key: 'documents.write.empty' }
      return written.length > longestMotivation
        ? { ok: false, key: 'documents.write.tooLong', vars: { length: written.length, longest: longestMotivation } }
        : { ok: true, value: written }
    }),
}

const check: SendStep = {
  key: 'check',
  ask: ({ file: given, text: written = '', what: kind = 'other', existing }) => {
    if (given === 'type' || !given)
      return {
        key: 'documents.check.text',
        vars: { text: written },
        choices: [choice('documents.button.yes', 'yes'), choice('documents.button.again', 'again')],
      }
    return { ...received(given, kind, existing?.[kind]), key: 'documents.check.file', vars: { what: yoursVar(kind) } }
  },
  schema: () => oneOf(['yes', 'no', 'file', 'what', 'again'], 'documents.check.choose'),
}

/** What was received, as a card: name, size, type, what was taken out, and what it takes the place of. */
const received = (given: ArrivedFile, kind: DocumentKind, existing: string | undefined): Pick<Reply, 'card' | 'choices'> => ({
  card: {
    type: 'facts',
    title: given.name,
    facts: [
      factLine('what', kindVar(kind)),
      factLine('type', typeVar(given.type)),
      factLine('size', sizeVar(given.size)),
      factLine('stripped', strippedVar(given.type, given.stripped)),
      ...(existing === undefined ? [] : [factLine('replaces', existing)]),
    ],
  },
  choices: [
    choice('documents.button.yes', 'yes'),
    choice('documents.button.otherFile', 'file'),
    choice('documents.button.otherKind', 'what'),
  ],
})

export const sendSteps: readonly SendStep[] = [what, file, text, check]
