import type { Bilingual, Locale } from '../../data/bilingual.ts'
import type { DraftDoc, Phrasing } from '../../data/knowledge-draft.ts'
import type { Audience } from '../../data/knowledge-topic.ts'
import type { Verdict } from '../../rules/editors/review-draft.ts'
import type { Standing } from '../../rules/editors/standing.ts'
import type { Lesson } from '../../rules/helpdesk/learn-from.ts'
import type { Who } from '../context.ts'

/** A question that people asked and the desk did not know, without personal data; `count` is how often, in these or similar words. */
export type Unanswered = { text: string; locale: Locale; count: number }

/** A draft as staff see it, with the names of who made and judged it. */
export type Draft = { doc: DraftDoc; author: string; reviewer?: string }

/** What somebody proposes. `revises` is their own draft that this takes the place of. */
export type Proposal = { revises?: { id: string; revision: number } } & (
  | ({ kind: 'phrasing' } & Phrasing)
  | {
      kind: 'topic'
      question: Bilingual
      short: Bilingual
      audience: Audience[]
      phrasings: { text: string; locale: Locale }[]
    }
)

export type Forbidden = { ok: false; reason: 'forbidden' }
/** `status` and `name` say what became of it and by whose hand. */
export type Handled = { ok: false; reason: 'handled'; draft: Draft }
export type Proposed =
  | { ok: true; draft: Draft }
  | Forbidden
  | Handled
  | { ok: false; reason: 'standing'; standing: Standing }
  | { ok: false; reason: 'noTopic' }
export type Reviewed =
  | { ok: true; draft: Draft }
  | Forbidden
  | Handled
  | { ok: false; reason: 'unknown' | 'own' | 'noTopic' }
  | { ok: false; reason: 'standing'; standing: Standing }

/** The work of editors: helpdesk and intermediary. Checked again by the service. Each repeated call has the effect of one. */
export type Editors = {
  /** The newest unanswered questions of this month and the one before, the newest first, at most `most`. */
  unanswered: (most: number) => Promise<Unanswered[]>
  standing: (text: string, locale: Locale) => Standing | undefined
  /** Everything that waits or is live, the oldest first. */
  drafts: () => Promise<Draft[]>
  draft: (id: string) => Promise<Draft | undefined>
  /** Names of those who may judge what this person wrote, and of who can give somebody that role. */
  colleagues: (who: Who) => { reviewers: string[]; managers: string[] }
  propose: (who: Who, proposal: Proposal) => Promise<Proposed>
  /** Keeps what a conversation taught, for its author to complete; the same question is one sketch. */
  sketch: (who: Who, lesson: Lesson) => Promise<Proposed>
  review: (who: Who, id: string, verdict: Verdict) => Promise<Reviewed>
}

/** Roles that keep the content. */
export const editorRoles = ['helpdesk', 'intermediary'] as const
