import type { CandidateCard } from '../../data/candidate.ts'
import type { Programme } from '../../data/programme.ts'
import type { CandidateFilter } from '../../rules/journey/candidate-list.ts'
import type { Context, Opened, Topic } from '../context.ts'
import { coveringReply } from '../pool/absence.ts'
import type { Choice, ListItem, Var } from '../reply.ts'
import { leftVar } from '../statements/left-var.ts'
import type { CaseHours } from '../statements/port.ts'
import { titleOf, turnVar } from './step-vars.ts'

const pageSize = 6
const roles = ['coach', 'intermediary', 'helpdesk'] as const

/** The filters of the list by the word of their command. */
const filtersOf = ({ pace }: Pick<Programme, 'pace'>) =>
  ({
    all: {},
    waiting: { waitsFor: 'me' },
    quiet: { quietDays: pace.quietDays.first },
    'no-coach': { without: 'coach' },
    paused: { state: 'paused' },
    stopped: { state: 'stopped' },
    finished: { state: 'finished' },
  }) as const satisfies Record<string, CandidateFilter>
type FilterName = keyof ReturnType<typeof filtersOf>

const isFilter = (text: string, { programme }: Context): text is FilterName => Object.hasOwn(filtersOf(programme), text)

/** The candidates one helps, who waits longest first. `rest` is a filter (or `phase:<id>`) and where a page begins. */
export const candidates: Topic = { id: 'candidates', roles, open: (context, rest) => listFor(context, rest) }

/** What waits for whoever asks. */
export const myWork: Topic = {
  id: 'my-work',
  roles: ['coach', 'intermediary'],
  async open(context) {
    const opened = await listFor(context, 'waiting')
    return { ...opened, replies: [...coveringReply(context), ...opened.replies] }
  },
}

/** All ways to look at the list, each a button. */
export const candidateFilters: Topic = {
  id: 'candidate-filters',
  roles,
  async open(context) {
    const hours = await context.statements.caseload(context.who)
    const item = (title: Var, filter: string, wanted: CandidateFilter): ListItem => ({
      title,
      facts: [{ key: 'journey.staff.count', vars: { count: cardsOf(context, wanted, hours).length } }],
      choices: [{ label: { key: 'journey.button.show', vars: { what: title } }, value: `candidates ${filter}` }],
    })
    const named = Object.entries(filtersOf(context.programme)).map(([name, filter]) =>
      item({ key: `journey.filter.${name as FilterName}` }, name, filter),
    )
    const phases = context.programme.phases.map(({ id, title }) => item(title, `phase:${id}`, { phase: id }))
    return { replies: [{ key: 'journey.staff.filters', card: { type: 'list', items: [...named, ...phases] } }] }
  },
}

async function listFor(context: Context, rest: string): Promise<Opened> {
  const { who, programme } = context
  const [word = 'all', at = '0'] = rest.split(' ')
  const phase = word.startsWith('phase:') ? word.slice('phase:'.length) : undefined
  const name = isFilter(word, context) ? word : 'all'
  const hours = await context.statements.caseload(who)
  const all = cardsOf(context, phase === undefined ? filtersOf(programme)[name] : { phase }, hours)
  const from = Number(at) || 0
  const label: Var =
    phase === undefined ? { key: `journey.filter.${name}` } : (programme.phases.find(({ id }) => id === phase)?.title ?? phase)
  const command = `candidates ${phase === undefined ? name : word}`
  const more: Choice[] =
    all.length > from + pageSize ? [{ label: { key: 'journey.button.more' }, value: `${command} ${from + pageSize}` }] : []
  const find: Choice = { label: { key: 'journey.button.find' }, value: 'candidate-find' }
  const other: Choice = { label: { key: 'journey.button.filters' }, value: 'candidate-filters' }
  const waiting: Choice = { label: { key: 'journey.filter.waiting' }, value: 'candidates waiting' }
  const choices = [...more, ...(name === 'waiting' ? [] : [waiting]), other, find].slice(0, 3)
  if (all.length === 0)
    return {
      replies: [{ key: name === 'waiting' ? 'journey.staff.nothingWaits' : 'journey.staff.nobody', vars: { filter: label }, choices }],
    }
  const items = all.slice(from, from + pageSize).map((card) => candidateItem(card, context, hours.get(card.id)))
  return {
    replies: [
      { key: 'journey.staff.list', vars: { count: all.length, filter: label }, card: { type: 'list', items } },
      { key: 'journey.staff.further', choices },
    ],
  }
}

/** Hours that were logged are contact too. */
function cardsOf(context: Context, wanted: CandidateFilter, hours: ReadonlyMap<string, CaseHours>): readonly CandidateCard[] {
  const found = context.journeys.candidates(context.who, wanted)
  return wanted.quietDays === undefined ? found : found.filter((card) => isQuiet(card, hours.get(card.id), context))
}

/** When somebody was last heard of or worked with, as far as known. */
export const lastOf = ({ lastContactAt }: CandidateCard, hours: CaseHours | undefined) =>
  hours?.lastAt !== undefined && hours.lastAt > lastContactAt ? hours.lastAt : lastContactAt

function isQuiet(card: CandidateCard, hours: CaseHours | undefined, { now, programme }: Context): boolean {
  return Date.parse(lastOf(card, hours)) + programme.pace.quietDays.first * 86_400_000 <= now.getTime()
}

function contactVar(card: CandidateCard, hours: CaseHours | undefined, context: Context): Var {
  const at: Var = { at: lastOf(card, hours), style: 'date' }
  return { key: isQuiet(card, hours, context) ? 'statements.quiet' : 'statements.lastContact', vars: { at } }
}

/** One candidate in a list: where they are, who is on turn and since when, what is left of their hours, and how long ago somebody was in touch. */
export function candidateItem(card: CandidateCard, context: Context, hours?: CaseHours): ListItem {
  const { programme, journeys } = context
  const phase: Var = programme.phases.find(({ id }) => id === card.phase)?.title ?? card.phase
  const since: Var = { at: card.since, style: 'date' }
  const place: Var =
    card.state === 'interested' || card.state === 'active'
      ? card.step && card.turn
        ? {
            key: 'journey.staff.place',
            vars: { phase, step: titleOf(programme, card.step), turn: turnVar(card.turn as never, 'staff'), since },
          }
        : { key: 'journey.staff.complete', vars: { phase } }
      : { key: `journey.staff.${card.state}`, vars: { phase, since: { at: card.stateSince, style: 'date' } } }
  const coach = card.coach === undefined ? undefined : journeys.nameOf(card.coach)
  const guide: Var = coach === undefined ? { key: 'journey.staff.noCoach' } : { key: 'journey.staff.coach', vars: { coach } }
  return {
    title: card.name,
    facts: [place, guide, ...(hours?.left ? [leftVar(hours.left)] : []), contactVar(card, hours, context)],
    choices: [{ label: { key: 'journey.button.candidate', vars: { name: card.name } }, value: `candidate ${card.id}` }],
  }
}
