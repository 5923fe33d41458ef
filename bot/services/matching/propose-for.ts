import type { Bilingual } from '../../../data/bilingual.ts'
import type { CandidateCard } from '../../../data/candidate.ts'
import type { Offer } from '../../../data/offer.ts'
import { firstName } from '../../../dialogs/journey/now-reply.ts'
import { reasonLabel } from '../../../dialogs/matching/reason-label.ts'
import { phaseBudgetOn } from '../../../rules/hours/phase-budget.ts'
import { localDate } from '../../../rules/local-date.ts'
import { matchTerms } from '../../../rules/matching/match-terms.ts'
import { type Proposal, type Proposals, proposeCoaches } from '../../../rules/matching/propose.ts'
import type { Introduction } from '../../../rules/offers/offer-notices.ts'
import { labelText } from '../../render-vars.ts'
import type { MatchingDesk } from './matching-desk.ts'
import { offersOf, readWaiting, type Waiting } from './seekers.ts'

export const today = ({ programme, now }: MatchingDesk) => localDate(now(), programme.timeZone)

/** Ranked coaches for somebody, as things stand now. */
export async function proposalsFor(desk: MatchingDesk, card: CandidateCard): Promise<Waiting & { proposals: Proposals }> {
  const waiting = await readWaiting(desk, card, 'coach')
  const proposals = proposeCoaches(waiting.seeker, { coaches: desk.pool.coaches() }, matchTerms(desk.programme, today(desk)))
  return { ...waiting, proposals }
}

/** Everybody of the proposals, whatever stands in the way. */
export const everyProposal = ({ possible, wouldBe, others }: Proposals): Proposal[] => [...possible, ...wouldBe, ...others]

/** Who would be asked next: the best who can be and was not asked before. */
export async function nextBest(
  desk: MatchingDesk,
  candidate: string,
  without: string,
): Promise<{ coach: string; name: string } | undefined> {
  const card = desk.directory.byId(candidate)
  if (!card) return undefined
  const [{ proposals }, offers] = await Promise.all([proposalsFor(desk, card), offersOf(desk, candidate, 'coach')])
  const asked = new Set([without, ...offers.map(({ target }) => target)])
  const next = proposals.possible.find(({ target }) => !asked.has(target))
  return next && { coach: next.target, name: desk.staff.byId(next.target)?.name ?? '' }
}

const mostReasons = 3

/** What a coach hears of a candidate before they said yes. */
export function introductionOf(
  desk: MatchingDesk,
  { name, phase }: Pick<CandidateCard, 'name' | 'phase'>,
  reasons: Offer['reasons'],
): Introduction {
  const { programme } = desk
  const title = programme.phases.find(({ id }) => id === phase)?.title ?? { nl: phase, en: phase }
  const minutes = phaseBudgetOn(programme, phase, today(desk))?.minutes ?? 0
  return { name: firstName(name), phase: title, reasons: reasonsText(desk, reasons), minutes }
}

/** The heaviest reasons in favour, as sentences in both languages. */
function reasonsText({ words, programme }: MatchingDesk, reasons: Offer['reasons']): Bilingual {
  const inFavour = reasons.filter(({ weight, id }) => weight > 0 && id !== 'load' && id !== 'share').slice(0, mostReasons)
  const told = (locale: 'nl' | 'en') =>
    inFavour.map((reason) => labelText(reasonLabel(reason as Parameters<typeof reasonLabel>[0], programme), locale, words)).join(' ')
  return { nl: told('nl'), en: told('en') }
}
