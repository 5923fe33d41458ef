import { describe, expect, test } from 'vitest'
import { type Ticket, type TicketState, ticketStates } from '../../../data/ticket.ts'
import { freeNumber, markDone, moveTicket, type TicketMove } from '../../../rules/helpdesk/ticket-moves.ts'
import { sampleOwner, sampleTicket } from '../../support/sample-ticket.ts'

const at = '2026-11-25T10:00:00.000Z'
const owner = { staffId: 'lynne', name: 'Lynne', number: 2 }
const moves: Record<TicketMove['move'], TicketMove> = {
  claim: { move: 'claim', owner },
  'take-over': { move: 'take-over', owner },
  release: { move: 'release' },
  transfer: { move: 'transfer', to: { staffId: 'alex', name: 'Alex' } },
  snooze: { move: 'snooze', until: '2026-11-25T12:00:00.000Z' },
  close: { move: 'close', result: 'answered' },
  'to-desk': { move: 'to-desk' },
  'give-back': { move: 'give-back' },
  leave: { move: 'leave' },
  expire: { move: 'expire' },
  reopen: { move: 'reopen', outOfHours: false },
}
const standing = (state: TicketState): Ticket =>
  sampleTicket({
    state,
    ...(state !== 'waiting' && { owner: sampleOwner }),
    ...(state !== 'waiting' && state !== 'claimed' && { endedAt: at }),
  })

test('every move from every state: where it leads, or why not', () => {
  const table = Object.fromEntries(
    Object.entries(moves).map(([name, move]) => [
      name,
      ticketStates.map((state) => {
        const moved = moveTicket(standing(state), move, at)
        return moved.ok ? moved.ticket.state : `no: ${moved.reason}`
      }),
    ]),
  )
  const [no, taken] = ['no: state', 'no: taken']
  //          waiting     claimed     returned   closed     expired
  expect(table).toEqual({
    claim: ['claimed', taken, no, no, no],
    'to-desk': [no, no, no, no, no],
    'take-over': [no, 'claimed', no, no, no],
    release: [no, 'waiting', no, no, no],
    transfer: [no, 'waiting', no, no, no],
    snooze: [no, 'claimed', no, no, no],
    close: [no, 'closed', no, no, no],
    'give-back': [no, 'returned', no, no, no],
    leave: ['returned', 'returned', no, no, no],
    expire: ['expired', 'expired', no, no, no],
    reopen: [no, no, 'waiting', 'waiting', 'waiting'],
  })
})

describe('what a move keeps and forgets', () => {
  test('passed on, it waits from now for one person, without the owner; whoever claims it owns it', () => {
    const passed = moveTicket(standing('claimed'), moves.transfer, at)
    expect(passed).toMatchObject({ ok: true, ticket: { queuedAt: at, told: 0, for: { staffId: 'alex' } } })
    const claimed = passed.ok ? moveTicket(passed.ticket, moves.claim, at) : undefined
    expect(claimed).toMatchObject({ ok: true, ticket: { owner: { ...owner, since: at } } })
    expect(claimed?.ok && claimed.ticket.for).toBeUndefined()
  })

  test('how soon somebody came is about the first of them', () => {
    const first = moveTicket(sampleTicket({ firstClaimedAt: '2026-11-25T09:02:00.000Z' }), moves.claim, at)
    expect(first).toMatchObject({ ticket: { firstClaimedAt: '2026-11-25T09:02:00.000Z' } })
  })

  test('opened again, result and rating of the first time are gone; after seven days it is too late', () => {
    const closed = sampleTicket({ state: 'closed', endedAt: at, result: 'answered', rating: 'bad' })
    const again = moveTicket(closed, moves.reopen, '2026-12-02T10:00:00.000Z')
    expect(again.ok && [again.ticket.result, again.ticket.rating, again.ticket.endedAt]).toEqual([undefined, undefined, undefined])
    expect(moveTicket(closed, moves.reopen, '2026-12-02T10:00:00.001Z')).toEqual({ ok: false, reason: 'late' })
  })
})

test('numbers are reused, requests are remembered, the oldest forgotten', () => {
  expect([freeNumber([]), freeNumber([1, 3]), freeNumber([2, 1])]).toEqual([1, 2, 3])
  let ticket = sampleTicket()
  for (let index = 0; index < 25; index++) ticket = markDone(ticket, `r${index}`)
  expect([ticket.done.length, ticket.done[0], ticket.done.at(-1)]).toEqual([20, 'r5', 'r24'])
})

test('what lies with the contact centre comes into our own queue, and no move keeps it there', () => {
  const asked = sampleTicket({ hub: 'asked', told: 3 })
  const back = moveTicket(asked, { move: 'to-desk' }, at)
  expect(back).toMatchObject({ ok: true, ticket: { state: 'waiting', queuedAt: at, told: 0 } })
  for (const move of Object.values(moves)) {
    const moved = moveTicket({ ...asked, state: 'claimed', owner: sampleOwner }, move, at)
    if (moved.ok && move.move !== 'snooze') expect(moved.ticket.hub).toBeUndefined()
  }
})
