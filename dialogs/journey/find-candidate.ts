import { findCandidate } from '../../rules/people/find-candidate.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { reading } from '../info-sessions/reading.ts'
import { showCandidate } from './candidate.ts'
import { candidateItem } from './candidates.ts'

type Answers = { name: string }

const id = 'candidate-find'
const mostShown = 6

async function done({ name }: Answers, context: Context): Promise<Outcome> {
  const states = [undefined, 'paused', 'stopped', 'finished'] as const
  const cards = states.flatMap((state) => context.journeys.candidates(context.who, state ? { state } : {}))
  const found = findCandidate(cards, name)
  if (found.ok) return { replies: (await showCandidate.open(context, found.card.id)).replies }
  if (found.reason === 'unknown')
    return { replies: [{ key: 'journey.find.nobody', vars: { name }, choices: [{ label: { key: 'journey.button.find' }, value: id }] }] }
  const hours = await context.statements.caseload(context.who)
  const items = found.cards.slice(0, mostShown).map((card) => candidateItem(card, context, hours.get(card.id)))
  return { replies: [{ key: 'journey.find.several', vars: { name, count: found.cards.length }, card: { type: 'list', items } }] }
}

/** Looking somebody up by (part of) a name, among those one may see. */
export const findFlow: Flow<Answers, Context> = {
  id,
  version: 1,
  steps: () => [
    {
      key: 'name',
      freeText: true,
      ask: () => ({ key: 'journey.find.ask' }),
      schema: () => reading((text) => (text.trim() ? { ok: true, value: text.trim() } : { ok: false, key: 'journey.find.ask' })),
    },
  ],
  done,
}

export const findTopic: Topic = { id, roles: ['coach', 'intermediary', 'helpdesk'], open: async () => ({ replies: [], flow: { id } }) }
