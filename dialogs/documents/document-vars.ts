import type { DocumentKind, DocumentType } from '../../data/document.ts'
import type { Stripped } from '../../rules/documents/refusal.ts'
import { toAccount } from '../people/buttons.ts'
import type { Choice, Reply, Var } from '../reply.ts'
import type { LinkedDocument, Unusable } from './port.ts'

type FactName = 'what' | 'name' | 'type' | 'size' | 'stripped' | 'at' | 'replaces'

export const factLine = (name: FactName, value: Var): { label: Var; value: Var } => ({ label: { key: `documents.fact.${name}` }, value })
export const kindVar = (what: DocumentKind): Var => ({ key: `documents.kind.${what}` })
/** "your cv", within a sentence. */
export const yoursVar = (what: DocumentKind): Var => ({ key: `documents.yours.${what}` })
export const typeVar = (type: DocumentType): Var => ({ key: `documents.type.${type}` })

/** Bytes as people say them: whole kilobytes, or megabytes with one decimal, rounded up. */
export function sizeVar(bytes: number): Var {
  const tenths = Math.ceil((bytes * 10) / (1024 * 1024))
  return tenths < 10
    ? { key: 'documents.size.kb', vars: { size: Math.ceil(bytes / 1024) } }
    : { key: 'documents.size.mb', vars: { whole: Math.floor(tenths / 10), tenth: tenths % 10 } }
}

/** What was taken out of a picture; other files are left as they are, and that is said too. */
export function strippedVar(type: DocumentType, stripped: readonly Stripped[]): Var {
  if (stripped.length > 0) return { joined: stripped.map((one): Var => ({ key: `documents.stripped.${one}` })) }
  return type === 'jpg' || type === 'png'
    ? { key: 'documents.stripped.nothing' }
    : { key: 'documents.stripped.left', vars: { type: typeVar(type) } }
}

export const lineVar = ({ name, size, at }: LinkedDocument): Var => ({
  key: 'documents.mine.line',
  vars: { name, size: sizeVar(size), at: { at, style: 'date' } },
})

export const linkTo = ({ name, url }: LinkedDocument) => ({ label: { key: 'documents.button.open' as const, vars: { name } }, url })

/** Why a file is not taken, and what to do. */
export const refusedFile = ({ reason, longestMegabytes }: Unusable): Reply => ({
  key: `documents.refused.${reason}`,
  vars: { megabytes: longestMegabytes },
})

/** Documents are kept of people who are known; a file that was sent waits. */
export const accountFirst = (name?: string): Reply => ({
  ...(name === undefined ? { key: 'documents.account.first' } : { key: 'documents.account.waiting', vars: { name } }),
  choices: [toAccount],
})

export const toMine: Choice = { label: { key: 'documents.button.mine' }, value: 'documents' }
