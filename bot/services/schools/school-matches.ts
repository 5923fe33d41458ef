import type { CandidateCard } from '../../../data/candidate.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import type { MatchSlotDoc } from '../../../data/offer.ts'
import type { SchoolMeetingDoc } from '../../../data/school-meeting.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { SchoolMatched, SchoolMatches, SchoolProposal, SchoolStanding, SchoolWish } from '../../../dialogs/schools/matches-port.ts'
import { contactDoc } from '../../../rules/journey/contact.ts'
import { matchTerms } from '../../../rules/matching/match-terms.ts'
import { type Proposal, proposeSchools } from '../../../rules/matching/propose.ts'
import { matchBoardOf, matchSchoolOf } from '../../../rules/matching.ts'
import { boardStanding } from '../../../rules/schools/list-schools.ts'
import { meetingPlanned, placeAsked } from '../../../rules/schools/school-notices.ts'
import { endOffer } from '../matching/end-offer.ts'
import { makeOffer } from '../matching/make-offer.ts'
import { type MatchingDesk, slotKey, staffActor } from '../matching/matching-desk.ts'
import { everyProposal, today } from '../matching/propose-for.ts'
import { readWaiting } from '../matching/seekers.ts'
import { shortHash } from '../person-of.ts'
import { matchNames } from './match-names.ts'
import type { SchoolDirectory } from './school-directory.ts'
import { whatIfPlaces } from './what-if-places.ts'

const forbidden = { ok: false, reason: 'forbidden' } as const
const unknown = { ok: false, reason: 'unknown' } as const
const meetingKey = (candidate: string, school: string) => ({
  partition: candidatePartition(candidate),
  kind: 'school-meeting' as const,
  id: school,
})

type Options = { desk: MatchingDesk; directory: SchoolDirectory; changed: (school: string) => Promise<void> }

/** Candidates and places at schools: a meeting first, then a place is held and its school leader asked. */
export function schoolMatches({ desk, directory, changed }: Options): SchoolMatches {
  const { store, programme, now } = desk
  const nameOf = (school: string) => directory.school(school)?.school.name ?? ''
  const standingOf = ({ offer, target, state, at, expiresAt }: MatchSlotDoc): SchoolStanding => ({
    offer,
    school: target,
    name: nameOf(target),
    state,
    at,
    expiresAt,
  })

  function pool() {
    const schools = directory.schools()
    return {
      schools: schools.map(({ school, had }) => matchSchoolOf(school, had)),
      boards: directory.boards().map((board) =>
        matchBoardOf(
          board,
          boardStanding(
            board,
            schools.filter(({ school }) => school.board === board.id),
          ).has,
        ),
      ),
    }
  }
  async function proposalsFor(card: CandidateCard) {
    const { seeker } = await readWaiting(desk, card, 'school')
    return proposeSchools(seeker, pool(), matchTerms(programme, today(desk)))
  }
  /** Who acts for whom, and what they are called. */
  async function about(who: Who, { candidate, school, group }: SchoolWish) {
    const by = staffActor(who, 'intermediary')
    if (!by) return forbidden
    const names = await matchNames(desk, { candidate, target: school, group })
    const known = programme.matching.vocabularies.groups.some(({ id }) => id === group)
    return names && known ? { ok: true as const, by, names } : unknown
  }

  async function write(who: Who, wish: SchoolWish, meeting: { at: string; met?: true; request?: string }): Promise<SchoolMatched> {
    const found = await about(who, wish)
    if (!found.ok) return found
    const { by, names } = found
    const { candidate, school, group } = wish
    const { at, met, request } = meeting
    const text = met ? 'school.met' : 'school.meeting'
    const unique = `school-${shortHash(school, text, request ?? at)}`
    const doc: SchoolMeetingDoc = { ...meetingKey(candidate, school), group, at, by, ...(met && { met }) }
    const told =
      request === undefined ? [] : meetingPlanned(programme, names, { at, address: names.address, key: shortHash(school, request) }, now())
    const contact = contactDoc(candidate, { topic: 'match', by, text, vars: { school: names.schoolName }, unique }, now().toISOString())
    await store.commit([doc, contact, ...told].map((one) => ({ op: 'put', doc: one })))
    await desk.audit.record(candidate, by, 'change', 'school-meeting')
    return { ok: true, name: names.fullName, schoolName: names.schoolName }
  }

  const waiting: SchoolMatches['waiting'] = (who) => {
    if (!staffActor(who, 'intermediary')) return []
    const looks = ({ phase, state }: CandidateCard) => state === 'active' && programme.matching.phases.school.includes(phase)
    return desk.directory
      .all()
      .filter(looks)
      .map((card) => {
        const slot = desk.pool.slots.get(slotKey(card.id, 'school').partition, 'school')
        return { card, ...(slot && { standing: standingOf(slot) }) }
      })
      .filter(({ standing }) => standing?.state !== 'accepted')
      .sort((one, other) => one.card.createdAt.localeCompare(other.card.createdAt) || one.card.id.localeCompare(other.card.id))
  }

  return {
    waiting,
    whatIf: (who, what) => {
      const free = waiting(who).flatMap(({ card, standing }) => (standing ? [] : [card]))
      return whatIfPlaces({ desk, directory, pool }, who, free, what)
    },

    async forCandidate(who, candidate) {
      if (!staffActor(who, 'intermediary')) return forbidden
      const card = desk.directory.byId(candidate)
      if (!card) return unknown
      const [proposals, slot, { docs }] = await Promise.all([
        proposalsFor(card),
        store.get<MatchSlotDoc>(slotKey(candidate, 'school')),
        store.list<SchoolMeetingDoc>(candidatePartition(candidate), 'school-meeting', { limit: 1000 }),
      ])
      const named = (all: readonly Proposal[]) =>
        all.map((one): SchoolProposal => ({ ...one, name: nameOf(one.target), group: one.group ?? '' }))
      const meetings = docs.map(({ id, group, at, met }) => ({
        school: id,
        name: nameOf(id),
        group,
        at,
        met: met === true || at <= now().toISOString(),
      }))
      const standing = slot && standingOf(slot)
      return {
        ok: true,
        card,
        possible: named(proposals.possible),
        wouldBe: named(proposals.wouldBe),
        meetings,
        ...(standing && { standing }),
      }
    },

    meet: (who, { at, request, ...wish }) => write(who, wish, { at, request }),
    met: (who, wish) => write(who, wish, { at: now().toISOString(), met: true }),

    async offer(who, { request, ...wish }) {
      const found = await about(who, wish)
      if (!found.ok) return found
      const { by, names } = found
      const { candidate, school, group } = wish
      const meeting = await store.get<SchoolMeetingDoc>(meetingKey(candidate, school))
      if (!meeting || (!meeting.met && meeting.at > now().toISOString())) return { ok: false, reason: 'no-meeting' }
      const card = desk.directory.byId(candidate)
      if (!card) return unknown
      const proposal = everyProposal(await proposalsFor(card)).find((one) => one.target === school && one.group === group)
      // Room is decided exactly where the place is held; what is in memory may be behind.
      const stands = proposal?.obstacles.filter(({ id }) => id !== 'places' && id !== 'guidance')
      if (!proposal || (stands && stands.length > 0))
        return { ok: false, reason: stands?.some(({ id }) => id === 'refused') ? 'refused' : 'obstacles' }
      const made = await makeOffer(desk, {
        ...{ to: 'school', target: school, candidate, group, score: proposal.score, reasons: proposal.reasons, by, request },
        told: (offer, { expiresAt }) => [placeAsked(programme, names, { offer, expiresAt }, now())],
      })
      await changed(school)
      const result = { ok: true, name: names.fullName, schoolName: names.schoolName } as const
      if (!made.ok) return { ok: false, reason: made.reason === 'unknown-coach' || made.reason === 'words' ? 'unknown' : made.reason }
      if (!made.again) await desk.audit.record(candidate, by, 'change', 'offer')
      const slot = await store.get<MatchSlotDoc>(slotKey(candidate, 'school'))
      return { ...result, ...(slot && { expiresAt: slot.expiresAt }) }
    },

    async withdraw(who, { candidate, offer }) {
      const by = staffActor(who, 'intermediary')
      if (!by) return forbidden
      const moved = await endOffer(desk, { candidate, id: offer, move: 'withdraw', part: 'intermediary', by })
      if (!moved.ok) return { ok: false, reason: moved.reason === 'gone' ? 'gone' : 'over' }
      await desk.audit.record(candidate, by, 'change', 'offer')
      await changed(moved.offer.target)
      return { ok: true, name: desk.directory.byId(candidate)?.name ?? '', schoolName: nameOf(moved.offer.target) }
    },
  }
}
