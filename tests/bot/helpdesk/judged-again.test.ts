import { expect, test } from 'vitest'
import { candidateSide } from '../../../bot/services/helpdesk/candidate-side.ts'
import { ticketTender } from '../../../bot/services/helpdesk/tend-ticket.ts'
import type { ChangeTicket, TicketDesk } from '../../../bot/services/helpdesk/ticket-desk.ts'
import { loadProgramme } from '../../../data/load-programme.ts'
import type { Stored } from '../../../data/store.ts'
import type { TicketDoc } from '../../../data/ticket.ts'
import { sampleOwner, sampleTicket } from '../../support/sample-ticket.ts'

const now = () => new Date('2026-11-26T10:00:00Z')
const conversation = { channelId: 'directline', conversationId: 'c' }
const claimed = (change: Partial<TicketDoc>): Stored<TicketDoc> => ({
  ...{ partition: 'conversation/directline:c', kind: 'ticket', id: 't', etag: 'e' },
  ...sampleTicket({ state: 'claimed', conversation, owner: { ...sampleOwner, at: { channelId: 'msteams', conversationId: 'chat' } } }),
  ...change,
})

/** A desk on which the first of two commits is lost to somebody else: what is wished is judged again. `told` is what the agent hears. */
function desk(first: Stored<TicketDoc>, second: Stored<TicketDoc>) {
  const told: string[] = []
  const change: ChangeTicket = async (_place, id, _request, judge) => {
    judge(first, undefined)
    const step = judge(second, undefined)
    return step && 'ok' in step ? step : { ok: true, id, ticket: second }
  }
  const relay = {
    tell: async (_place: unknown, { replies }: { replies: { key: string }[] }) => {
      told.push(...replies.map((one) => one.key))
      return true
    },
  }
  const queue = { all: () => [], agents: () => ({ ids: [], available: 0, free: 0 }) }
  return {
    told,
    desk: { programme: loadProgramme('amsterdam-po'), now, change, relay, queue, isOpen: () => false } as unknown as TicketDesk,
  }
}

// Regression: the agent heard that it had fallen quiet when the candidate had just said something.
test('a day without a word, and a word at the last moment: the agent hears of no silence', async () => {
  const quiet = claimed({ lastAt: '2026-11-25T09:00:00.000Z' })
  const silent = desk(quiet, quiet)
  await ticketTender(silent.desk)(quiet)
  expect(silent.told).toEqual(['helpdesk.agent.quiet'])
  const spoken = desk(quiet, claimed({ lastAt: '2026-11-26T09:59:59.000Z', etag: 'f' }))
  await ticketTender(spoken.desk)(quiet)
  expect(spoken.told).toEqual([])
})

test('the agent closes while the candidate leaves: the agent does not hear that they left', async () => {
  const who = { ...conversation, userId: 'dl_c', roles: ['candidate' as const] }
  const left = desk(claimed({}), claimed({}))
  await candidateSide(left.desk).leave(who, 't', 'r')
  expect(left.told).toEqual(['helpdesk.agent.left'])
  const closed = desk(claimed({}), claimed({ state: 'closed', endedAt: '2026-11-26T10:00:00.000Z' }))
  expect(await candidateSide(closed.desk).leave(who, 't', 'r')).toEqual({ ok: false, reason: 'state' })
  expect(closed.told).toEqual([])
})
