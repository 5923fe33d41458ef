import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DESK_SCRIPTS } from '../../../bot/desk/page/desk-assets.ts'
import en from '../../../locales/en/desk-page.json' with { type: 'json' }

const web = join(import.meta.dirname, '../../../web/desk')
const part = (name: string) => import(join(web, name))

type Card = { id: string; queuedAt: string; owner?: { staffId: string } }
type Lists = { waiting: Card[]; mine: Card[]; claimed: Card[]; ended?: Card[] }
type State = { link: string; selected?: string; view?: { id: string }; unread: string[]; queue?: Lists }
type Sent = { ok: true } | { ok: false; code: string; status: number; message?: string }

const {
  waited,
  timesIn,
  lineOf,
}: {
  waited: (since: string, now: number) => { key: string; vars?: object }
  timesIn: (language: string) => {
    clock: (at: string) => string
    day: (at: string) => string
    isSameDay: (one: string, other: string) => boolean
  }
  lineOf: (line: { by: string; words: string; name?: string }, names?: string[]) => object
} = await part('format.js')
const {
  nothingYet,
  reduce,
  sections,
  inOrder,
  newlyWaiting,
  newLines,
  neighbour,
}: {
  nothingYet: State
  reduce: (state: State, event: object) => State
  sections: (queue: Lists | undefined, me: { id: string }) => Record<string, Card[]>
  inOrder: (queue: Lists, me: { id: string }) => string[]
  newlyWaiting: (before: Lists | undefined, after: Lists) => Card[]
  newLines: (before: object | undefined, after: object) => object[]
  neighbour: (before: string[], after: string[], id: string) => string | undefined
} = await part('desk-state.js')
const {
  openOutbox,
}: {
  openOutbox: (parts: object) => {
    held: (id: string) => { draft: string; sending: { words: string; state: string; request: string }[] }
    has: (id: string) => string | undefined
    draft: (id: string, words: string) => void
    say: (id: string) => boolean
    again: (id: string) => Promise<void>
    edit: (id: string, request: string) => void
    drop: (id: string, request: string) => void
  }
} = await part('outbox.js')
const { isPassing }: { isPassing: (refusal: object) => boolean } = await part('api.js')

test.each([
  ['11:59:59', 'queue.now', undefined],
  ['12:00:20', 'queue.now', undefined],
  ['11:58:30', 'queue.minutes', { count: 1 }],
  ['10:55:00', 'queue.hours', { hours: 1, minutes: 5 }],
])('who waits since %s', (since, key, vars) => {
  expect(waited(`2026-11-23T${since}Z`, Date.parse('2026-11-23T12:00:00Z'))).toEqual(vars ? { key, vars } : { key })
})

test('days are those of Amsterdam, whatever the browser thinks', () => {
  const { clock, isSameDay, day } = timesIn('nl')
  expect(clock('2026-07-01T22:30:00Z')).toBe('00:30')
  expect(isSameDay('2026-07-01T21:30:00Z', '2026-07-01T22:30:00Z')).toBe(false)
  expect(day('2026-11-23T12:00:00Z')).toBe('maandag 23 november')
  expect(timesIn('en').day('2026-11-23T12:00:00Z')).toMatch(/Monday.*23 November/)
})

test('an agent’s line loses the name before it, and nothing else does', () => {
  expect(lineOf({ by: 'agent', words: 'Adele Vance: Hoi' }, ['Adele Vance'])).toEqual({ name: 'Adele Vance', words: 'Hoi' })
  expect(lineOf({ by: 'agent', words: 'Let op: dit' }, ['Adele Vance'])).toEqual({ name: undefined, words: 'Let op: dit' })
  expect(lineOf({ by: 'candidate', words: 'Adele Vance: Hoi' }, ['Adele Vance'])).toEqual({ words: 'Adele Vance: Hoi' })
})

describe('what the page knows', () => {
  const card = (id: string, owner?: string): Card => ({ id, queuedAt: `at ${id}`, ...(owner && { owner: { staffId: owner } }) })
  const me = { id: 'me' }
  const queue = {
    waiting: [card('a'), card('b')],
    mine: [card('c', 'me')],
    claimed: [card('c', 'me'), card('d', 'you')],
    ended: [card('e')],
  }

  test('everybody stands in the queue once', () => {
    expect(inOrder(queue, me)).toEqual(['c', 'a', 'b', 'd', 'e'])
    expect(sections(queue, me).others?.map((one) => one.id)).toEqual(['d'])
    expect(sections(undefined, me).waiting).toEqual([])
  })

  test('who is new is told once, not on the first look, and again when they come back to wait', () => {
    expect(newlyWaiting(undefined, queue)).toEqual([])
    expect(newlyWaiting(queue, { ...queue, waiting: [card('b'), card('f')] }).map((one) => one.id)).toEqual(['f'])
    const back = { ...card('d'), queuedAt: 'later' }
    expect(newlyWaiting(queue, { ...queue, waiting: [back] })).toEqual([back])
  })

  test('new lines are those that came since; another conversation has none', () => {
    const [one, two, three] = ['ja', 'nee', 'ja'].map((words, index) => ({ at: `at ${index}`, by: 'candidate', words }))
    expect(newLines({ id: 'a', lines: [one] }, { id: 'a', lines: [one, two, three] })).toEqual([two, three])
    expect(newLines({ id: 'a', lines: [one, two] }, { id: 'a', lines: [two, three] })).toEqual([three])
    expect(newLines({ id: 'a', lines: [] }, { id: 'a', lines: [one] })).toEqual([one])
    expect(newLines({ id: 'b', lines: [one] }, { id: 'a', lines: [one, two] })).toEqual([])
    expect(newLines(undefined, { id: 'a', lines: [one] })).toEqual([])
  })

  test.each([
    [['a', 'b', 'c'], ['a', 'c'], 'b', 'c'],
    [['a', 'b'], ['a'], 'b', 'a'],
    [['a'], [], 'a', undefined],
    [['a', 'b'], ['b', 'a'], 'b', 'b'],
  ])('of %j, then %j, the focus of %s goes to %s', (before, after, id, next) => {
    expect(neighbour(before, after, id)).toBe(next)
  })

  test('an answer for what is no longer open changes nothing; what is opened is read', () => {
    const told = [
      { type: 'queue', queue },
      { type: 'unread', id: 'c' },
      { type: 'unread', id: 'd' },
      { type: 'unread', id: 'c' },
    ].reduce(reduce, nothingYet)
    expect(told.unread).toEqual(['c'])
    const opened = reduce(told, { type: 'select', id: 'c' })
    expect(opened.unread).toEqual([])
    expect(reduce(opened, { type: 'view', view: { id: 'a' } })).toBe(opened)
    expect(reduce(opened, { type: 'view', view: { id: 'c' } }).view).toEqual({ id: 'c' })
    expect(reduce(opened, { type: 'what is this' })).toBe(opened)
  })

  test('what is gone does not stay on the screen; what could not be read again does', () => {
    const opened = [
      { type: 'select', id: 'c' },
      { type: 'view', view: { id: 'c' } },
      { type: 'dialog', dialog: 'close' },
    ].reduce(reduce, nothingYet)
    expect(reduce(opened, { type: 'problem', id: 'c', problem: 'failed' })).toMatchObject({ view: { id: 'c' }, dialog: 'close' })
    expect(reduce(opened, { type: 'problem', id: 'c', problem: 'gone' })).toMatchObject({ view: undefined, dialog: undefined })
    expect(reduce(opened, { type: 'problem', id: 'a', problem: 'gone' })).toBe(opened)
  })

  test('who is signed out is not merely out of reach', () => {
    const out = reduce(nothingYet, { type: 'link', link: 'signed-out' })
    expect(reduce(out, { type: 'link', link: 'lost' }).link).toBe('signed-out')
    expect(reduce(nothingYet, { type: 'link', link: 'signed-out', hidden: true })).toMatchObject({ hidden: true })
    expect(reduce(out, { type: 'link', link: 'up' })).toMatchObject({ hidden: false })
    expect(reduce(nothingYet, { type: 'link', link: 'lost' }).link).toBe('lost')
  })
})

describe('what was not sent yet', () => {
  function outbox(answers: Sent[]) {
    const kept = new Map<string, unknown>()
    const box = {
      read: (key: string) => kept.get(key),
      write: (key: string, value: unknown) => kept.set(key, value),
      forget: (key: string) => kept.delete(key),
    }
    const tried: string[] = []
    let ids = 0
    const send = async (_id: string, { request, words }: { request: string; words: string }) => {
      tried.push(`${request} ${words}`)
      return answers.shift() ?? { ok: true }
    }
    const open = () => openOutbox({ box, owner: () => 'adele', newId: () => `r${++ids}`, send, changed: () => {}, isPassing })
    return { kept, tried, open, out: open() }
  }
  const offline: Sent = { ok: false, code: 'offline', status: 0 }
  const over: Sent = { ok: false, code: 'state', status: 409, message: 'over' }

  test('a message that failed keeps its place and its request; those behind it wait, and nothing is said twice', async () => {
    const { out, tried, kept, open } = outbox([offline])
    out.draft('t', 'een')
    expect(out.say('t')).toBe(true)
    await expect.poll(() => out.held('t').sending[0]?.state).toBe('failed')
    out.draft('t', 'half')
    expect(out.has('t')).toBe('unsent')
    const later = open()
    expect(later.held('t')).toMatchObject({ draft: 'half', sending: [{ words: 'een', request: 'r1' }] })
    later.draft('t', 'twee')
    later.say('t')
    await expect.poll(() => kept.size).toBe(0)
    expect(tried).toEqual(['r1 een', 'r1 een', 'r2 twee'])
    expect(later.say('t')).toBe(false)
  })

  test('a message that was refused is not sent again by itself, and can go back into the box or away', async () => {
    const { out, tried, kept } = outbox([over])
    out.draft('t', 'te laat')
    out.say('t')
    await expect.poll(() => out.held('t').sending[0]?.state).toBe('refused')
    out.draft('t', 'meer')
    await out.again('t')
    expect(tried).toHaveLength(1)
    out.edit('t', 'r1')
    expect(out.held('t')).toEqual({ draft: 'te laat\nmeer', sending: [] })
    expect(out.has('t')).toBe('draft')
    out.draft('t', '')
    expect([tried.length, kept.size]).toEqual([1, 0])
  })

  test.each<[object, boolean]>([
    [offline, true],
    [{ code: 'signed-out', status: 401 }, true],
    [{ code: 'many', status: 429 }, true],
    [{ code: 'unavailable', status: 503 }, true],
    [over, false],
    [{ code: 'wrong', status: 400 }, false],
  ])('%j may go well another time: %s', (refusal, passing) => {
    expect(isPassing(refusal)).toBe(passing)
  })
})

test('every text the page asks for exists, and every text is asked for', () => {
  const source = globSync('*.{js,html}', { cwd: web })
    .map((file) => readFileSync(join(web, file), 'utf8'))
    .join('\n')
  const whole = [...source.matchAll(/'([\w-]+(?:\.[\w-]+)*)'|{{t\.([\w.]+)}}/g)].map((match) => match[1] ?? match[2])
  const begun = [...source.matchAll(/t\(`([\w.-]+\.)\$/g)].map((match) => match[1]!)
  const leaves = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key))
      : [path]
  const keys = leaves(en).map((key) => key.replace(/_(one|other)$/, ''))
  const served = /^(roles|refused|chooser)\./
  const settled = /^(transfer|snooze|release|close-talk|give-back)\.(title|text)$/
  expect(
    keys.filter((key) => !whole.includes(key) && !begun.some((one) => key.startsWith(one)) && !served.test(key) && !settled.test(key)),
  ).toEqual([])
  const asked = [...source.matchAll(/\bt\('([\w.-]+)'/g)].map((match) => match[1]!)
  expect(asked.filter((key) => !keys.includes(key))).toEqual([])
})

test('every script of the page is served', () => {
  expect(globSync('*.js', { cwd: web }).sort()).toEqual([...DESK_SCRIPTS].sort())
})
