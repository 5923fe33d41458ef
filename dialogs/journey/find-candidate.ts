import { findCandidate, namedAlone } from '../../rules/people/find-candidate.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { reading } from '../info-sessions/reading.ts'
import type { Talk } from '../talk.ts'
import { showCandidate } from './candidate.ts'
import { candidateItem } from './candidates.ts'

type Answers = { name: string }

const id = 'candidate-find'
const mostShown = 6
/** In characters. */
const longestName = 80

const states = [undefined, 'paused', 'stopped', 'finished'] as const

/** Everybody one may see, also who paused, stopped or finished. */
const everyCandidate = ({ journeys, who }: Context) => states.flatMap((state) => journeys.candidates(who, state ? { state } : {}))

/** The candidate a member of staff names and says nothing else; nothing when it is not exactly one they may see. */
export function namedCandidate({ context }: Talk, text: string): string | undefined {
  const { staffId, roles } = context.who
  if (staffId === undefined || !findTopic.roles?.some((role) => roles.includes(role))) return undefined
  return text.length > longestName ? undefined : namedAlone(everyCandidate(context), text)?.id
}

async function done({ name }: Answers, context: Context): Promise<Outcome> {
  const found = findCandidate(everyCandidate(context), name)
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
