import type { Topic } from '../context.ts'
import type { ListItem } from '../reply.ts'
import { kindVar, lineVar, linkTo } from './document-vars.ts'
import { linkMinutes } from './port.ts'

const id = 'candidate-documents'
const mostNamed = 6

/** What a candidate handed in, for their coach and for intermediaries: by id, or by (part of) a name. */
export const candidateDocuments: Topic = {
  id,
  roles: ['coach', 'intermediary'],
  async open({ people, documents, who }, rest) {
    if (!rest) return { replies: [{ key: 'documents.staff.who' }] }
    const found = people.find(who, rest)
    if (!found.ok && found.reason === 'unknown') return { replies: [{ key: 'documents.staff.unknown', vars: { name: rest } }] }
    if (!found.ok) {
      const choices = found.cards
        .slice(0, mostNamed)
        .map((card) => ({ label: { nl: card.name, en: card.name }, value: `${id} ${card.id}` }))
      return { replies: [{ key: 'documents.staff.ambiguous', choices }] }
    }
    const theirs = await documents.of(who, found.card.id)
    if (!theirs.ok) return { replies: [{ key: 'documents.staff.forbidden' }] }
    const { name } = theirs
    if (theirs.documents.length === 0) return { replies: [{ key: 'documents.staff.none', vars: { name } }] }
    const items = theirs.documents.map(
      (one): ListItem => ({ title: kindVar(one.what), facts: [lineVar(one)], links: [linkTo(one)], choices: [] }),
    )
    const vars = { name, count: items.length, minutes: linkMinutes }
    return { replies: [{ key: 'documents.staff.list', vars, card: { type: 'list', items } }] }
  },
}
