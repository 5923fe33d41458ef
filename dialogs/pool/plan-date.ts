import { type PoolDateType, poolDateTypes } from '../../data/pool-date.ts'
import { findCandidate } from '../../rules/people/find-candidate.ts'
import { readMoment } from '../../rules/read-moment.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome, Step } from '../flow.ts'
import { oneOf, type Read, reading } from '../info-sessions/reading.ts'
import type { Vars } from '../reply.ts'
import { meant } from '../words.ts'
import { calendarFileOf, poolRefused, toDates, toPool } from './pool-vars.ts'
import type { PoolDateResult } from './port.ts'

/** `coaches` are ids with commas between; `id` is of a moment that is moved or called off. */
type Answers = { id: string; type: PoolDateType; coaches: string; at: string; place: string; sure: string }
type Deed = 'plan' | 'move' | 'cancel'

const roles = ['intermediary'] as const
const longestPlace = 200

const everybody = ({ pool, who }: Context) => pool.view(who)?.coaches ?? []

/** What is known so far, for the texts of the questions. */
function varsOf({ id, type, coaches = '', at, place }: Partial<Answers>, context: Context): Vars {
  const date = id === undefined ? undefined : context.pool.date(context.who, id)
  const ids = date?.coaches.map((one) => one.id) ?? coaches.split(',')
  const names = everybody(context)
    .filter((one) => ids.includes(one.id))
    .map(({ name }) => name)
  const when = at ?? date?.at
  const kind = type ?? date?.type
  return {
    what: kind === undefined ? '' : { key: `pool.type.${kind}` },
    coaches: { joined: names },
    at: when === undefined ? '' : { at: when, style: 'dateTime' },
    place: (place ?? date?.place) || { key: 'pool.noPlace' },
  }
}

/** Ids of who is meant by names with commas or "en" between, or everybody, or who is new. */
function readCoaches(text: string, context: Context): Read<string> {
  const all = everybody(context)
  const typed = text.trim()
  const ids = (some: typeof all): Read<string> =>
    some.length === 0 ? { ok: false, key: 'pool.ask.nobodyNew' } : { ok: true, value: some.map(({ id }) => id).join() }
  if (['all', 'allemaal', 'iedereen', 'everybody', 'everyone', 'alle coaches'].includes(typed.toLowerCase())) return ids(all)
  if (['new', 'nieuw', 'nieuwe coaches'].includes(typed.toLowerCase())) return ids(all.filter(({ todo }) => todo.includes('plan-kick-off')))
  const found: string[] = []
  for (const part of typed.split(/,|;|\n| en | and /).filter((one) => one.trim() !== '')) {
    const one = findCandidate(all, part)
    if (!one.ok) return { ok: false, key: `pool.ask.coach.${one.reason}`, vars: { name: part.trim() } }
    found.push(one.card.id)
  }
  return found.length > 0
    ? { ok: true, value: [...new Set(found)].join() }
    : { ok: false, key: 'pool.ask.coach.unknown', vars: { name: typed } }
}

const steps: readonly Step<Answers, Context>[] = [
  {
    key: 'type',
    ask: () => ({ key: 'pool.ask.type', choices: poolDateTypes.map((value) => ({ label: { key: `pool.type.${value}` }, value })) }),
    schema: () => oneOf(poolDateTypes, 'pool.ask.typeUnclear'),
  },
  {
    key: 'coaches',
    freeText: true,
    ask: (answers, context) => ({
      key: answers.type === 'quality-talk' ? 'pool.ask.coachOne' : 'pool.ask.coaches',
      vars: varsOf(answers, context),
      ...(answers.type !== 'quality-talk' && {
        choices: (['all', 'new'] as const).map((value) => ({ label: { key: `pool.ask.${value}` }, value })),
      }),
    }),
    schema: ({ type }, context) =>
      reading<string>((text) => {
        const read = readCoaches(text, context)
        return read.ok && type === 'quality-talk' && read.value.includes(',') ? { ok: false, key: 'pool.ask.onlyOne' } : read
      }),
  },
]

const moment: Step<Answers, Context> = {
  key: 'at',
  ask: (answers, context) => ({ key: 'pool.ask.at', vars: varsOf(answers, context) }),
  schema: (_answers, { now, programme }) =>
    reading<string>((text) => {
      const read = readMoment(text, now, programme.timeZone)
      return read.ok ? { ok: true, value: read.at.toISOString() } : { ok: false, key: `sessions.staff.start.${read.fault}` }
    }),
}

const place: Step<Answers, Context> = {
  key: 'place',
  freeText: true,
  ask: (answers, context) => ({
    key: 'pool.ask.place',
    vars: varsOf(answers, context),
    choices: [{ label: { key: 'pool.ask.noPlace' }, value: 'none' }],
  }),
  schema: () =>
    reading<string>((text) => {
      const typed = text.replace(/\s+/g, ' ').trim()
      if (typed === 'none' || meant(typed)?.id === 'no') return { ok: true, value: '' }
      return typed.length > longestPlace
        ? { ok: false, key: 'sessions.staff.text.tooLong', vars: { longest: longestPlace } }
        : { ok: true, value: typed }
    }),
}

const sure = (deed: Deed): Step<Answers, Context> => ({
  key: 'sure',
  ask: (answers, context) => ({
    key: `pool.sure.${deed}`,
    vars: varsOf(answers, context),
    choices: (['yes', 'no'] as const).map((value) => ({ label: { key: `pool.sure.${value}` }, value })),
  }),
  schema: () => oneOf(['yes', 'no'], 'pool.sure.unclear'),
})

async function perform(deed: Deed, { id, type, coaches, at, place: where }: Answers, context: Context): Promise<PoolDateResult> {
  const { pool, who, locale, turn } = context
  if (deed === 'plan') return pool.plan(who, { type, coaches: coaches.split(','), at, place: where, locale, request: turn })
  return deed === 'move' ? pool.move(who, { id, at, locale }) : pool.cancel(who, { id, locale })
}

async function done(deed: Deed, answers: Answers, context: Context): Promise<Outcome> {
  if (answers.sure === 'no') return { replies: [{ key: 'pool.sure.kept', choices: [toDates, toPool] }] }
  const result = await perform(deed, answers, context)
  // Another time may do where this one does not.
  if (!result.ok && (result.reason === 'busy' || result.reason === 'past') && deed !== 'cancel')
    return { replies: [{ ...poolRefused(result), choices: [] }], reopen: ['at', 'sure'] }
  if (!result.ok) return { replies: [poolRefused(result)] }
  const files = [calendarFileOf(result.date, result.file)]
  return {
    replies: [{ key: `pool.done.${deed}`, vars: varsOf({ ...answers, id: result.date.id }, context), files, choices: [toPool, toDates] }],
  }
}

const flow = (deed: Deed, own: readonly Step<Answers, Context>[]): Flow<Answers, Context> => ({
  id: `pool-${deed}`,
  version: 1,
  steps: () => [...own, sure(deed)],
  done: (answers, context) => done(deed, answers, context),
  stopped: () => [{ key: 'pool.sure.kept', choices: [toDates] }],
})
export const planFlow = flow('plan', [...steps, moment, place])
export const moveFlow = flow('move', [moment])
export const cancelFlow = flow('cancel', [])

/** `rest` may be the kind of moment, and a coach. */
export const planTopic: Topic = {
  id: 'pool-plan',
  roles,
  async open(context, rest) {
    const [kind = '', coach = ''] = rest.trim().split(' ')
    const type = poolDateTypes.find((one) => one === kind)
    const known = everybody(context).find(({ id }) => id === coach)
    return { replies: [], flow: { id: 'pool-plan', answers: { ...(type && { type }), ...(type && known && { coaches: known.id }) } } }
  },
}

const opening = (deed: 'move' | 'cancel'): Topic => ({
  id: `pool-${deed}`,
  roles,
  async open({ pool, who }, rest) {
    const date = pool.date(who, rest.trim())
    if (!date) return { replies: [poolRefused({ ok: false, reason: 'unknown' })] }
    if (date.state !== 'planned') return { replies: [poolRefused({ ok: false, reason: 'over' })] }
    return { replies: [], flow: { id: `pool-${deed}`, answers: { id: date.id } } }
  },
})
export const planTopics: readonly Topic[] = [planTopic, opening('move'), opening('cancel')]
