import { candidatesPartition, type IdentityDoc, type Person, type PersonConsent, personKey } from '../../../data/candidate.ts'
import { type DemoCandidate, demoCandidateId, demoCandidates } from '../../../data/demo-candidates.ts'
import { demoStaff, demoUserId } from '../../../data/demo-people.ts'
import { type Actor, journeyKey } from '../../../data/journey.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Write } from '../../../data/store.ts'
import { candidateCard } from '../../../rules/journey/candidate-card.ts'
import { contactDoc } from '../../../rules/journey/contact.ts'
import { plannedNotices } from '../../../rules/journey/journey-notices.ts'
import { isResting, underway } from '../../../rules/journey/person-state.ts'
import { demoSurveyed, demoSurveyWrites } from '../surveys/demo-writes.ts'
import { beside } from './change-journey.ts'
import { demoJourney } from './demo-journey.ts'

const day = 86_400_000
const idOf = (digits: string) => `00000000-0000-0000-0000-00000000000${digits}`

/**
 * The demo's candidates with their journeys, timelines and coming notices, relative to `now`: one commit each, and one for the list. When `lively`, also what they
 * answered and what was said with them.
 */
export function demoCandidateWrites(programme: Programme, now: Date, lively = false): Write[][] {
  const names = new Map(demoStaff().map(({ id, name }) => [id, name]))
  const staff = (role: 'coach' | 'intermediary', digits: string): Actor => ({ role, id: idOf(digits), name: names.get(idOf(digits)) ?? '' })
  const cards: Write[] = []
  const walked: Parameters<typeof demoSurveyWrites>[1][number][] = []
  const commits = demoCandidates.flatMap((demo) => {
    const id = demoCandidateId(demo.slug)
    const me: Actor = { role: 'candidate', id, name: demo.name }
    const intermediary = staff('intermediary', '21')
    const { journey, events } = demoJourney(demo, programme, { me, coach: staff('coach', demo.coach ?? '20'), intermediary, now })
    walked.push({ demo, journey, events })
    const surveyed = lively ? demoSurveyed(programme, { journey, events }) : {}
    const last = new Date(now.getTime() - demo.quiet * day).toISOString()
    const person = personOf(demo, programme, { startedAt: journey.startedAt, last, underway: underway(programme, journey, demo) })
    const contacts = events.map(({ at, by, step, to, words }, index) =>
      contactDoc(id, { topic: 'step', by, text: `step.${to}`, vars: { step }, ...(words && { words }), unique: `demo-${index}` }, at),
    )
    const begun = contactDoc(id, { topic: 'step', by: me, text: 'journey.begin', unique: 'begin' }, journey.startedAt)
    const followed = { personId: id, person, journey, route: programme, intermediaries: [intermediary.id] }
    const coming = isResting(person)
      ? []
      : plannedNotices(followed, now).filter(({ dueAt }) => dueAt !== undefined && dueAt > now.toISOString())
    const card = candidateCard(id, person, journey, programme, { now, lastContactAt: last })
    cards.push({ op: 'put', doc: { ...card, partition: candidatesPartition, kind: 'candidate-card' } })
    const identity: IdentityDoc = {
      partition: `identity/directline:${demoUserId(demo.slug)}`,
      kind: 'identity',
      id: 'identity',
      personId: id,
      at: journey.startedAt,
    }
    return [
      [
        { op: 'put', doc: { ...person, ...personKey(id) } },
        { op: 'put', doc: { ...journey, ...(Object.keys(surveyed).length > 0 && { surveyed }), ...journeyKey(id) } },
        ...beside(id, { events, contacts: [begun, ...contacts], notices: coming }, 0),
      ],
      [{ op: 'put', doc: identity }],
    ] satisfies Write[][]
  })
  return [...commits, cards, ...(lively ? demoSurveyWrites(programme, walked, now) : [])]
}

type When = { startedAt: string; last: string; underway: 'interested' | 'active' }

function personOf(demo: DemoCandidate, programme: Programme, { startedAt, last, underway: going }: When): Person {
  const { slug, name, language, coach, state, reason, words, shares } = demo
  const agreed = (purpose: string): PersonConsent[] =>
    programme.consents
      .filter((one) => one.purpose === purpose)
      .map(({ version, text }) => ({ purpose, version, text: text[language], at: startedAt }))
  const picked = going === 'active'
  return {
    name,
    email: `${slug.replaceAll('-', '.')}@example.org`,
    language,
    programme: { id: programme.id, version: programme.version },
    state: state ?? going,
    stateSince: state ? last : startedAt,
    ...(reason && { stopReason: reason }),
    ...(state && words && { words }),
    ...(coach && { coach: idOf(coach), coachSince: startedAt }),
    ...(picked && { intermediary: idOf('21') }),
    consents: [...agreed('route'), ...(shares ? agreed('sharing') : [])],
    createdAt: startedAt,
    verifiedAt: startedAt,
  }
}
