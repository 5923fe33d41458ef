import { isWaiting } from '../../rules/editors/review-draft.ts'
import type { Context, Opened, Topic } from '../context.ts'
import type { Choice, ListItem, Reply, Var } from '../reply.ts'
import { addFlowId } from './add-form.ts'
import { answersOf } from './add-question.ts'
import { draftCard, draftTitle, nameVar } from './draft-vars.ts'
import { type Draft, editorRoles } from './port.ts'
import { addButton, lookAt, refusal, reviewButton, whoReviews } from './refusals.ts'

const pageSize = 6
const liveButton: Choice = { label: { key: 'knowledge.button.live' }, value: 'knowledge-live' }

const isMine = ({ doc }: Draft, { who }: Context) => doc.author === who.staffId

function item(draft: Draft, context: Context): ListItem {
  const title: Var = { key: draft.doc.kind === 'phrasing' ? 'knowledge.title.phrasing' : 'knowledge.title.topic' }
  const by: Var = isMine(draft, context)
    ? { key: 'knowledge.review.mine', vars: { title } }
    : { key: 'knowledge.review.by', vars: { title, author: nameVar(draft.author) } }
  return { title: draftTitle(draft), facts: [by, { key: `knowledge.status.${draft.doc.status}` }], choices: [lookAt(draft.doc.id)] }
}

/** One page of drafts, with a way to the next. */
function page(drafts: readonly Draft[], said: Reply, from: number, command: string, others: Choice[], context: Context): Opened {
  const items = drafts.slice(from, from + pageSize).map((draft) => item(draft, context))
  const more: Choice[] =
    drafts.length > from + pageSize ? [{ label: { key: 'knowledge.button.more' }, value: `${command} ${from + pageSize}` }] : []
  return {
    replies: [
      { ...said, card: { type: 'list', items } },
      { key: 'knowledge.review.further', choices: [...more, ...others] },
    ],
  }
}

const numberIn = (rest: string) => Number(/^\d+$/.exec(rest)?.[0] ?? 0)

/** What waits for a colleague, and what was sent back: one's own returned drafts first. */
export const reviewTopic: Topic = {
  id: 'knowledge-review',
  roles: editorRoles,
  async open(context, rest) {
    const waiting = (await context.editors.drafts()).filter(({ doc }) => doc.status !== 'live')
    const urgency = (draft: Draft) => (draft.doc.status === 'draft' ? 1 : isMine(draft, context) ? 0 : 2)
    const drafts = waiting.sort((a, b) => urgency(a) - urgency(b))
    if (drafts.length === 0) return { replies: [{ key: 'knowledge.review.none', choices: [addButton, liveButton] }] }
    return page(
      drafts,
      { key: 'knowledge.review.list', vars: { count: drafts.length } },
      numberIn(rest),
      'knowledge-review',
      [addButton, liveButton],
      context,
    )
  },
}

/** What staff added and is answering people now, the newest first. */
export const liveTopic: Topic = {
  id: 'knowledge-live',
  roles: editorRoles,
  async open(context, rest) {
    const drafts = (await context.editors.drafts()).filter(({ doc }) => doc.status === 'live').reverse()
    if (drafts.length === 0) return { replies: [{ key: 'knowledge.review.liveNone', choices: [addButton, reviewButton] }] }
    return page(
      drafts,
      { key: 'knowledge.review.live', vars: { count: drafts.length } },
      numberIn(rest),
      'knowledge-live',
      [reviewButton],
      context,
    )
  },
}

/** One draft whole, with what this person can do to it. A button carries the revision that was looked at. */
export const draftTopic: Topic = {
  id: 'knowledge-draft',
  roles: editorRoles,
  async open(context, id) {
    const draft = id ? await context.editors.draft(id) : undefined
    if (!draft) return { replies: [refusal(context, { ok: false, reason: 'unknown' })] }
    return { replies: [{ ...headline(draft, context), card: draftCard(draft, context), choices: actions(draft, context) }] }
  },
}

function headline(draft: Draft, context: Context): Reply {
  const { doc, author, reviewer } = draft
  const mine = isMine(draft, context)
  if (doc.status === 'draft') return mine ? whoReviews(context, 'mine') : { key: 'knowledge.review.one' }
  if (doc.status === 'live') return { key: 'knowledge.review.oneLive' }
  if (doc.status === 'sketch')
    return mine ? { key: 'knowledge.review.oneSketch' } : { key: 'knowledge.review.oneSketchOther', vars: { author: nameVar(author) } }
  if (doc.status !== 'returned') return { key: 'knowledge.review.oneDone', vars: { status: { key: `knowledge.status.${doc.status}` } } }
  return mine
    ? { key: 'knowledge.review.oneReturned', vars: { reviewer: nameVar(reviewer ?? ''), words: doc.reviewed?.words ?? '' } }
    : { key: 'knowledge.review.oneReturnedOther', vars: { author: nameVar(author) } }
}

function actions(draft: Draft, context: Context): Choice[] {
  const { doc } = draft
  const button = (name: 'approve' | 'return' | 'reject' | 'withdraw' | 'edit'): Choice => ({
    label: { key: `knowledge.button.${name}` },
    value: `knowledge-${name} ${doc.id} ${doc.revision}`,
  })
  if (doc.status === 'live') return [button('withdraw'), reviewButton]
  if (isWaiting(doc) && isMine(draft, context)) return [button('edit'), button('withdraw'), reviewButton]
  return doc.status === 'draft' ? [button('approve'), button('return'), button('reject')] : [reviewButton]
}

/** The draft and the revision that a button names. */
export function named(rest: string): { id: string; revision: number } | undefined {
  const [, id, revision] = /^([pt]-[0-9a-f]+) (\d{1,6})$/.exec(rest) ?? []
  return id && revision ? { id, revision: Number(revision) } : undefined
}

const atOnce = (kind: 'approve' | 'withdraw', key: 'knowledge.review.approved' | 'knowledge.review.withdrawn'): Topic => ({
  id: `knowledge-${kind}`,
  roles: editorRoles,
  async open(context, rest) {
    const which = named(rest)
    if (!which) return reviewTopic.open(context, '')
    const result = await context.editors.review(context.who, which.id, { kind, revision: which.revision })
    return { replies: [result.ok ? { key, choices: [reviewButton, addButton] } : refusal(context, result)] }
  },
})

/** Puts a colleague's draft live, everywhere and at once. */
export const approveTopic = atOnce('approve', 'knowledge.review.approved')

/** Takes one's own draft back, or anything that is live offline. */
export const withdrawTopic = atOnce('withdraw', 'knowledge.review.withdrawn')

/** Opens one's own draft to change it. */
export const editTopic: Topic = {
  id: 'knowledge-edit',
  roles: editorRoles,
  async open(context, rest) {
    const which = named(rest)
    const draft = which && (await context.editors.draft(which.id))
    if (!which || !draft) return { replies: [refusal(context, { ok: false, reason: 'unknown' })] }
    const { doc } = draft
    const open = isWaiting(doc) && isMine(draft, context) && doc.revision === which.revision
    if (!open) return { replies: [refusal(context, { ok: false, reason: 'handled', draft })] }
    const whole: Reply[] = doc.status === 'sketch' ? [{ key: 'knowledge.review.oneSketch', card: draftCard(draft, context) }] : []
    return { replies: whole, flow: { id: addFlowId, answers: answersOf(draft) } }
  },
}
