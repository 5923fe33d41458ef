import { roundIdOf } from '../../../data/round.ts'
import { settleMeeting } from './change-meetings.ts'
import { meetingsOf } from './round-meetings.ts'
import type { RoundsDesk } from './rounds-desk.ts'

/** Meetings are held soon after a round; of one that closed longer ago they are not looked at. In milliseconds. */
const lately = 120 * 86_400_000

/** Calls off what was planned for who stopped since, so that no school waits for nobody. A pause is left to staff: it may be over by then. Safe to repeat. */
export async function callOffStopped(desk: RoundsDesk): Promise<void> {
  const { directory, now } = desk.matching
  const since = new Date(now().getTime() - lately).toISOString()
  for (const { partition, closesAt } of desk.rounds.all()) {
    if (closesAt < since) continue
    const round = roundIdOf(partition)
    for (const { id: meeting, candidate, state, start } of await meetingsOf(desk, round))
      if (state === 'planned' && start > now().toISOString() && directory.byId(candidate)?.state === 'stopped')
        await settleMeeting(desk, { round, meeting })
  }
}
