import type { Who } from '../../../dialogs/context.ts'
import type { Journeys, PersonChanged } from '../../../dialogs/journey/port.ts'
import { contactDoc } from '../../../rules/journey/contact.ts'
import { toCandidate } from '../../../rules/journey/journey-notices.ts'
import { versionChange, withVersion } from '../../../rules/journey/version-change.ts'
import { changeAs } from './change-person.ts'
import { type JourneyDesk, journeyOfDoc, maySeeJourney, personOfDoc, readStanding, viewOf } from './journey-desk.ts'

/** What the programme's current version would change for somebody. For an intermediary. */
export async function previewVersion(desk: JourneyDesk, who: Who, personId: string): ReturnType<Journeys['versionChange']> {
  if (!who.roles.includes('intermediary')) return { ok: false, reason: 'forbidden' }
  const standing = await readStanding(desk, personId)
  if (!standing || !maySeeJourney(who, personId, standing.person)) return { ok: false, reason: 'unknown' }
  const view = viewOf(personId, standing, desk.now())
  const { current } = desk.versions
  if (current.version === standing.programme.version && current.id === standing.programme.id) return { ok: true, view }
  return { ok: true, view, change: versionChange(view.journey, standing.programme, current) }
}

/** Moves one candidate to the version that was shown (`to`); refused when another has become current meanwhile. */
export function changeVersion(
  desk: JourneyDesk,
  who: Who,
  wish: { personId: string; to: string; request: string },
): Promise<PersonChanged> {
  return changeAs(desk, who, wish, (by, standing) => {
    if (by.role !== 'intermediary') return { ok: false, reason: 'forbidden' }
    const { current } = desk.versions
    const { programme } = standing
    if (wish.to !== current.version || (current.version === programme.version && current.id === programme.id))
      return { ok: false, reason: 'state' }
    const at = desk.now().toISOString()
    const before = journeyOfDoc(standing.journey)
    const journey = withVersion(before, programme, current)
    const key = String(journey.revision)
    const contact = contactDoc(
      wish.personId,
      { topic: 'intermediary', by, text: 'version.changed', vars: { version: current.version }, unique: `version-${key}` },
      at,
    )
    return {
      person: { ...personOfDoc(standing.person), programme: journey.programme },
      journey,
      contacts: [contact],
      notices: [toCandidate(wish.personId, { about: 'version-changed', key, vars: { by: by.name ?? '' } }, desk.now())],
      by,
      about: 'version',
    }
  })
}
