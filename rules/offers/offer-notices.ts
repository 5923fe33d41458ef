import type { Bilingual } from '../../data/bilingual.ts'
import { candidatePartition } from '../../data/info-session.ts'
import type { NoticeDoc } from '../../data/notice.ts'
import type { Offer } from '../../data/offer.ts'
import { titleVars } from '../journey/journey-notices.ts'
import { personNotice, recipientId } from '../notices/person-notice.ts'

/** What a coach hears of somebody before they said yes: a first name, the phase, why this match, and how many minutes of coaching go with it. */
export type Introduction = { name: string; phase: Bilingual; reasons: Bilingual; minutes: number }

/** The one who matches, and what goes with an offer that ended: whom the product would ask next (nothing when there is nobody). */
export type Ended = { candidate: string; coach: string; next?: { coach: string; name: string } | undefined }

const days = 7

/** All notices of a match lie with the candidate. One for all of `staff`; none for nobody. */
function staffNotice(candidate: string, staff: readonly string[], message: Message, now: Date): NoticeDoc[] {
  const [first] = staff
  if (first === undefined) return []
  const doc = personNotice({ days, ...message, to: { staff: first }, partition: candidatePartition(candidate) }, now)
  return [{ ...doc, recipients: staff.map((id) => ({ id: recipientId({ staff: id }), state: 'pending' })) }]
}
type Message = { about: string; key: string; vars: Record<string, string | number>; dueAt?: Date }

export const offerNoticeKey = (
  candidate: string,
  about: 'match-offer' | 'match-offer-again' | 'school-offer' | 'school-offer-again',
  id: string,
) => ({
  partition: candidatePartition(candidate),
  kind: 'notice' as const,
  id: `${about}-${id}`,
})

/** To whom the offer is made: who it is about, in so far as needed, and until when. */
export function offered(
  candidate: string,
  id: string,
  offer: Offer,
  { name, phase, reasons, minutes }: Introduction,
  now: Date,
): NoticeDoc[] {
  const vars = { name, ...titleVars('phase', phase), ...titleVars('reasons', reasons), hoursMinutes: minutes, offer: id }
  const message = { about: 'match-offer', key: id, vars: { ...vars, expiresAt: offer.expiresAt } }
  return staffNotice(candidate, [offer.target], message, now).map((doc) => ({ ...doc, expiresAt: offer.expiresAt }))
}

/** The one chaser. */
export const chaser = (candidate: string, id: string, offer: Offer, name: string, now: Date): NoticeDoc[] =>
  staffNotice(
    candidate,
    [offer.target],
    { about: 'match-offer-again', key: id, vars: { name, offer: id, expiresAt: offer.expiresAt } },
    now,
  ).map((doc) => ({ ...doc, expiresAt: offer.expiresAt }))

/** An offer that is no more, to whom it was made. */
export const takenBack = (
  candidate: string,
  id: string,
  coach: string,
  about: 'match-withdrawn' | 'match-lapsed',
  name: string,
  now: Date,
) => staffNotice(candidate, [coach], { about, key: id, vars: { name } }, now)

/** An offer that came to nothing, to whoever matches, with who would be next. */
export function cameToNothing(
  candidate: string,
  id: string,
  staff: readonly string[],
  { about, reason, words }: { about: 'match-declined' | 'match-expired'; reason?: Bilingual; words?: string },
  { candidate: name, coach, next }: Ended,
  now: Date,
): NoticeDoc[] {
  const vars = {
    candidate: name,
    coach,
    person: candidate,
    ...(reason && titleVars('reason', reason)),
    words: words ? `“${words}”` : '',
    ...(next && { next: next.name, offerNext: `${candidate} ${next.coach}` }),
  }
  return staffNotice(candidate, staff, { about: next ? about : `${about}-last`, key: id, vars }, now)
}

/** A question about an offer, or the answer to it. */
export const spoken = (
  candidate: string,
  about: 'match-question' | 'match-reply',
  to: readonly string[],
  { key, ...vars }: { key: string; candidate: string; by: string; words: string; about: string },
  now: Date,
) => staffNotice(candidate, to, { about, key, vars }, now)

export type Introduced = {
  personId: string
  /** As the coach may know them: with consent the whole name and the address, else the first name. */
  known: { name: string; email: string }
  fullName: string
  coach: { id: string; name: string }
  intermediaries: readonly string[]
  by: { id: string; name?: string }
}

/** Somebody got a coach: all three hear it. `key` makes it once for this match. */
export function introduced(
  { personId, known, fullName, coach, intermediaries, by }: Introduced,
  key: string,
  contactBy: Date,
  now: Date,
): NoticeDoc[] {
  const contactAt = contactBy.toISOString()
  const about = { coach: coach.name, by: by.name ?? '' }
  return [
    personNotice({ about: 'match-candidate', key, to: { candidate: personId }, days: 14, vars: { ...about, contactAt } }, now),
    ...staffNotice(
      personId,
      [coach.id],
      { about: known.email ? 'match-coach' : 'match-coach-first', key, vars: { ...known, person: personId, contactAt } },
      now,
    ),
    ...staffNotice(
      personId,
      intermediaries.filter((id) => id !== by.id),
      { about: 'match-made', key, vars: { candidate: fullName, ...about } },
      now,
    ),
  ]
}

/** A match that a candidate ended, without blame. */
export const ended = (
  personId: string,
  coach: string,
  intermediaries: readonly string[],
  names: { name: string; candidate: string; coach: string },
  key: string,
  words: string,
  now: Date,
): NoticeDoc[] => [
  ...staffNotice(personId, [coach], { about: 'match-ended', key, vars: { name: names.name } }, now),
  ...staffNotice(
    personId,
    intermediaries,
    {
      about: 'match-again',
      key,
      vars: { candidate: names.candidate, coach: names.coach, person: personId, words: words ? `“${words}”` : '' },
    },
    now,
  ),
]

/** A week without a first contact, to the coach. */
export const contactMissed = (personId: string, coach: string, name: string, now: Date): NoticeDoc[] =>
  staffNotice(personId, [coach], { about: 'first-contact', key: coach, vars: { candidate: name, person: personId } }, now)
