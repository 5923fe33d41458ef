import type { DraftDoc, DraftStatus } from '../../data/knowledge-draft.ts'

/** What can be done to a draft. `revision` is the one that was looked at. */
export type Verdict =
  | { kind: 'approve'; revision: number }
  | { kind: 'return'; revision: number; words: string }
  | { kind: 'reject'; revision: number; words: string }
  | { kind: 'withdraw'; revision: number }

/** `own` is the author's own draft; `handled` is one that somebody else has changed or decided on since it was looked at. */
export type ReviewResult = { ok: true; doc: DraftDoc } | { ok: false; reason: 'own' | 'handled' }

const outcome: Record<Verdict['kind'], DraftStatus> = { approve: 'live', return: 'returned', reject: 'rejected', withdraw: 'withdrawn' }

/** Seconds that what is rejected or withdrawn is kept to look back at: half a year. */
export const keptAfterwards = 183 * 86_400

/** Not decided on yet: it waits for its author or for a colleague. */
export const isWaiting = ({ status }: Pick<DraftDoc, 'status'>) => status === 'sketch' || status === 'draft' || status === 'returned'

/** Decides on a draft. A colleague judges it; its author can take it back, and anybody of the desk can take what is live offline. The same verdict of the same person again is the same. */
export function reviewDraft(doc: DraftDoc, verdict: Verdict, by: string, now: Date): ReviewResult {
  const status = outcome[verdict.kind]
  if (doc.revision === verdict.revision + 1 && doc.status === status && doc.reviewed?.by === by) return { ok: true, doc }
  if (doc.revision !== verdict.revision) return { ok: false, reason: 'handled' }
  const mine = doc.author === by
  if (verdict.kind === 'withdraw') {
    const possible = doc.status === 'live' || (mine && isWaiting(doc))
    if (!possible) return { ok: false, reason: 'handled' }
  } else {
    if (doc.status !== 'draft') return { ok: false, reason: 'handled' }
    if (mine) return { ok: false, reason: 'own' }
  }
  const words = 'words' in verdict && verdict.words ? { words: verdict.words } : {}
  const reviewed = { by, at: now.toISOString(), ...words }
  const { ttl: _ttl, ...rest } = doc
  const gone = status === 'rejected' || status === 'withdrawn'
  return { ok: true, doc: { ...rest, status, revision: doc.revision + 1, reviewed, ...(gone && { ttl: keptAfterwards }) } }
}

/** A draft as it is sent in again in the place of `before`: the next revision of it, without the verdict. A topic keeps its id. */
export function resubmitted(before: DraftDoc, wanted: DraftDoc): DraftDoc {
  const next = { revision: before.revision + 1, ...(before.etag !== undefined && { etag: before.etag }) }
  if (wanted.kind === 'phrasing') return { ...wanted, ...next }
  return { ...wanted, ...next, ...(before.kind === 'topic-draft' && { topic: before.topic }) }
}
