import type { Context } from '../context.ts'
import type { JourneyView } from './port.ts'

/** The name of the member of staff who is on turn, when it is one person; empty otherwise. */
export function responsible({ journeys }: Context, { person, roadmap }: JourneyView): string {
  const turn = roadmap.next?.turn
  const id = turn === 'coach' ? person.coach : turn === 'intermediary' ? person.intermediary : undefined
  return id === undefined ? '' : (journeys.nameOf(id) ?? '')
}
