import type { CoachProfile } from '../../data/coach-profile.ts'
import type { Programme } from '../../data/programme.ts'
import { readObjectId } from '../people/read-roles.ts'
import { dayOptions } from '../read-choices.ts'
import type { Cells } from './cells.ts'
import { choicesIn, dayIn, emailIn, nameIn, needed, numberIn, periodsIn, yesNoIn } from './read-values.ts'

/** A coach as a line of a file describes them. */
export type CoachLine = { id: string; name: string; email?: string; profile: Omit<CoachProfile, 'updatedAt'> }

/** Reads a coach; what is wrong is noted in the cells, and then nothing is given. */
export function readCoach(cells: Cells, { matching: { vocabularies } }: Pick<Programme, 'matching'>): CoachLine | undefined {
  const typed = needed(cells, 'id')
  const id = typed === undefined ? undefined : (readObjectId(typed) ?? cells.wrong('id', 'id'))
  const name = nameIn(cells)
  const email = cells.has('email') ? emailIn(cells) : undefined
  const external = yesNoIn(cells, 'external')
  const capacity = numberIn(cells, 'capacity', 0, 40)
  const days = choicesIn(cells, 'days', dayOptions)
  const lists = {
    parts: choicesIn(cells, 'parts', vocabularies.parts),
    groups: choicesIn(cells, 'groups', vocabularies.groups),
    languages: choicesIn(cells, 'languages', vocabularies.languages),
    specialties: choicesIn(cells, 'specialties', vocabularies.specialties),
    backgrounds: choicesIn(cells, 'backgrounds', vocabularies.backgrounds),
  }
  const specialEducation = yesNoIn(cells, 'specialEducation')
  const away = periodsIn(cells, 'away')
  const until = cells.has('until') ? dayIn(cells, 'until') : undefined
  if (cells.problems.length > 0 || id === undefined || name === undefined) return undefined
  const { parts = [], groups = [], languages = [], specialties = [], backgrounds = [] } = lists
  return {
    id,
    name,
    ...(email !== undefined && { email }),
    profile: {
      capacity: capacity ?? 0,
      external: external ?? false,
      days: dayOptions.map((one) => one.id).filter((day) => days?.includes(day)),
      ...{ parts, groups, languages, specialties, backgrounds },
      specialEducation: specialEducation ?? false,
      away: away ?? [],
      ...(until !== undefined && { until }),
    },
  }
}
