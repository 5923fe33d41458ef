import { type MatchRunDoc, runKey } from '../../../data/offer.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Matching, Offered, Sent } from '../../../dialogs/matching/port.ts'
import { makeOffer } from './make-offer.ts'
import { type MatchingDesk, staffActor } from './matching-desk.ts'
import { everyProposal, proposalsFor } from './propose-for.ts'

/** Offers made beside each other. */
const atOnce = 6

export function sendOffers(desk: MatchingDesk): Pick<Matching, 'offer' | 'offerAll'> {
  async function offer(who: Who, { candidate, coach, override, request }: Parameters<Matching['offer']>[1]): Promise<Offered> {
    const by = staffActor(who, 'intermediary')
    if (!by) return { ok: false, reason: 'forbidden' }
    const card = desk.directory.byId(candidate)
    if (!card) return { ok: false, reason: 'unknown' }
    const member = desk.staff.byId(coach)
    if (!member?.roles.includes('coach')) return { ok: false, reason: 'unknown-coach' }
    if (override !== undefined && override.trim() === '') return { ok: false, reason: 'words' }
    const { proposals } = await proposalsFor(desk, card)
    const proposal = everyProposal(proposals).find(({ target }) => target === coach)
    if (!proposal) return { ok: false, reason: 'unknown-coach' }
    // Room is decided exactly where the place is held; what is in memory may be behind.
    const stands = proposal.obstacles.filter(({ id }) => id !== 'room')
    if (stands.length > 0 && override === undefined) return { ok: false, reason: 'obstacles', proposal: { ...proposal, name: member.name } }
    const offered = await makeOffer(desk, {
      ...{ to: 'coach', target: coach, candidate, score: proposal.score, reasons: proposal.reasons, by, request },
      ...(override !== undefined && { override }),
    })
    if (offered.ok && !offered.again) await desk.audit.record(candidate, by, 'change', 'offer')
    return offered
  }

  return {
    offer,
    async offerAll(who, { run, request }): Promise<Sent> {
      if (!staffActor(who, 'intermediary')) return { ok: false, reason: 'forbidden' }
      const doc = await desk.store.get<MatchRunDoc>(runKey('coach'))
      if (!doc || doc.at !== run) return { ok: false, reason: 'old' }
      const pairs = doc.pairs.filter(({ candidate }) => !doc.skipped.includes(candidate))
      const sent: string[] = []
      const not: Extract<Sent, { ok: true }>['not'] = []
      for (let from = 0; from < pairs.length; from += atOnce)
        await Promise.all(
          pairs.slice(from, from + atOnce).map(async ({ candidate, target, locked }) => {
            const override = locked ? { override: 'locked' } : {}
            const done = await offer(who, { candidate, coach: target, request, ...override })
            if (done.ok) sent.push(candidate)
            else not.push({ candidate, name: desk.directory.byId(candidate)?.name ?? '', why: done.reason })
          }),
        )
      return { ok: true, sent, not }
    },
  }
}
