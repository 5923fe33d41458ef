import { findCandidate } from '../../rules/people/find-candidate.ts'
import type { Topic } from '../context.ts'
import type { Choice, Reply, Var } from '../reply.ts'
import { entryItems } from './entry-list.ts'
import { lengthVar, shownLine } from './hour-vars.ts'
import type { BudgetShown, HoursOf } from './port.ts'
import { cardsFor } from './read-hours.ts'
import { refusedReply, toHours } from './refusals.ts'

type Shown = Extract<HoursOf, { ok: true }>
const mostListed = 6
const mostInHistory = 40

export const budgetLine = ({ title, left, of, used }: BudgetShown): Var => ({
  key: 'hours.budget.line',
  vars: { title, left: lengthVar(left), of: lengthVar(of), used: lengthVar(used) },
})

const budgetsVar = ({ budgets }: Shown): Var => (budgets.length > 0 ? { list: budgets.map(budgetLine) } : { key: 'hours.budget.none' })

/** The hours of one candidate, by name or id: budgets, and the newest entries with what can be done about them. */
export const hoursOf: Topic = {
  id: 'hours-of',
  roles: ['coach', 'intermediary'],
  async open(context, rest) {
    if (!rest.trim()) return { replies: [{ key: 'hours.list.whose' }] }
    const found = findCandidate(cardsFor(context), rest)
    if (!found.ok && found.reason === 'ambiguous') {
      const choices = found.cards
        .slice(0, mostListed)
        .map(({ id, name }): Choice => ({ label: { nl: name, en: name }, value: `hours-of ${id}` }))
      return { replies: [{ key: 'hours.of.several', vars: { name: rest.trim() }, choices }] }
    }
    const of = await context.hours.of(context.who, found.ok ? found.card.id : rest.trim())
    if (!of.ok)
      return {
        replies: [
          of.reason === 'unknown'
            ? { key: 'hours.candidate.unknown', vars: { name: rest.trim().slice(0, 60) }, choices: [toHours] }
            : refusedReply(of),
        ],
      }
    const standing = of.entries.filter(({ state, corrects }) => state === 'stands' && corrects === undefined)
    const choices: Choice[] =
      of.entries.length > 0 ? [{ label: { key: 'hours.button.history' }, value: `hours-history ${of.candidate}` }] : []
    const vars = { name: of.name, budgets: budgetsVar(of) }
    const items = entryItems(standing.slice(0, mostListed), context)
    if (items.length === 0) return { replies: [{ key: 'hours.of.none', vars, choices }] }
    return { replies: [{ key: 'hours.of.show', vars, card: { type: 'list', items }, choices }] }
  },
}

/** Everything that was ever written down for a candidate, with what was taken back, by whom and why. */
export const historyTopic: Topic = {
  id: 'hours-history',
  roles: ['coach', 'intermediary'],
  async open(context, rest) {
    const [candidate = '', skip = '0'] = rest.split(' ')
    const of = await context.hours.of(context.who, candidate)
    if (!of.ok) return { replies: [refusedReply(of)] }
    const from = Number(skip) || 0
    const inOrder = [...of.entries].sort((one, other) => other.seq - one.seq)
    const page = inOrder.slice(from, from + mostInHistory)
    const lines = page.map((shown): Var => {
      const reason: Var = shown.reason ? { key: 'hours.because', vars: { reason: shown.reason } } : ''
      const vars = {
        line: shownLine(context.programme, shown),
        coach: shown.by.name ?? shown.coachName,
        at: { at: shown.at, style: 'dateTime' as const },
        reason,
      }
      return { key: shown.corrects === undefined ? 'hours.history.line' : 'hours.history.counter', vars }
    })
    const more: Choice[] =
      inOrder.length > from + mostInHistory
        ? [{ label: { key: 'hours.button.older' }, value: `hours-history ${candidate} ${from + mostInHistory}` }]
        : []
    if (lines.length === 0) return { replies: [{ key: 'hours.history.none', vars: { name: of.name } }] }
    return {
      replies: [{ key: 'hours.history.show', vars: { name: of.name, lines: { list: lines } }, ...(more.length > 0 && { choices: more }) }],
    }
  },
}

/** A candidate's own budget, and the notes that are shared with them. */
export const myBudget: Topic = {
  id: 'my-budget',
  async open(context) {
    const mine = await context.hours.mine(context.who)
    if (!mine) return { replies: [context.who.staffId === undefined ? { key: 'hours.mine.unknown' } : { key: 'topic.notForYou' }] }
    const notes = mine.entries.filter(({ note, state }) => note !== undefined && state === 'stands').slice(0, mostListed)
    const vars = { budgets: budgetsVar(mine) }
    const replies: Reply[] = [{ key: mine.budgets.length > 0 ? 'hours.mine.show' : 'hours.mine.none', vars }]
    if (notes.length > 0) {
      const list = notes.map(
        (shown): Var => ({
          key: 'hours.mine.note',
          vars: {
            line: { key: 'hours.mine.line', vars: { day: { at: `${shown.date}T11:00:00.000Z`, style: 'day' }, coach: shown.coachName } },
            note: shown.note ?? '',
          },
        }),
      )
      replies.push({ key: 'hours.mine.notes', vars: { notes: { list } } })
    }
    return { replies }
  },
}
