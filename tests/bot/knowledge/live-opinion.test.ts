import { describe, expect, test } from 'vitest'
import { EmbedderError } from '../../../bot/knowledge/embedding/embedder-error.ts'
import { liveOpinion, type Patience } from '../../../bot/knowledge/embedding/live-opinion.ts'
import type { Opinion } from '../../../bot/knowledge/embedding/open-opinion.ts'
import { within } from '../../../bot/knowledge/embedding/within.ts'
import type { Log } from '../../../bot/log.ts'
import type { Decision, Question } from '../../../rules/knowledge/engine.ts'
import { soon } from '../../support/soon.ts'

const question: Question = { text: 'wat schuift het', locale: 'nl' }
const before: Decision = { band: 'unknown', locale: 'nl', topics: [] }
const after: Decision = { band: 'choose', locale: 'nl', topics: [{ id: 'pay', score: 0.5 }] }
const never = (signal?: AbortSignal) => within<Decision>(signal, new Promise(() => {}))

/** An opinion whose opening and asking go as told, with what was logged. */
function live(
  about: Opinion['about'],
  { open, ...patience }: Partial<Patience> & { open?: (turn: number, signal: AbortSignal) => Promise<void> } = {},
) {
  const logged: string[] = []
  const note = (_: unknown, message?: string) => void (message && logged.push(message))
  const log: Log = { info: () => {}, debug: () => {}, warn: note, error: note, fatal: note }
  const counts = { opened: 0, asked: 0, closed: 0 }
  const opinion = liveOpinion(
    async (signal) => {
      counts.opened++
      await open?.(counts.opened, signal)
      return {
        about: (...asked) => {
          counts.asked++
          return about(...asked)
        },
        close: async () => void counts.closed++,
      }
    },
    log,
    { limit: 20, rest: 60_000, reopen: 5, ...patience },
  )
  return { opinion, counts, logged, ask: () => opinion.about(question, before) }
}

describe('a second opinion in a turn', () => {
  test('is not there before it is open, and then is', async () => {
    const { opinion, ask, counts } = live(async () => after)
    expect(await ask()).toBe(before)
    opinion.begin()
    await opinion.opened()
    expect([await ask(), counts.opened]).toEqual([after, 1])
    await opinion.close()
    expect(counts.closed).toBe(1)
  })

  test('is not waited for longer than its limit, nor asked for a while after it failed three times in a row', async () => {
    const { opinion, ask, counts, logged } = live((_question, _decision, signal) => never(signal))
    opinion.begin()
    await opinion.opened()
    const from = performance.now()
    for (let turn = 0; turn < 5; turn++) expect(await ask()).toBe(before)
    expect(performance.now() - from).toBeLessThan(1_000)
    expect(counts.asked).toBe(3)
    expect(logged).toEqual(['the embedder failed 3 times in a row; it is left alone for 60 s'])
    await opinion.close()
  })

  test('is asked again after its rest, and failures with successes between them are borne', async () => {
    let turn = 0
    const { opinion, ask, counts, logged } = live(async () => (++turn % 2 ? Promise.reject(new Error('hiccup')) : after))
    opinion.begin()
    await opinion.opened()
    const got: Decision[] = []
    for (let one = 0; one < 8; one++) got.push(await ask())
    expect(got).toEqual([before, after, before, after, before, after, before, after])
    expect([counts.asked, logged]).toEqual([8, []])
    await opinion.close()
    const tired = live(async () => Promise.reject(new Error('down')), { failures: 1, rest: 5 })
    tired.opinion.begin()
    await tired.opinion.opened()
    await tired.ask()
    await soon(async () => (await tired.ask()) === before && tired.counts.asked).toBeGreaterThan(1)
    await tired.opinion.close()
  })
})

describe('opening it', () => {
  test('is tried again when what failed may pass', async () => {
    const { opinion, ask, counts, logged } = live(async () => after, {
      open: async (turn) => (turn < 3 ? Promise.reject(new EmbedderError('quota', { passing: true })) : undefined),
    })
    opinion.begin()
    await opinion.opened()
    expect([await ask(), counts.opened, logged.length]).toEqual([after, 3, 2])
    await opinion.close()
  })

  test('is not tried again when an operator has to do something, who is told where to look', async () => {
    const { opinion, ask, counts, logged } = live(async () => after, { open: async () => Promise.reject(new EmbedderError('wrong key')) })
    opinion.begin()
    await opinion.opened()
    expect([await ask(), counts.opened]).toEqual([before, 1])
    expect(logged.join()).toContain('npm run doctor')
    await opinion.close()
  })

  test('ends when the program does', async () => {
    const { opinion, logged } = live(async () => after, { open: (_, signal) => never(signal).then(() => {}) })
    opinion.begin()
    await opinion.close()
    const late = Promise.withResolvers<void>()
    const slow = live(async () => after, { open: () => late.promise })
    slow.opinion.begin()
    const closing = slow.opinion.close()
    late.resolve()
    await closing
    expect([logged, slow.counts.closed]).toEqual([[], 1])
  })
})
