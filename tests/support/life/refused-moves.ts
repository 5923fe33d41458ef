import { expect } from 'vitest'
import { type StepState, stepStates } from '../../../data/journey.ts'
import type { Step } from '../../../data/programme/journey.ts'
import { type Mover, mayMove } from '../../../rules/journey/moves.ts'
import { labelsOf } from './heard.ts'
import type { Cast } from './life-cast.ts'
import type { TeamsPerson } from './teams-person.ts'

type Standing = { personId: string; key: string; step: Step; state: StepState; moved: boolean }
type Trial = { who: TeamsPerson; whose: string; to: StepState; says: string }

const movers: readonly Mover[] = ['candidate', 'coach', 'intermediary', 'helpdesk', 'manager', 'system']

/** What the bot says to each who may not move this step so, from the table of moves. */
function trials({ phone, other, staff }: Cast, { personId, step, state, moved }: Standing): Trial[] {
  const reason = (by: Mover, to: StepState) => {
    if (moved && to === state) return 'already'
    const verdict = mayMove(by, step, state, to)
    return verdict.ok ? undefined : verdict.reason
  }
  /** What somebody may make of it; anything else is impossible for everybody. */
  const possible = stepStates.filter((to) => movers.some((by) => mayMove(by, step, state, to).ok))
  const known = (by: Mover, who: TeamsPerson, whose = personId) =>
    [...possible, state].flatMap((to): Trial[] => {
      const why = reason(by, to)
      return why === undefined ? [] : [{ who, whose, to, says: `journey.refused.${why}` }]
    })
  const stranger = (who: TeamsPerson, why: string) =>
    possible.map((to): Trial => ({ who, whose: personId, to, says: `journey.refused.${why}` }))
  return [
    ...known('candidate', phone, 'me'),
    ...known('coach', staff.coach),
    ...known('intermediary', staff.intermediary),
    ...known('helpdesk', staff.helpdesk),
    ...stranger(other, 'forbidden'),
    ...stranger(staff.otherCoach, 'unknown'),
    ...stranger(staff.manager, 'forbidden'),
  ]
}

/** That something was so already is told with and without who did it. */
const plain = (label: string | undefined) => label?.replace(/alreadyBy$/, 'already')

/** Has everybody who may not move a step try every way, through the bot; each conversation at its own pace. Gives how many were refused. */
export async function refusedMoves(cast: Cast, standing: Standing): Promise<number> {
  const all = trials(cast, standing)
  const people = [...new Set(all.map(({ who }) => who))]
  await Promise.all(
    people.map(async (who) => {
      for (const { whose, to, says } of all.filter((one) => one.who === who)) {
        const heard = await who.presses(`step-move ${whose} ${to} ${standing.key}`)
        expect([standing.key, standing.state, to, ...labelsOf(heard).map(plain)]).toEqual([standing.key, standing.state, to, says])
      }
    }),
  )
  return all.length
}
