import type { PairDoc } from '../../../data/offer.ts'
import type { Who } from '../../../dialogs/context.ts'
import { firstName } from '../../../dialogs/journey/now-reply.ts'
import type { Matching } from '../../../dialogs/matching/port.ts'
import { contactDoc } from '../../../rules/journey/contact.ts'
import { intermediariesOf } from '../../../rules/journey/journey-notices.ts'
import { ended } from '../../../rules/offers/offer-notices.ts'
import { changeJourney } from '../journey/change-journey.ts'
import { intermediaries, journeyOfDoc, personOfDoc } from '../journey/journey-desk.ts'
import { firstContactKey } from './get-coach.ts'
import { type MatchingDesk, pairKey } from './matching-desk.ts'
import { releaseCandidate } from './places.ts'

/** A candidate says that it does not click: they wait again, the pair is not proposed any more, and nobody is to blame. Their words go to the intermediary only. */
export async function noClick(
  desk: MatchingDesk,
  who: Who,
  { words, request }: Parameters<Matching['noClick']>[1],
): ReturnType<Matching['noClick']> {
  const { personId } = who
  if (personId === undefined || who.staffId !== undefined) return { ok: false, reason: 'unknown' }
  let coach: string | undefined
  const settled = await changeJourney<'no-coach'>(desk.journey, personId, request, (standing) => {
    const { coach: before, coachSince: _since, ...rest } = personOfDoc(standing.person)
    if (before === undefined) return { result: 'no-coach' }
    coach = before
    const now = desk.now()
    const at = now.toISOString()
    const journey = journeyOfDoc(standing.journey)
    const key = String(journey.revision + 1)
    const by = { role: 'candidate' as const, id: personId, name: rest.name }
    const name = desk.staff.byId(before)?.name ?? ''
    const pair: PairDoc = { ...pairKey(personId, before), to: 'coach', state: 'ended', at, by, ...(words && { words }) }
    const staff = intermediariesOf({ person: rest, intermediaries: intermediaries(desk.staff) })
    const names = { name: firstName(rest.name), candidate: rest.name, coach: name }
    return {
      change: {
        person: rest,
        journey,
        contacts: [contactDoc(personId, { topic: 'match', by, text: 'coach.ended', vars: { coach: name }, unique: `coach-${key}` }, at)],
        notices: ended(personId, before, staff, names, key, words ?? '', now),
        also: [
          { op: 'put', doc: pair },
          { op: 'remove', key: firstContactKey(personId, before) },
        ],
        by,
        about: 'coach',
      },
    }
  })
  if (!settled) return { ok: false, reason: 'unknown' }
  if (settled.how === 'refused') return { ok: false, reason: 'no-coach' }
  if (coach !== undefined) await releaseCandidate(desk, { to: 'coach', target: coach }, personId)
  await desk.rebuildHours(personId)
  return { ok: true, coach: firstName(desk.staff.byId(coach ?? '')?.name ?? '') }
}
