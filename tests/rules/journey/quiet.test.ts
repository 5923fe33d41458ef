import { describe, expect, test } from 'vitest'
import { quietNotice, quietSince, quietStage } from '../../../rules/journey/quiet.ts'

const at = (date: string) => `2026-12-${date}T10:00:00.000Z`
const card = {
  state: 'active' as const,
  turn: 'candidate',
  stateSince: at('01'),
  since: at('01'),
  createdAt: at('01'),
  lastContactAt: at('03'),
}

describe('since when it is quiet', () => {
  test.each([
    ['last here', card, at('05'), at('05')],
    ['never seen since we keep that: the last contact', card, undefined, at('03')],
    ['their turn since later', { ...card, since: at('09') }, at('05'), at('09')],
    ['took it up again later', { ...card, stateSince: at('08') }, at('05'), at('08')],
    ['pausing', { ...card, state: 'paused' as const }, at('05'), undefined],
    ['stopped', { ...card, state: 'stopped' as const }, at('05'), undefined],
    ['somebody else is on turn', { ...card, turn: 'intermediary' }, at('05'), undefined],
  ])('%s', (_what, one, seen, expected) => expect(quietSince(one, seen)).toBe(expected))
})

describe('the two messages', () => {
  const pace = { quietDays: { first: 14, last: 30 } }
  test.each([
    ['2026-12-14T09:59:59Z', undefined],
    ['2026-12-15T10:00:00Z', 'first'],
    ['2026-12-31T09:59:59Z', 'first'],
    ['2026-12-31T10:00:00Z', 'last'],
    ['2028-01-01T00:00:00Z', 'last'],
  ])('at %s', (now, stage) => expect(quietStage(at('01'), pace, new Date(now))).toBe(stage))

  test('have one id for one silence', () => {
    const one = quietNotice('noor', 'first', at('01'), new Date(at('15')))
    expect(one).toMatchObject({ id: 'quiet-first-2026-12-01', partition: 'candidate/noor', vars: { sinceAt: at('01') } })
    expect(quietNotice('noor', 'first', at('20'), new Date(at('31'))).id).not.toBe(one.id)
  })
})
