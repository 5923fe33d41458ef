import { expect, test } from 'vitest'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { openDesk, someMorning } from '../../support/desk.ts'
import { countedStore } from '../../support/session-desk.ts'

/** Requests of a whole turn, as a person takes it, against the budget of the issue: 2 for a turn that only talks, 6 for one that changes something. */
test('whole turns about info sessions stay within their requests, and never read across partitions', async () => {
  const counting = countedStore(sqliteStore({ path: ':memory:', now: () => someMorning }))
  const desk = await openDesk({ store: counting.store })
  await desk.sessions.refresh()
  const me = desk.person()
  await me.arrives()
  const measure = async (turn: () => Promise<{ label: string }[]>) => {
    counting.reset()
    const label = (await turn()).at(-1)?.label
    expect(counting.calls).not.toContain('find')
    return `${label} ${counting.calls.length}`
  }
  const measured: string[] = []
  for (const text of ['bijeenkomsten', '1', 'meld me aan', 'Sam', 'sam@example.org', 'niets', 'ja', 'ja'])
    measured.push(await measure(() => me.says(text)))
  measured.push(await measure(() => me.presses({ command: 'my-sessions' })))
  measured.push(await measure(() => me.says('andere datum kiezen')))
  for (const text of ['1', 'ja']) measured.push(await measure(() => me.says(text)))
  measured.push(await measure(() => me.presses({ command: 'session-cancel' })))
  measured.push(await measure(() => me.says('ja')))
  expect(measured).toEqual([
    'sessions.list.further 2',
    'sessions.details.open 2',
    'sessions.name.ask 2',
    'sessions.email.ask 2',
    'sessions.needs.ask 2',
    'sessions.consent.ask 2',
    'sessions.check.ask 2',
    'sessions.signup.seat 4',
    'sessions.mine.seat 3',
    'sessions.move.ask 3',
    'sessions.move.sure 2',
    'sessions.move.done 6',
    'sessions.cancel.ask 3',
    'sessions.cancel.done 4',
  ])
})
