import type { CoachProfile, MatchWishes } from '../../data/coach-profile.ts'
import type { FoundCandidate } from '../../rules/people/find-candidate.ts'
import type { Who } from '../context.ts'

/** A coach with what they offer; without `profile` nobody filled it in. `external` is what the list of staff says; `candidates` is how many they guide now. */
export type CoachShown = { id: string; name: string; external: boolean; candidates: number; profile?: CoachProfile }

/** What is to be different. `until: null` takes the last day away. `external` and `until` are for an intermediary. */
export type CoachChange = Partial<Omit<CoachProfile, 'until' | 'updatedAt' | 'imported'>> & { until?: string | null }

/** `in-use`: so many places are held or taken, and a coach cannot have fewer. */
export type CoachChanged =
  | { ok: true; coach: CoachShown }
  | { ok: false; reason: 'forbidden' | 'unknown' }
  | { ok: false; reason: 'in-use'; used: number }

/** Without `wishes` they did not say anything yet. */
export type WishesShown = { ok: true; name: string; wishes?: MatchWishes } | { ok: false; reason: 'forbidden' | 'unknown' }

/** What coaches offer and candidates wish, as dialogs use it. Setting something twice is setting it once. */
export type Coaches = {
  /** One's own profile; nothing for somebody who is no coach. */
  mine: (who: Who) => Promise<CoachShown | undefined>
  /** One's own, or for an intermediary anybody's. */
  of: (who: Who, id: string) => Promise<CoachShown | undefined>
  /** All coaches by name, for intermediaries. From memory: at most half a minute old. */
  list: (who: Who) => CoachShown[]
  /** The one coach meant by an id or (part of) a name, for intermediaries. */
  find: (who: Who, text: string) => FoundCandidate<CoachShown>
  /** Changes a profile; `request` is the same when one wish is delivered twice. */
  change: (who: Who, id: string, change: CoachChange, request: string) => Promise<CoachChanged>
  /** What a proved candidate looks for; `undefined` for a visitor. */
  myWishes: (who: Who) => Promise<WishesShown | undefined>
  saveWishes: (who: Who, wishes: Omit<MatchWishes, 'updatedAt'>) => Promise<{ ok: true } | { ok: false; reason: 'unknown' }>
  /** A candidate's, for their coach and for intermediaries. */
  wishesOf: (who: Who, personId: string) => Promise<WishesShown>
}
