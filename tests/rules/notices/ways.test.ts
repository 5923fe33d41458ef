import { describe, expect, test } from 'vitest'
import type { Way } from '../../../data/notice.ts'
import { chooseWay, type Reachable } from '../../../rules/notices/choose-way.ts'
import { type Answer, backOffMs, judgeConnector, judgeMail } from '../../../rules/notices/judge-answer.ts'

describe('by which way', () => {
  const all: Reachable = { teams: true, web: 'open', mail: true }
  test.each<[string, 'chat' | 'mail', 'chat' | 'mail' | undefined, Reachable, Way[], Way | undefined]>([
    ['chat is Teams first', 'chat', undefined, all, [], 'teams'],
    ['then an open web chat', 'chat', undefined, { ...all, teams: false }, [], 'web'],
    ['one that is closed gives way to mail', 'chat', undefined, { teams: false, web: 'closed', mail: true }, [], 'mail'],
    ['and is written in when there is no address', 'chat', undefined, { teams: false, web: 'closed', mail: false }, [], 'web'],
    ['mail when the notice wants it', 'mail', undefined, all, [], 'mail'],
    ['a wish wins', 'mail', 'chat', all, [], 'teams'],
    ['and the other way round', 'chat', 'mail', all, [], 'mail'],
    ['refused in Teams: the next', 'chat', undefined, { ...all, web: 'closed' }, ['teams'], 'mail'],
    ['mail refused: chat', 'mail', undefined, all, ['mail'], 'teams'],
    ['all but a closed chat', 'mail', undefined, { ...all, web: 'closed' }, ['mail', 'teams'], 'web'],
    ['all refused', 'mail', undefined, all, ['mail', 'teams', 'web'], undefined],
    ['nowhere', 'chat', undefined, { teams: false, web: false, mail: false }, [], undefined],
  ])('%s', (_, prefer, wish, reachable, refused, way) => {
    expect(chooseWay({ prefer }, wish ? { prefer: wish } : {}, reachable, refused)).toBe(way)
  })
})

describe('what an answer means', () => {
  const no = (status?: number, more: object = {}): Answer => ({ ok: false, ...(status !== undefined && { status }), ...more })
  test.each<[string, Answer, number, object]>([
    ['taken', { ok: true }, 0, { verdict: 'sent' }],
    ['busy, with a time', no(429, { retryAfterMs: 30_000 }), 0, { verdict: 'again', afterMs: 30_000 }],
    ['busy, without', no(429), 2, { verdict: 'again', afterMs: 4_000 }],
    ...[412, 502, 503, 504].map((status): [string, Answer, number, object] => [
      String(status),
      no(status),
      0,
      { verdict: 'again', down: false },
    ]),
    ['busy ten times', no(503), 9, { verdict: 'refused' }],
    ['blocked', no(403, { code: 'MessageWritesBlocked' }), 0, { verdict: 'refused', reason: 'MessageWritesBlocked' }],
    ['not installed', no(404), 0, { verdict: 'refused', reason: '404' }],
    ['our own credentials', no(401), 0, { verdict: 'again', down: true }],
    ['nobody there', no(undefined, { taken: false }), 0, { verdict: 'again', down: true }],
    ['no answer to a message that went', no(undefined, { taken: true }), 0, { verdict: 'unsure' }],
  ])('a channel: %s', (_, answer, attempts, verdict) => {
    expect(judgeConnector(answer, attempts, 0.5)).toMatchObject(verdict)
  })
  test.each<[string, Answer, object]>([
    ['taken', { ok: true }, { verdict: 'sent' }],
    ['later', no(451), { verdict: 'again', down: false }],
    ['never', no(550), { verdict: 'refused', reason: '550' }],
    ['our own password', no(535, { code: 'EAUTH' }), { verdict: 'again', down: true }],
    ['not there, or cut off', no(undefined, { code: 'ECONNECTION', taken: true }), { verdict: 'again', down: true }],
  ])('a mail server: %s', (_, answer, verdict) => {
    expect(judgeMail(answer, 0, 0.5)).toMatchObject(verdict)
  })
  test('pauses grow, are never the same for all, and end at a quarter of an hour', () => {
    expect([0, 1, 2, 3].map((attempts) => backOffMs(attempts, 0.5))).toEqual([1_000, 2_000, 4_000, 8_000])
    expect([backOffMs(3, 0), backOffMs(3, 1)]).toEqual([4_000, 12_000])
    expect(backOffMs(50, 0.5)).toBe(900_000)
  })
})
