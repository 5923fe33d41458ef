import type { Standing } from '../../rules/editors/standing.ts'
import type { Context } from '../context.ts'
import type { Choice, Reply, Var, Vars } from '../reply.ts'
import { nameVar, topicVar } from './draft-vars.ts'
import type { Draft, Proposed, Reviewed } from './port.ts'

export const addButton: Choice = { label: { key: 'knowledge.button.add' }, value: 'knowledge-add' }
export const reviewButton: Choice = { label: { key: 'knowledge.button.review' }, value: 'knowledge-review' }

const standingKeys = {
  file: 'knowledge.refused.standingFile',
  live: 'knowledge.refused.standingLive',
  draft: 'knowledge.refused.standingDraft',
} as const

/** That a question stands somewhere already, and where. */
export const standingRefusal = (context: Context, { topic, where }: Standing) => ({
  key: standingKeys[where],
  vars: { topic: topicVar(context, topic) } satisfies Vars,
})

type Ways = 'own' | 'saved' | 'mine'
const who = {
  saved: { some: 'knowledge.saved.toReview', manager: 'knowledge.saved.alone', nobody: 'knowledge.saved.aloneNobody' },
  own: { some: 'knowledge.refused.own', manager: 'knowledge.refused.ownAlone', nobody: 'knowledge.refused.ownAloneNobody' },
  mine: { some: 'knowledge.review.oneMine', manager: 'knowledge.review.oneMineAlone', nobody: 'knowledge.review.oneMineAloneNobody' },
} as const

/** Colleagues that are named at once. */
const mostNamed = 5

/** Who else can review: colleagues, or when there are none who can appoint one, or else where to write. */
export function whoReviews(context: Context, way: Ways): Reply {
  const { reviewers, managers } = context.editors.colleagues(context.who)
  const { programme } = context
  const email = programme.contacts.find((one) => one.id === programme.helpdesk)?.email ?? ''
  if (reviewers.length > 0) return { key: who[way].some, vars: { reviewers: { joined: reviewers.slice(0, mostNamed) } } }
  return managers.length > 0
    ? { key: who[way].manager, vars: { managers: { joined: managers } } }
    : { key: who[way].nobody, vars: { email } }
}

/** Why something was not saved or decided, with the way on. */
export function refusal(context: Context, result: Extract<Proposed | Reviewed, { ok: false }>): Reply {
  if (result.reason === 'forbidden') return { key: 'topic.notForYou' }
  if (result.reason === 'own') return { ...whoReviews(context, 'own'), choices: [reviewButton] }
  if (result.reason === 'standing') return { ...standingRefusal(context, result.standing), choices: [addButton, reviewButton] }
  if (result.reason === 'noTopic') return { key: 'knowledge.refused.noTopic', choices: [addButton, reviewButton] }
  return result.reason === 'handled' ? handled(result.draft) : { key: 'knowledge.refused.unknown', choices: [reviewButton] }
}

/** A colleague was first: what they made of it. */
function handled({ doc, author, reviewer }: Draft): Reply {
  if (doc.status === 'draft') return { key: 'knowledge.refused.changed', vars: { name: nameVar(author) }, choices: [lookAt(doc.id)] }
  const status: Var = { key: `knowledge.status.${doc.status}` }
  return { key: 'knowledge.refused.handled', vars: { name: nameVar(reviewer ?? ''), status }, choices: [reviewButton] }
}

export const lookAt = (id: string): Choice => ({ label: { key: 'knowledge.button.open' }, value: `knowledge-draft ${id}` })
