import { type Actor, type StepState, stepStates } from '../../data/journey.ts'
import type { Step } from '../../data/programme/journey.ts'

export type Mover = Actor['role']
type Terms = Pick<Step, 'confirmedBy' | 'owner' | 'required'>

/** One way to move a step. `words` must say why; `evenBlocked` does not wait for the steps before. */
type MoveRule = {
  to: StepState
  from: readonly StepState[]
  who: Partial<Record<Mover, (step: Terms) => boolean>>
  words?: (by: Mover, step: Terms) => boolean
  evenBlocked?: true
}

const open = ['todo', 'in-progress', 'sent-back', 'withdrawn'] as const
const always = () => true
const saidBy = (who: Step['confirmedBy'][number]) => (step: Terms) => step.confirmedBy.includes(who)
const optional = ({ required }: Terms) => !required
const staffConfirms = ({ confirmedBy }: Terms) => confirmedBy.some((who) => who === 'coach' || who === 'intermediary')
const doneByStaff = ({ owner }: Terms) => owner === 'coach' || owner === 'intermediary' || owner === 'helpdesk'

/**
 * Who may move a step, and how. A coach here is the candidate's own. An intermediary stands in for whoever the programme names, and then
 * says why. The system moves a step for one reason only: the list of attendance says so.
 */
export const moveRules: readonly MoveRule[] = [
  {
    to: 'in-progress',
    from: ['todo', 'sent-back', 'withdrawn', 'skipped'],
    who: { candidate: (step) => !doneByStaff(step), coach: saidBy('coach'), intermediary: always },
  },
  {
    to: 'submitted',
    from: [...open, 'skipped'],
    who: { candidate: (step) => staffConfirms(step) && !saidBy('candidate')(step) && !doneByStaff(step) },
  },
  {
    to: 'confirmed',
    from: [...open, 'submitted', 'skipped'],
    who: { candidate: saidBy('candidate'), coach: saidBy('coach'), intermediary: always, system: saidBy('attendance') },
    words: (by, step) => by === 'intermediary' && !step.confirmedBy.includes('intermediary'),
  },
  {
    to: 'sent-back',
    from: ['submitted', 'confirmed'],
    who: { coach: saidBy('coach'), intermediary: ({ confirmedBy }) => confirmedBy.some((who) => who !== 'candidate') },
    words: always,
  },
  {
    to: 'skipped',
    from: open,
    who: { candidate: optional, coach: (step) => optional(step) && saidBy('coach')(step), intermediary: optional },
    words: always,
    evenBlocked: true,
  },
  { to: 'withdrawn', from: ['submitted'], who: { candidate: always }, words: always, evenBlocked: true },
  { to: 'withdrawn', from: ['confirmed'], who: { candidate: saidBy('candidate') }, words: always, evenBlocked: true },
  { to: 'todo', from: ['confirmed'], who: { system: saidBy('attendance') }, evenBlocked: true },
]

export type Verdict = { ok: true; words: boolean; evenBlocked: boolean } | { ok: false; reason: 'forbidden' | 'impossible' | 'required' }

/** Whether this role may move such a step so. `impossible` is for everybody, `required` a step that cannot be left out, `forbidden` for this role. */
export function mayMove(by: Mover, step: Terms, from: StepState, to: StepState): Verdict {
  const rules = moveRules.filter((rule) => rule.to === to && rule.from.includes(from))
  if (rules.length === 0) return { ok: false, reason: 'impossible' }
  if (to === 'skipped' && step.required) return { ok: false, reason: 'required' }
  const rule = rules.find(({ who }) => who[by]?.(step))
  return rule
    ? { ok: true, words: rule.words?.(by, step) ?? false, evenBlocked: rule.evenBlocked ?? false }
    : { ok: false, reason: 'forbidden' }
}

/** What this role can make of such a step now, blocked or not left aside. */
export const movesOpen = (by: Mover, step: Terms, from: StepState): StepState[] => stepStates.filter((to) => mayMove(by, step, from, to).ok)
