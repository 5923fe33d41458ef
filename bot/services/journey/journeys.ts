import type { Programme } from '../../../data/programme.ts'
import type { Store, Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Journeys, StepMoved, StepWish } from '../../../dialogs/journey/port.ts'
import { candidateList } from '../../../rules/journey/candidate-list.ts'
import { maySee } from '../../../rules/people/may-see.ts'
import type { StaffDirectory } from '../../staff.ts'
import type { Auditor } from '../audit.ts'
import type { CandidateDirectory } from '../people/candidate-directory.ts'
import { beginJourney } from './begin-journey.ts'
import { assignCoach, movePerson } from './change-person.ts'
import { changeVersion, previewVersion } from './change-version.ts'
import { coachLine } from './coach-line.ts'
import { confirmAttendance } from './confirm-attendance.ts'
import { absentIntermediaries, type JourneyDesk, maySeeJourney, readStanding, viewOf } from './journey-desk.ts'
import { moveStepOf } from './move-step.ts'
import { programmeVersions } from './programme-versions.ts'
import { timelineOf } from './timeline.ts'

type Options = {
  store: Store
  programme: Programme
  staff: StaffDirectory
  directory: CandidateDirectory
  audit: Auditor
  now: () => Date
}

export type JourneyService = Journeys & {
  /** Keeps the current version of the programme, so that who starts now can stay on it. */
  start: () => Promise<void>
  /** The same as `move`, with writes of the person's own partition in the same commit; a refused move writes nothing. */
  moveWith: (who: Who, wish: StepWish, also: readonly Write[]) => Promise<StepMoved>
  /** Forgets what is in memory of a person, after erasure or a change elsewhere. */
  forget: (personId: string) => void
}

/** Journeys over a store: every change one commit, safe to repeat, exact when two people act at once. */
export function journeys({ store, programme, staff, directory, audit, now }: Options): JourneyService {
  const desk: JourneyDesk = { store, versions: programmeVersions(store, programme), staff, directory, audit, now, known: new Map() }
  const firstPhase = programme.phases[0]?.id ?? ''
  return {
    start: desk.versions.keep,
    forget: (personId) => void desk.known.delete(personId),
    begin: (personId, from) => beginJourney(desk, personId, from),
    async mine({ personId }) {
      const standing = personId === undefined ? undefined : await readStanding(desk, personId)
      return personId !== undefined && standing ? viewOf(personId, standing, now()) : undefined
    },
    async of(who, personId) {
      if (who.staffId === undefined && who.personId !== personId) return { ok: false, reason: 'forbidden' }
      const standing = await readStanding(desk, personId)
      if (!standing || !maySeeJourney(who, personId, standing.person))
        return { ok: false, reason: who.roles.includes('manager') ? 'forbidden' : 'unknown' }
      return { ok: true, ...viewOf(personId, standing, now()) }
    },
    move: (who, wish) => moveStepOf(desk, who, wish),
    moveWith: (who, wish, also) => moveStepOf(desk, who, wish, also),
    assignCoach: (who, wish) => assignCoach(desk, who, wish),
    pause: (who, wish) => movePerson(desk, who, 'pause', wish),
    resume: (who, wish) => movePerson(desk, who, 'resume', wish),
    stop: (who, wish) => movePerson(desk, who, 'stop', wish),
    comeBack: (who, wish) => movePerson(desk, who, 'come-back', wish),
    finish: (who, wish) => movePerson(desk, who, 'finish', wish),
    confirmAttendance: (personId, session, attended = true) => confirmAttendance(desk, personId, session, attended),
    versionChange: (who, personId) => previewVersion(desk, who, personId),
    changeVersion: (who, wish) => changeVersion(desk, who, wish),
    ...timelineOf(desk),
    ...coachLine(desk),
    nameOf: (id) => staff.byId(id)?.name,
    coaches(who) {
      if (!who.roles.includes('intermediary')) return []
      const has = (id: string) =>
        directory.all().filter((card) => card.coach === id && !['stopped', 'finished'].includes(card.state)).length
      return staff
        .all()
        .filter(({ roles }) => roles.includes('coach'))
        .map(({ id, name }) => ({ id, name, candidates: has(id) }))
        .sort((one, other) => one.candidates - other.candidates || one.name.localeCompare(other.name))
    },
    candidates(who, filter = {}) {
      const seen = directory.all().filter((card) => maySee(who, card, 'card'))
      return who.staffId === undefined
        ? []
        : candidateList(seen, { ...who, covers: absentIntermediaries(staff) }, filter, { now: now(), firstPhase })
    },
  }
}
