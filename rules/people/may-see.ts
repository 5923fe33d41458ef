import type { Role } from '../../data/person.ts'

/** What there is to see of a candidate: their line in the list, their steps, the contacts so far, what they handed in, and notes of a coach or intermediary. */
export type CandidateThing = 'card' | 'journey' | 'timeline' | 'documents' | 'notes'

type Viewer = { roles: readonly Role[]; staffId?: string | undefined; personId?: string | undefined }

/** `shares` is false when the candidate does not agree that helpers read the timeline; without it that is not decided here. */
type Seen = { id: string; coach?: string | undefined; shares?: boolean | undefined }

/** What the helpdesk needs to help somebody on: not what somebody handed in, nor what a coach noted. */
const forHelpdesk: readonly CandidateThing[] = ['card', 'journey', 'timeline']

/**
 * Whether somebody may see this of a candidate: themselves everything, an intermediary everything, a coach everything of their own candidates, the
 * helpdesk what it needs, a manager nothing (figures only). A timeline that is not shared is the candidate's own.
 */
export function maySee({ roles, staffId, personId }: Viewer, { id, coach, shares }: Seen, what: CandidateThing): boolean {
  if (personId === id) return true
  if (staffId === undefined) return false
  if (what === 'timeline' && shares === false) return false
  if (roles.includes('intermediary')) return true
  if (roles.includes('coach') && coach === staffId) return true
  return roles.includes('helpdesk') && forHelpdesk.includes(what)
}
