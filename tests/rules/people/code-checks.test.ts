import { describe, expect, test } from 'vitest'
import {
  type CodeBook,
  type CodeEntry,
  checkCode,
  codeLimits,
  codeMinutes,
  mostTries,
  readCode,
  waitMinutes,
  withCode,
} from '../../../rules/people/code-checks.ts'

const start = Date.parse('2026-11-25T09:00:00Z')
const after = (minutes: number) => new Date(start + minutes * 60_000)
const at = (minutes: number) => after(minutes).toISOString()
const fresh: CodeEntry = { hash: 'right', at: at(0), request: 'ask', tries: [] }
const check = (entry: CodeEntry | undefined, typed: string, request: string, minutes: number) =>
  checkCode(entry, (hash) => hash === typed, request, after(minutes))

const full = { ...fresh, tries: ['a', 'b', 'c', 'd', 'e'] }
const used = { ...fresh, used: { request: 'first', at: at(1) } }
const confirmed = { ...fresh, confirmedAt: at(9) }

test.each<[string, CodeEntry | undefined, string, string, number, object]>([
  ['nothing was asked', undefined, 'right', 'r', 0, { ok: false, reason: 'none' }],
  ['right at once', fresh, 'right', 'r', 0, { ok: true }],
  ['right in the last second', fresh, 'right', 'r', 9.99, { ok: true }],
  ['right, ten minutes later', fresh, 'right', 'r', codeMinutes, { ok: false, reason: 'expired' }],
  ['wrong', fresh, 'wrong', 'r', 1, { ok: false, reason: 'wrong', left: 4 }],
  ['wrong for the fifth time', { ...fresh, tries: ['a', 'b', 'c', 'd'] }, 'wrong', 'r', 1, { ok: false, reason: 'wrong', left: 0 }],
  ['right after five wrong ones', full, 'right', 'r', 1, { ok: false, reason: 'tries' }],
  ['a wrong one delivered again is counted once', full, 'wrong', 'e', 1, { ok: false, reason: 'wrong', left: 0 }],
  ['a wrong one delivered again says what it said', full, 'wrong', 'b', 99, { ok: false, reason: 'wrong', left: 3 }],
  ['used, by another request', used, 'right', 'r', 2, { ok: false, reason: 'none' }],
  ['used, delivered again', used, 'right', 'first', 2, { ok: true }],
  ['used, the same request with another code', used, 'wrong', 'first', 2, { ok: false, reason: 'none' }],
  ['right, and a name and consent took twenty minutes', confirmed, 'right', 'r', 29, { ok: true }],
  ['right, and they took an hour', confirmed, 'right', 'r', 69, { ok: false, reason: 'expired' }],
])('%s', (_name, entry, typed, request, minutes, expected) => {
  expect(check(entry, typed, request, minutes)).toMatchObject(expected)
})

test('five tries whatever is typed, and then not even the right one', () => {
  let entry = fresh
  for (let tried = 1; tried <= mostTries; tried++) {
    const result = check(entry, 'wrong', `r${tried}`, 1)
    if (result.ok || result.reason !== 'wrong') throw new Error('counted wrongly')
    expect(result.left).toBe(mostTries - tried)
    entry = result.entry
  }
  expect(check(entry, 'right', 'r6', 1)).toEqual({ ok: false, reason: 'tries' })
})

describe('how many codes may be asked for', () => {
  const asked = (...minutes: number[]) => minutes.map(at)
  test.each<[string, string[], number, number]>([
    ['none yet', [], 0, 0],
    ['four in an hour', asked(0, 1, 2, 3), 4, 0],
    ['five in an hour: until the first is an hour ago', asked(0, 1, 2, 3, 4), 10, 50],
    ['one drops out', asked(0, 1, 2, 3, 4), 60, 0],
    ['in any order', asked(4, 2, 0, 3, 1), 10, 50],
    ['fifteen in a day: until the first is a day ago', Array.from({ length: 15 }, (_, n) => at(n * 70)), 15 * 70, 24 * 60 - 15 * 70],
    ['those of yesterday do not count', Array.from({ length: 15 }, (_, n) => at(n)), 24 * 60 + 15, 0],
    ['the last minute is not none', asked(0, 0, 0, 0, 0), 59.9, 1],
  ])('%s', (_name, list, minutes, wait) => {
    expect(waitMinutes(list, codeLimits.address, after(minutes))).toBe(wait)
  })

  test('a day of guessing with every code there is finds one in more than ten thousand addresses', () => {
    expect((codeLimits.address.day * mostTries) / 1_000_000).toBeLessThan(1 / 10_000)
  })
})

test('a new code replaces one’s own, leaves those of others, and drops what has expired', () => {
  const book: CodeBook = {
    asked: [at(-2000), at(-5)],
    codes: { me: fresh, other: { ...fresh, at: at(5) }, old: { ...fresh, at: at(-30) } },
  }
  const next = withCode(book, 'me', { hash: 'new', request: 'again' }, after(6))
  expect(next.asked).toEqual([at(-5), at(6)])
  expect(next.codes).toEqual({ me: { hash: 'new', request: 'again', at: at(6), tries: [] }, other: { ...fresh, at: at(5) } })
})

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['123-456', '123456'],
  ['de code is 012345.', '012345'],
  ['1 2 3 4 5 6', '123456'],
  ['12345', undefined],
  ['1234567', undefined],
  ['123456 of 654321', undefined],
  ['een twee drie', undefined],
  ['', undefined],
])('"%s" is read as %s', (text, code) => {
  expect(readCode(text)).toBe(code)
})
