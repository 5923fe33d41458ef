import { isResting } from '../../rules/journey/person-state.ts'
import type { Context, Topic } from '../context.ts'
import type { Choice, ListItem, Reply, Var } from '../reply.ts'
import { leftVar } from '../statements/left-var.ts'
import type { CaseHours } from '../statements/port.ts'
import { lastOf } from './candidates.ts'
import { coachName, nowReply } from './now-reply.ts'
import type { JourneyView } from './port.ts'
import { refused } from './refusals.ts'
import { responsible } from './responsible.ts'
import { roadmapCard } from './roadmap-card.ts'
import { actions, toRoad } from './show-step.ts'
import { titleOf, turnVar } from './step-vars.ts'
import { splitFirst, viewOf } from './view-of.ts'

const roles = ['coach', 'intermediary', 'helpdesk'] as const

const fact = (name: 'state' | 'phase' | 'step' | 'turn' | 'since' | 'coach' | 'contact' | 'hours' | 'version', value: Var) => ({
  label: { key: `journey.fact.${name}` } as const,
  value,
})

/** One candidate for whoever helps them: where they are, who is on turn, and what can be done. */
export const showCandidate: Topic = {
  id: 'candidate',
  roles,
  async open(context, rest) {
    const found = await viewOf(context, rest)
    if (!('view' in found)) return found
    const { view } = found
    const hours = (await context.statements.caseload(context.who)).get(view.personId)
    return { replies: [factsOf(context, view, hours), nextOf(context, view)] }
  },
}

function factsOf(context: Context, view: JourneyView, hours: CaseHours | undefined): Reply {
  const { person, roadmap, personId, programme } = view
  const { next } = roadmap
  const phase = roadmap.phases.find(({ phase: { id } }) => id === roadmap.current)?.phase.title ?? { key: 'journey.staff.allDone' as const }
  const card = context.journeys.candidates(context.who, isResting(person) ? { state: person.state } : {}).find(({ id }) => id === personId)
  const facts = [
    fact('state', { key: `journey.person.${person.state}` }),
    fact('phase', phase),
    ...(next ? [fact('step', next.step.title)] : []),
    ...(next?.turn ? [fact('turn', turnVar(next.turn, 'staff'))] : []),
    ...(next?.since ? [fact('since', { at: next.since, style: 'date' })] : []),
    fact('coach', coachName(context, view) || { key: 'journey.staff.noCoach' }),
    ...(card ? [fact('contact', { at: lastOf(card, hours), style: 'date' })] : []),
    ...(hours?.left ? [fact('hours', leftVar(hours.left))] : []),
    fact('version', programme.version),
  ]
  return {
    ...nowReply(view, 'staff', responsible(context, view)),
    card: { type: 'facts', title: person.name, facts },
    choices: [toRoad(personId), { label: { key: 'journey.button.timeline' }, value: `timeline ${personId}` }, note(personId)],
  }
}

const note = (personId: string): Choice => ({ label: { key: 'journey.button.note' }, value: `note ${personId}` })

/** What waits first; else what one does now and then. */
function nextOf(context: Context, view: JourneyView): Reply {
  const { personId, person, roadmap } = view
  const more: Choice = { label: { key: 'journey.button.moreActions' }, value: `candidate-more ${personId}` }
  const waiting = roadmap.phases.flatMap(({ steps }) => steps).find((one) => one.state === 'submitted')
  const moves = waiting ? actions(context, view, waiting, personId, 'staff').slice(0, 2) : []
  if (waiting && moves.length > 0)
    return { key: 'journey.staff.waits', vars: { step: waiting.step.title, name: person.name }, choices: [...moves, more] }
  const coach: Choice[] =
    context.who.roles.includes('intermediary') && person.coach === undefined && !isResting(person)
      ? [{ label: { key: 'journey.button.coach' }, value: `coach-assign ${personId}` }]
      : []
  const here = roadmap.next ? actions(context, view, roadmap.next, personId, 'staff').slice(0, 1) : []
  return { key: 'journey.staff.nextActions', vars: { name: person.name }, choices: [...coach, ...here, more].slice(0, 3) }
}

/** Everything else one can do for a candidate. */
export const moreActions: Topic = {
  id: 'candidate-more',
  roles,
  async open(context, rest) {
    const found = await viewOf(context, rest)
    if (!('view' in found)) return found
    const { person, personId, roadmap, programme } = found.view
    const all = {
      documents: 'candidate-documents',
      wishes: 'candidate-wishes',
      hours: 'hours-of',
      talk: 'talk-plan',
      coach: 'coach-assign',
      school: 'school-for',
      pause: 'journey-pause',
      back: 'journey-back',
      stop: 'journey-stop',
      finish: 'journey-finish',
      version: 'journey-version',
    } as const
    const mine = (name: keyof typeof all) => {
      const intermediary = context.who.roles.includes('intermediary')
      if (context.who.roles.every((role) => role === 'helpdesk')) return false
      if (name === 'talk' || name === 'documents' || name === 'hours' || name === 'wishes') return true
      if (name === 'school') return intermediary && !isResting(person) && programme.matching.phases.school.includes(roadmap.current ?? '')
      if (name === 'pause') return !isResting(person)
      if (name === 'back') return person.state === 'paused' || (person.state === 'stopped' && intermediary)
      if (name === 'stop') return intermediary && person.state !== 'stopped' && person.state !== 'finished'
      if (name === 'finish') return intermediary && roadmap.next === undefined && person.state === 'active'
      return intermediary && person.state !== 'finished' && person.state !== 'stopped'
    }
    const items = (Object.keys(all) as (keyof typeof all)[]).filter(mine).map(
      (name): ListItem => ({
        title: { key: `journey.action.${name}.title` },
        facts: [{ key: `journey.action.${name}.about` }],
        choices: [{ label: { key: `journey.button.${name}` }, value: `${all[name]} ${personId}` }],
      }),
    )
    if (items.length === 0) return { replies: [refused({ ok: false, reason: 'forbidden' })] }
    return { replies: [{ key: 'journey.staff.actions', vars: { name: person.name }, card: { type: 'list', items } }] }
  },
}

/** A candidate's roadmap, for whoever helps them. */
export const candidateSteps: Topic = {
  id: 'candidate-steps',
  roles,
  async open(context, rest) {
    const [personId, phase] = splitFirst(rest)
    const found = await viewOf(context, personId)
    if (!('view' in found)) return found
    const { view } = found
    const { next } = view.roadmap
    const step: Choice[] = next
      ? [
          {
            label: { key: 'journey.button.openStep', vars: { step: titleOf(view.programme, next.key) } },
            value: `step ${personId} ${next.key}`,
          },
        ]
      : []
    return {
      replies: [
        { ...nowReply(view, 'staff', responsible(context, view)), card: roadmapCard(view, personId, 'staff', phase) },
        {
          key: 'journey.staff.further',
          choices: [
            ...step,
            { label: { key: 'journey.button.candidate', vars: { name: view.person.name } }, value: `candidate ${personId}` },
          ],
        },
      ],
    }
  },
}
