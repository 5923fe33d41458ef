import type { Who } from '../../../dialogs/context.ts'
import type { Effected, WhatIf } from '../../../dialogs/matching/port.ts'
import { effectOf, ifCoachStops, ifCoachTakes } from '../../../rules/matching/what-if.ts'
import { questionOf, readCohort } from './cohort.ts'
import { type MatchingDesk, staffActor } from './matching-desk.ts'
import { today } from './propose-for.ts'
import { readWaiting } from './seekers.ts'

const mostSeconds = 8

/** What would become of everybody who waits if a coach stopped (then their candidates wait too), or could take more or fewer. Nothing is kept. */
export async function whatIf(desk: MatchingDesk, who: Who, what: WhatIf): Promise<Effected> {
  if (!staffActor(who, 'intermediary')) return { ok: false, reason: 'forbidden' }
  const member = desk.staff.byId(what.coach)
  if (!member?.roles.includes('coach')) return { ok: false, reason: 'unknown' }
  const question = questionOf(desk, await readCohort(desk, []), [])
  const theirs =
    'stops' in what
      ? desk.directory.all().filter(({ coach, state }) => coach === what.coach && (state === 'active' || state === 'interested'))
      : []
  const seekers = await Promise.all(theirs.map(async (card) => (await readWaiting(desk, card, 'coach')).seeker))
  const changed = 'stops' in what ? ifCoachStops(question, what.coach, seekers) : ifCoachTakes(question, what.coach, what.more)
  const job = { programme: desk.programme, day: today(desk), seconds: mostSeconds }
  const [before, after] = [await desk.solve({ ...job, question }), await desk.solve({ ...job, question: changed })]
  const nameOf = (id: string) => desk.directory.byId(id)?.name ?? desk.staff.byId(id)?.name ?? ''
  return { ok: true, effect: effectOf(before, after), name: member.name, nameOf }
}
