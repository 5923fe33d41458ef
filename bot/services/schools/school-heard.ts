import type { NoticeDoc } from '../../../data/notice.ts'
import type { Offer } from '../../../data/offer.ts'
import { placeAnswered, placeAsked, placeTakenBack } from '../../../rules/schools/school-notices.ts'
import type { MatchingDesk } from '../matching/matching-desk.ts'
import { matchersOf, matchNames } from './match-names.ts'

type Act = { id: string; move: 'later' | 'decline' | 'withdraw' | 'expire' | 'chase' }

/** Who hears what becomes of an offer to a school. */
export async function schoolHeard(desk: MatchingDesk, { id, move }: Act, offer: Offer): Promise<NoticeDoc[]> {
  const names = await matchNames(desk, offer)
  if (!names) return []
  const now = desk.now()
  const answered = (how: 'declined' | 'expired') =>
    placeAnswered(names, { offer: id, how, intermediaries: matchersOf(desk, offer.candidate, offer.by.id) }, now)
  if (move === 'chase') return [placeAsked(desk.programme, names, { offer: id, expiresAt: offer.expiresAt, again: true }, now)]
  if (move === 'withdraw') return [placeTakenBack(names, id, now)]
  if (move === 'expire') return [...answered('expired'), placeTakenBack(names, id, now)]
  return move === 'decline' ? answered('declined') : []
}
