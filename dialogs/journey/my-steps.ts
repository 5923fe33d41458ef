import { movesOpen } from '../../rules/journey/moves.ts'
import type { Context, Opened, Topic } from '../context.ts'
import type { Choice, ListItem } from '../reply.ts'
import { elsewhere, menuChoice, nowReply, personChoice } from './now-reply.ts'
import type { JourneyView } from './port.ts'
import { responsible } from './responsible.ts'
import { openStepChoice, own, roadmapCard } from './roadmap-card.ts'

/** One's own steps: what to do now, and the whole route. Who is not known yet sees the route in outline. */
export const mySteps: Topic = {
  id: 'my-steps',
  async open(context, rest) {
    const view = await context.journeys.mine(context.who)
    return view ? { replies: roadmapReplies(context, view, rest) } : outline(context)
  },
}

export function roadmapReplies(context: Context, view: JourneyView, phase = ''): Opened['replies'] {
  return [
    { ...nowReply(view, 'you', responsible(context, view)), card: roadmapCard(view, own, 'you', phase) },
    { key: 'journey.further', choices: nextChoices(view) },
  ]
}

/** What one would press now; at most three. */
export function nextChoices({ roadmap, person }: JourneyView): Choice[] {
  const { next } = roadmap
  if (person.state === 'paused' || person.state === 'stopped')
    return [{ label: { key: 'journey.button.back' }, value: 'journey-back' }, personChoice]
  if (!next) return [{ label: { key: 'journey.button.timeline' }, value: 'timeline' }, personChoice]
  const there = next.turn === 'candidate' ? elsewhere(next.step.id, next.step.confirmedBy) : undefined
  const moves = next.turn === 'candidate' ? movesOpen('candidate', next.step, next.state) : []
  const direct: Choice[] = there
    ? [there]
    : moves.includes('confirmed')
      ? [{ label: { key: 'journey.button.done' }, value: `step-move me confirmed ${next.key}` }]
      : []
  const timeline: Choice = { label: { key: 'journey.button.timeline' }, value: 'timeline' }
  return [...direct, openStepChoice(own, next), timeline, menuChoice].slice(0, 3)
}

/** The road for somebody who is not known: the phases, and what an account keeps. */
function outline({ programme, who }: Context): Opened {
  if (who.staffId !== undefined)
    return { replies: [{ key: 'journey.outline.staff', choices: [{ label: { key: 'journey.button.candidates' }, value: 'candidates' }] }] }
  const items = programme.phases.map(
    (phase, index): ListItem => ({
      title: { key: 'journey.phase.later', vars: { number: index + 1, title: phase.title } },
      facts: [phase.about, { key: 'journey.outline.steps', vars: { steps: { joined: phase.steps.map(({ title }) => title) } } }],
      choices: [],
    }),
  )
  const choices: Choice[] = [
    { label: { key: 'journey.button.account' }, value: 'account' },
    { label: { key: 'menu.zelfscan' }, value: 'zelfscan' },
    { label: { key: 'menu.sessions' }, value: 'info-sessions' },
  ]
  return {
    replies: [
      { key: 'journey.outline.road', vars: { city: programme.city }, card: { type: 'list', items } },
      { key: 'journey.outline.account', choices },
    ],
  }
}
