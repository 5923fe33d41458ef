import { ticketResults } from '../../data/ticket.ts'
import { snoozeUntil } from '../../rules/helpdesk/snooze-until.ts'
import type { Topic } from '../context.ts'
import type { Choice } from '../reply.ts'
import { atDeskMemory, queueChoice, refused, withActive } from './desk-context.ts'

/** Buttons below one question. */
const mostColleagues = 8

const note = withActive('desk-note', async ({ tickets, who, turn }, { card }, rest) => {
  const result = await tickets.note(who, card.id, rest, turn)
  return { replies: [result.ok ? { key: 'helpdesk.agent.noted' } : refused(result)] }
})

/** To another agent, an intermediary or the candidate's own coach. */
const transfer = withActive('desk-transfer', async ({ tickets, who, turn }, { card, name }, rest) => {
  const colleagues = await tickets.colleagues(who, card.id)
  const typed = rest.toLowerCase()
  const meant = colleagues.filter(
    (one) =>
      one.staffId === rest || (typed !== '' && (one.role === 'coach' && typed === 'coach' ? true : one.name.toLowerCase().includes(typed))),
  )
  const [to] = meant
  if (!to || meant.length > 1) {
    const among = (meant.length > 1 ? meant : colleagues).slice(0, mostColleagues)
    const choices = among.map((one): Choice => ({ label: { nl: one.name, en: one.name }, value: `desk-transfer ${one.staffId}` }))
    if (choices.length === 0) return { replies: [{ key: 'helpdesk.agent.transferNone' }] }
    const items = [{ title: name, facts: [], choices }]
    const key = rest === '' || meant.length > 1 ? 'helpdesk.agent.transferAsk' : 'helpdesk.agent.transferUnknown'
    return { replies: [{ key, vars: { name }, card: { type: 'list', items } }] }
  }
  const result = await tickets.transfer(who, card.id, to.staffId, turn)
  return {
    replies: [result.ok ? { key: 'helpdesk.agent.transferred', vars: { name, to: to.name }, choices: [queueChoice] } : refused(result)],
    memory: atDeskMemory(null),
  }
})

/** Rests until later; the candidate's next message wakes it. */
const snooze = withActive('desk-snooze', async ({ tickets, who, turn, now, programme }, { card, name }, rest) => {
  const until = snoozeUntil(rest, { now, programme })
  if (!until) {
    const choices: Choice[] = [
      { label: { key: 'helpdesk.agent.snoozeHour' }, value: 'desk-snooze hour' },
      { label: { key: 'helpdesk.agent.snoozeMorning' }, value: 'desk-snooze morning' },
    ]
    return { replies: [{ key: 'helpdesk.agent.snoozeAsk', vars: { name }, choices }] }
  }
  const result = await tickets.snooze(who, card.id, until.toISOString(), turn)
  const vars = { until: { at: until.toISOString(), style: 'dateTime' } as const }
  return {
    replies: [result.ok ? { key: 'helpdesk.agent.snoozed', vars, choices: [queueChoice] } : refused(result)],
    memory: atDeskMemory(null),
  }
})

/** Ends it, with how it ended. What the bot did not know can become a question for the knowledge base. */
const close = withActive('desk-close', async ({ tickets, who, turn }, { card, name }, rest) => {
  const result = ticketResults.find((one) => one === rest)
  if (!result) {
    const choices = ticketResults.map((one): Choice => ({ label: { key: `helpdesk.agent.result.${one}` }, value: `desk-close ${one}` }))
    return { replies: [{ key: 'helpdesk.agent.closeAsk', card: { type: 'list', items: [{ title: name, facts: [], choices }] } }] }
  }
  const closed = await tickets.close(who, card.id, result, turn)
  if (!closed.ok) return { replies: [refused(closed)], memory: atDeskMemory(null) }
  const learn = closed.ticket.question !== undefined && closed.ticket.topics.length === 0
  const learning: Choice = { label: { key: 'helpdesk.agent.learn' }, value: `desk-propose ${closed.id}` }
  return {
    replies: [
      {
        key: learn ? 'helpdesk.agent.closedLearn' : 'helpdesk.agent.closed',
        vars: { name },
        choices: learn ? [learning, queueChoice] : [queueChoice],
      },
    ],
    memory: atDeskMemory(null),
  }
})

const back = (id: 'desk-return' | 'desk-release') =>
  withActive(id, async ({ tickets, who, turn }, { card, name }) => {
    const done = id === 'desk-return' ? await tickets.giveBack(who, card.id, turn) : await tickets.release(who, card.id, turn)
    const key = id === 'desk-return' ? 'helpdesk.agent.returned' : 'helpdesk.agent.released'
    return { replies: [done.ok ? { key, vars: { name }, choices: [queueChoice] } : refused(done)], memory: atDeskMemory(null) }
  })

export const workTopics: readonly Topic[] = [note, transfer, snooze, close, back('desk-return'), back('desk-release')]
