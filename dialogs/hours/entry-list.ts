import type { Context, Topic } from '../context.ts'
import type { Choice, ListItem, Reply, Var } from '../reply.ts'
import { shownLine } from './hour-vars.ts'
import type { HourShown } from './port.ts'
import { toHours } from './refusals.ts'

/** Entries with what can be done about them. `by` names the coach, for who is not. */
export const entryItems = (entries: readonly HourShown[], context: Context): ListItem[] =>
  entries.map(
    (shown): ListItem => ({ title: shownLine(context.programme, shown), facts: factsOf(shown, context), choices: entryChoices(shown) }),
  )

function factsOf({ coach, coachName, state, reason, corrects }: HourShown, { who }: Context): Var[] {
  const told: Var[] = []
  if (coach !== who.staffId && coachName) told.push({ key: 'hours.by', vars: { coach: coachName } })
  if (corrects !== undefined) told.push({ key: 'hours.counter' })
  else if (state !== 'stands') told.push({ key: `hours.state.${state}` })
  if (reason) told.push({ key: 'hours.because', vars: { reason } })
  return told
}

const entryChoices = ({ candidate, id, mayChange }: HourShown): Choice[] =>
  mayChange
    ? [
        { label: { key: 'hours.button.changeEntry' }, value: `hours-change ${candidate} ${id}` },
        { label: { key: 'hours.button.withdraw' }, value: `hours-withdraw ${candidate} ${id}` },
      ]
    : []

const mostListed = 6

/** A coach's newest entries, to put right or take back. */
export const correctTopic: Topic = {
  id: 'hours-correct',
  roles: ['coach', 'intermediary'],
  async open(context) {
    if (!context.who.roles.includes('coach')) return { replies: [{ key: 'hours.list.whose' }] }
    const entries = await context.hours.recent(context.who, { limit: mostListed })
    return { replies: [entries.length === 0 ? { key: 'hours.list.none', choices: [toHours] } : listReply(entries, context)] }
  },
}

const listReply = (entries: readonly HourShown[], context: Context): Reply => ({
  key: 'hours.list.ask',
  card: { type: 'list', items: entryItems(entries, context) },
})
