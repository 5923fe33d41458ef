import { type DraftDoc, draftKey } from '../../../data/knowledge-draft.ts'
import { ConflictError, type Store, StoreUnavailableError, type Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import { type Draft, type Editors, editorRoles, type Proposal, type Proposed, type Reviewed } from '../../../dialogs/editors/port.ts'
import { type ReviewResult, resubmitted, reviewDraft, type Verdict, isWaiting as waits } from '../../../rules/editors/review-draft.ts'
import { type Standing, standingAmong } from '../../../rules/editors/standing.ts'
import type { Lesson } from '../../../rules/helpdesk/learn-from.ts'
import type { KnowledgeOverlay } from '../../knowledge-overlay.ts'
import type { StaffDirectory } from '../../staff.ts'
import { draftOf, questionsOf, sameContent } from './draft-of.ts'
import { unansweredQuestions } from './unanswered.ts'

type Options = { store: Store; overlay: KnowledgeOverlay; staff: Pick<StaffDirectory, 'all' | 'byId'>; now: () => Date }

const forbidden = { ok: false, reason: 'forbidden' } as const
/** Attempts before the store counts as unavailable; each lost one means that a colleague was first. */
const attempts = 20

/** The staff id of who may keep the content. */
const editorOf = ({ roles, staffId }: Who) => (editorRoles.some((role) => roles.includes(role)) ? staffId : undefined)

/** What editors do with the knowledge base, over the store; what is approved is live in this process at once, in others with their next reading. */
export function knowledgeEditors({ store, overlay, staff, now }: Options): Editors {
  const standing = (text: string, locale: 'nl' | 'en', except: readonly string[] = []) =>
    standingAmong(text, locale, overlay.drafts(), overlay.inFiles, except)
  const standingOf = (draft: DraftDoc, except: readonly string[]): Standing | undefined =>
    questionsOf(draft).reduce<Standing | undefined>(
      (found, { text, locale }) => found ?? standing(text, locale, [draft.id, ...except]),
      undefined,
    )
  const topicExists = (topic: string) => overlay.questions.topic(topic) !== undefined
  const topicTaken = (id: string) => topicExists(id) || overlay.drafts().some((one) => one.kind === 'topic-draft' && one.topic === id)

  function shown(doc: DraftDoc): Draft {
    const reviewer = doc.reviewed && staff.byId(doc.reviewed.by)?.name
    return { doc, author: staff.byId(doc.author)?.name ?? '', ...(reviewer && { reviewer }) }
  }
  async function read(id: string) {
    const doc = await store.get<DraftDoc>(draftKey(id))
    if (doc) overlay.learn(doc)
    return doc
  }

  /** Writes and tells the overlay; false when somebody else was first. */
  async function written(docs: readonly DraftDoc[]): Promise<boolean> {
    try {
      await store.commit(docs.map((doc): Write => (doc.etag === undefined ? { op: 'create', doc } : { op: 'put', doc })))
    } catch (error) {
      if (error instanceof ConflictError) return false
      throw error
    }
    for (const doc of docs) overlay.learn(doc)
    return true
  }

  async function attemptProposal(by: string, proposal: Proposal): Promise<Proposed | undefined> {
    const { revises } = proposal
    const wanted = draftOf(proposal, by, now(), topicTaken)
    if (wanted.kind === 'phrasing' && !topicExists(wanted.topic)) return { ok: false, reason: 'noTopic' }
    const there = await read(wanted.id)
    if (there?.status === 'draft' && there.author === by && sameContent(there, wanted)) return { ok: true, draft: shown(there) }
    const old = revises && revises.id !== wanted.id ? await read(revises.id) : there
    if (revises && old && !(old.author === by && old.revision === revises.revision && waits(old)))
      return { ok: false, reason: 'handled', draft: shown(old) }
    const mine = revises?.id === wanted.id
    if (there && !mine && (waits(there) || there.status === 'live'))
      return { ok: false, reason: 'standing', standing: { topic: there.topic, where: there.status === 'live' ? 'live' : 'draft' } }
    const elsewhere = standingOf(wanted, revises ? [revises.id] : [])
    if (elsewhere) return { ok: false, reason: 'standing', standing: elsewhere }
    const doc = there ? resubmitted(there, wanted) : wanted
    const replaced: ReviewResult | undefined =
      revises && old && !mine ? reviewDraft(old, { kind: 'withdraw', revision: old.revision }, by, now()) : undefined
    return (await written([doc, ...(replaced?.ok ? [replaced.doc] : [])])) ? { ok: true, draft: shown(doc) } : undefined
  }

  async function attemptSketch(by: string, { question, answer, locale }: Lesson): Promise<Proposed | undefined> {
    const other = locale === 'nl' ? { nl: question, en: '' } : { nl: '', en: question }
    const short = locale === 'nl' ? { nl: answer, en: '' } : { nl: '', en: answer }
    const phrasings = [{ text: question, locale }]
    const wanted = draftOf({ kind: 'topic', question: other, short, audience: ['candidate'], phrasings }, by, now(), topicTaken)
    const there = await read(wanted.id)
    if (there?.status === 'sketch' && there.author === by) return { ok: true, draft: shown(there) }
    if (there && (waits(there) || there.status === 'live'))
      return { ok: false, reason: 'standing', standing: { topic: there.topic, where: there.status === 'live' ? 'live' : 'draft' } }
    const elsewhere = standingOf(wanted, [])
    if (elsewhere) return { ok: false, reason: 'standing', standing: elsewhere }
    const doc: DraftDoc = { ...(there ? resubmitted(there, wanted) : wanted), status: 'sketch' }
    return (await written([doc])) ? { ok: true, draft: shown(doc) } : undefined
  }

  async function attemptReview(by: string, id: string, verdict: Verdict): Promise<Reviewed | undefined> {
    const doc = await read(id)
    if (!doc) return { ok: false, reason: 'unknown' }
    const result = reviewDraft(doc, verdict, by, now())
    if (!result.ok) return result.reason === 'own' ? { ok: false, reason: 'own' } : { ok: false, reason: 'handled', draft: shown(doc) }
    if (result.doc === doc) return { ok: true, draft: shown(doc) }
    if (verdict.kind === 'approve') {
      if (doc.kind === 'phrasing' && !topicExists(doc.topic)) return { ok: false, reason: 'noTopic' }
      const elsewhere = standingOf(doc, [])
      if (elsewhere && elsewhere.where !== 'draft') return { ok: false, reason: 'standing', standing: elsewhere }
    }
    return (await written([result.doc])) ? { ok: true, draft: shown(result.doc) } : undefined
  }

  return {
    unanswered: (most) => unansweredQuestions(store, now(), most, (text, locale) => standing(text, locale) !== undefined),
    standing,
    async drafts() {
      await overlay.refresh()
      return overlay
        .drafts()
        .filter((one) => waits(one) || one.status === 'live')
        .sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))
        .map(shown)
    },
    async draft(id) {
      const doc = await read(id)
      return doc && shown(doc)
    },
    colleagues({ staffId }) {
      const names = (fits: (roles: readonly string[]) => boolean) =>
        staff.all().flatMap((one) => (one.id !== staffId && fits(one.roles) ? [one.name] : []))
      return {
        reviewers: names((roles) => editorRoles.some((role) => roles.includes(role))),
        managers: names((roles) => roles.includes('manager')),
      }
    },
    async propose(who, proposal) {
      const by = editorOf(who)
      return by === undefined ? forbidden : untilSettled(() => attemptProposal(by, proposal))
    },
    async sketch(who, lesson) {
      const by = editorOf(who)
      return by === undefined ? forbidden : untilSettled(() => attemptSketch(by, lesson))
    },
    async review(who, id, verdict) {
      const by = editorOf(who)
      return by === undefined ? forbidden : untilSettled(() => attemptReview(by, id, verdict))
    },
  }
}

async function untilSettled<Result>(attempt: () => Promise<Result | undefined>): Promise<Result> {
  for (let left = attempts; left > 0; left--) {
    const result = await attempt()
    if (result !== undefined) return result
  }
  throw new StoreUnavailableError(`a draft kept changing during ${attempts} attempts`)
}
