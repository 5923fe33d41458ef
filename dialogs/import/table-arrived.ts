import { openTopic } from '../open-topic.ts'
import type { Said } from '../said.ts'
import { remember, type Talk, type Turned } from '../talk.ts'
import { importFlowId, withImport } from './import-file.ts'

const table = /\.(?:csv|tsv|txt|xlsx|xlsm|xls|ods)$/i

/** A table that an intermediary sends is looked at for an import. Nothing for other files and other people. */
export async function tableArrived(talk: Talk, { files = [] }: Extract<Said, { kind: 'files' }>): Promise<Turned | undefined> {
  const { context, conversation } = talk
  const [file] = files
  if (!file || !context.who.roles.includes('intermediary') || !table.test(file.name)) return undefined
  const kept = remember(conversation, withImport(file))
  return openTopic({ ...talk, conversation: kept, context: { ...context, memory: kept.memory } }, importFlowId, 'file')
}
