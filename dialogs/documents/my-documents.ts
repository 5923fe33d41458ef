import type { Context, Topic } from '../context.ts'
import type { Choice, ListItem, Reply } from '../reply.ts'
import { accountFirst, factLine, kindVar, lineVar, linkTo, sizeVar, toMine, typeVar, yoursVar } from './document-vars.ts'
import { type LinkedDocument, linkMinutes } from './port.ts'
import { sendFlowId } from './send-document.ts'
import { waitingFile } from './waiting-file.ts'

const handIn = (kind: 'cv' | 'motivation' | 'portfolio'): Choice => ({ label: { key: `documents.button.${kind}` }, value: kind })

/** What one handed in, with links, and what is still to come. */
export const myDocuments: Topic = {
  id: 'documents',
  async open(context) {
    const waiting = waitingFile(context.memory)
    const mine = await context.documents.mine(context.who)
    if (!mine.ok) return { replies: [accountFirst(waiting?.file.name)] }
    const list: Reply =
      mine.documents.length === 0
        ? { key: 'documents.mine.none' }
        : {
            key: 'documents.mine.list',
            vars: { count: mine.documents.length, minutes: linkMinutes },
            card: { type: 'list', items: mine.documents.map(item) },
          }
    if (waiting) {
      const choices = [{ label: { key: 'documents.button.yes' as const }, value: `${sendFlowId} waiting` }]
      return { replies: [list, { key: 'documents.mine.waiting', vars: { name: waiting.file.name }, choices }] }
    }
    const missing = (['cv', 'motivation'] as const).filter((kind) => !mine.documents.some(({ what }) => what === kind))
    const choices = [...missing.map(handIn), ...(missing.length === 0 ? [handIn('portfolio'), other] : [handIn('portfolio')])]
    return { replies: mine.documents.length === 0 ? [{ ...list, choices }] : [list, { key: 'documents.mine.next', choices }] }
  },
}

const other: Choice = { label: { key: 'documents.button.send' }, value: sendFlowId }

const item = (document: LinkedDocument): ListItem => ({
  title: kindVar(document.what),
  facts: [lineVar(document)],
  links: [linkTo(document)],
  choices: [{ label: { key: 'documents.button.see', vars: { name: document.name } }, value: `document ${document.id}` }],
})

/** One of one's own documents; nothing when it is not (any more). */
export async function ownDocument({ documents, who }: Context, id: string): Promise<LinkedDocument | undefined> {
  const mine = await documents.mine(who)
  return mine.ok ? mine.documents.find((one) => one.id === id) : undefined
}

export const unknownDocument: Reply = { key: 'documents.mine.unknown', choices: [toMine] }

/** One document, with what can be done about it. */
export const myDocument: Topic = {
  id: 'document',
  async open(context, rest) {
    const found = await ownDocument(context, rest)
    if (!found) return { replies: [unknownDocument] }
    const { what, type, size, at, name, id } = found
    return {
      replies: [
        {
          key: 'documents.mine.one',
          vars: { what: yoursVar(what), minutes: linkMinutes },
          card: {
            type: 'facts',
            title: name,
            facts: [
              factLine('what', kindVar(what)),
              factLine('type', typeVar(type)),
              factLine('size', sizeVar(size)),
              factLine('at', { at, style: 'dateTime' }),
            ],
            links: [linkTo(found)],
          },
          choices: [
            { label: { key: 'documents.button.replace' }, value: `${sendFlowId} ${what}` },
            { label: { key: 'documents.button.remove' }, value: `document-remove ${id}` },
            toMine,
          ],
        },
      ],
    }
  },
}
