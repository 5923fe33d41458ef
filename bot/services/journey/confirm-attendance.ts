import type { Actor, Journey } from '../../../data/journey.ts'
import { moveStep, type StepMove } from '../../../rules/journey.ts'
import { attendanceStep } from './begin-journey.ts'
import { type Change, changeJourney } from './change-journey.ts'
import { type JourneyDesk, journeyOfDoc, type Standing } from './journey-desk.ts'
import { changeFor } from './move-step.ts'

const system: Actor = { role: 'system', id: 'attendance' }

/**
 * What a session's list says of somebody. Being there confirms the step once; a correction takes it back when no other list says it, and only when a list
 * had confirmed it, never what a person confirmed.
 */
export async function confirmAttendance(desk: JourneyDesk, personId: string, session: string, attended: boolean): Promise<void> {
  await changeJourney(desk, personId, undefined, (standing) => {
    const change = attended ? present(desk, personId, standing, session) : absent(desk, personId, standing, session)
    return change ? { change } : { result: undefined }
  })
}

function present(desk: JourneyDesk, personId: string, standing: Standing, session: string): Change | undefined {
  const step = attendanceStep(standing.programme)
  const entry = step === undefined ? undefined : standing.journey.steps[step]
  if (step === undefined || entry?.evidence?.includes(session)) return undefined
  if (entry?.state === 'confirmed') return noted(standing, step, { evidence: [...(entry.evidence ?? []), session] })
  return moved(desk, personId, standing, { step, to: 'confirmed', by: system, at: desk.now().toISOString(), evidence: [session] })
}

function absent(desk: JourneyDesk, personId: string, standing: Standing, session: string): Change | undefined {
  const step = attendanceStep(standing.programme)
  const entry = step === undefined ? undefined : standing.journey.steps[step]
  if (step === undefined || !entry?.evidence?.includes(session)) return undefined
  const evidence = entry.evidence.filter((one) => one !== session)
  if (evidence.length > 0 || entry.by.role !== 'system') return noted(standing, step, { evidence })
  return moved(desk, personId, standing, { step, to: 'todo', by: system, at: desk.now().toISOString() })
}

function moved(desk: JourneyDesk, personId: string, standing: Standing, move: StepMove): Change | undefined {
  const result = moveStep(standing.programme, journeyOfDoc(standing.journey), move)
  return result.ok ? changeFor(desk, personId, standing, system, result) : undefined
}

/** One more or one less list that says the same. */
function noted(standing: Standing, step: string, { evidence }: { evidence: string[] }): Change {
  const journey: Journey = journeyOfDoc(standing.journey)
  const { evidence: _before, ...entry } = journey.steps[step]!
  const next = { ...entry, ...(evidence.length > 0 && { evidence }) }
  return { journey: { ...journey, steps: { ...journey.steps, [step]: next } }, by: system, about: `step/${step}` }
}
