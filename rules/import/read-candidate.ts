import type { Locale } from '../../data/bilingual.ts'
import type { PersonState, StopReason } from '../../data/candidate.ts'
import type { Route } from '../journey/planned-steps.ts'
import type { Cells } from './cells.ts'
import { type PhaseDates, phasesIn } from './read-phases.ts'
import { type StepDone, stepsIn } from './read-steps.ts'
import { dayIn, emailIn, nameIn, needed } from './read-values.ts'
import { wordIn } from './read-words.ts'

/** A candidate as a line of a file has them; days are local. `coach` and `intermediary` are as they were typed. `phase` is nothing when all are done. */
export type CandidateLine = {
  name: string
  email: string
  phone?: string
  language: Locale
  started: string
  phase?: string
  done: PhaseDates
  steps: StepDone[]
  coach?: string
  intermediary?: string
  state: Exclude<PersonState, 'interested'>
  since?: string
  reason?: StopReason
}

/** Reads a candidate; what is wrong is noted in the cells, and then nothing is given. */
export function readCandidate(cells: Cells, route: Route, today: string): CandidateLine | undefined {
  const name = nameIn(cells)
  const email = needed(cells, 'email') === undefined ? undefined : emailIn(cells)
  const phone = phoneIn(cells)
  const language = cells.has('language') ? wordIn(cells, 'language', 'languages', 'language') : 'nl'
  const started = needed(cells, 'started') === undefined ? undefined : dayIn(cells, 'started', today)
  const phases = phasesIn(cells, route, started, today)
  const steps = phases ? stepsIn(cells, route, phases, today) : []
  const over = phases !== undefined && phases.current === undefined
  const state = cells.has('state') ? wordIn(cells, 'state', 'states', 'state') : over ? 'finished' : 'active'
  if (state === 'finished' && phases && !over) cells.wrong('state', 'state')
  const since = cells.has('since') ? dayIn(cells, 'since', today) : undefined
  if (since !== undefined && started !== undefined && since < started) cells.wrong('since', 'before-start')
  const reason = cells.has('reason')
    ? wordIn(cells, 'reason', 'reasons', 'reason')
    : state === 'stopped'
      ? cells.wrong('reason', 'needed')
      : undefined
  if (cells.problems.length > 0 || !name || !email || !started || !phases || !language || !state) return undefined
  return {
    ...{ name, email, language, started, state, steps, done: phases.done },
    ...(phone !== undefined && { phone }),
    ...(phases.current !== undefined && { phase: phases.current }),
    ...(cells.has('coach') && { coach: cells.text('coach') }),
    ...(cells.has('intermediary') && { intermediary: cells.text('intermediary') }),
    ...(since !== undefined && { since }),
    ...(reason && state === 'stopped' && { reason }),
  }
}

function phoneIn(cells: Cells): string | undefined {
  const text = cells.text('phone')
  if (text === '') return undefined
  return /^\+?[\d\s()/.-]{6,22}$/.test(text) && /\d{6,}/.test(text.replace(/\D/g, '')) ? text : cells.wrong('phone', 'phone')
}
