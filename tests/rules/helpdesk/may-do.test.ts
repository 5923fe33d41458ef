import { expect, test } from 'vitest'
import type { Role } from '../../../data/person.ts'
import { ticketStates } from '../../../data/ticket.ts'
import { mayDo, ticketActions, type Viewer } from '../../../rules/helpdesk/may-do.ts'
import { sampleOwner, sampleTicket } from '../../support/sample-ticket.ts'

const staff = (staffId: string, ...roles: Role[]): Viewer => ({ staffId, roles })
const viewers: Record<string, Viewer> = {
  candidate: { roles: ['candidate'], conversation: { channelId: 'directline', conversationId: 'c' } },
  stranger: { roles: ['candidate'], conversation: { channelId: 'directline', conversationId: 'other' } },
  pretender: { roles: ['candidate', 'helpdesk'], conversation: { channelId: 'directline', conversationId: 'other' } },
  owner: staff('adele', 'helpdesk'),
  helpdesk: staff('lynne', 'helpdesk'),
  intermediary: staff('megan', 'intermediary'),
  'invited coach': staff('alex', 'coach'),
  'other coach': staff('patti', 'coach'),
  manager: staff('isaiah', 'manager'),
}
/** w(aiting), c(laimed), r(eturned), closed as k, e(xpired). */
const letter = { waiting: 'w', claimed: 'c', returned: 'r', closed: 'k', expired: 'e' } as const

test('who may do what in which state', () => {
  const allowed = (viewer: Viewer) =>
    Object.fromEntries(
      ticketActions.flatMap((action) => {
        const states = ticketStates.filter((state) => {
          const standing = {
            ...(state !== 'waiting' && { owner: sampleOwner }),
            ...(state === 'waiting' && { for: { staffId: 'alex', name: 'Alex' } }),
          }
          return mayDo(viewer, sampleTicket({ state, ...standing }), action).ok
        })
        return states.length > 0 ? [[action, states.map((state) => letter[state]).join('')]] : []
      }),
    )
  const agent = { see: 'wcrke', claim: 'w', 'take-over': 'c', note: 'wcrke', reopen: 'rke' }
  expect(Object.fromEntries(Object.entries(viewers).map(([name, viewer]) => [name, allowed(viewer)]))).toEqual({
    candidate: { hear: 'wc', share: 'wc', mail: 'w', leave: 'wc', detach: 'wcrke', rate: 'rke', reopen: 'rke' },
    stranger: {},
    pretender: {},
    owner: { ...agent, say: 'c', transfer: 'c', snooze: 'c', release: 'c', close: 'c', 'give-back': 'c' },
    helpdesk: agent,
    intermediary: agent,
    'invited coach': { see: 'w', claim: 'w' },
    'other coach': {},
    manager: {},
  })
})

test('what is not for somebody is forbidden in any state, what comes too late is a state', () => {
  expect(mayDo(viewers.manager!, sampleTicket(), 'claim')).toEqual({ ok: false, reason: 'forbidden' })
  expect(mayDo(viewers.helpdesk!, sampleTicket({ state: 'closed' }), 'claim')).toEqual({ ok: false, reason: 'state' })
})
