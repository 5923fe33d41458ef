import { expect, test } from 'vitest'
import { remembered } from '../../bot/services/remembered.ts'

/** What is stored, and a reading that waits at its end until it is let go. */
function world() {
  const stored = new Map([
    ['a', 1],
    ['b', 1],
  ])
  const waiting: (() => void)[] = []
  const known = remembered<number>(async function* () {
    for (const one of [...stored]) yield one
    await new Promise<void>((resolve) => waiting.push(resolve))
  })
  const shown = () => Object.fromEntries(known.all())
  async function begun() {
    const done = known.refresh()
    while (waiting.length === 0) await Promise.resolve()
    const end = waiting.pop()
    return async () => {
      end?.()
      await done
    }
  }
  return { stored, known, shown, begun }
}

test('what is set or removed while it is read is newer; what was before is as it is stored', async () => {
  const { known, shown, begun } = world()
  known.set('c', 1)
  const ended = await begun()
  known.set('a', 2)
  known.set('d', 2)
  known.remove('b')
  expect(shown()).toEqual({ a: 2, c: 1, d: 2 })
  await ended()
  expect(shown()).toEqual({ a: 2, d: 2 })
})

// Regression: of two readings at once, the one that began first and ended last lost what was set after the other began.
test('two readings at once both keep what was set since they began', async () => {
  const { stored, known, shown, begun } = world()
  const first = await begun()
  known.set('c', 2)
  stored.set('c', 2)
  const second = await begun()
  known.set('d', 2)
  await second()
  expect(shown()).toEqual({ a: 1, b: 1, c: 2, d: 2 })
  await first()
  expect(shown()).toEqual({ a: 1, b: 1, c: 2, d: 2 })
})

test('a reading that fails changes nothing, and the next one does', async () => {
  let broken = true
  const known = remembered<number>(async function* () {
    yield ['a', 1]
    if (broken) throw new Error('no store')
  })
  known.set('b', 1)
  await expect(known.refresh()).rejects.toThrow('no store')
  expect(Object.fromEntries(known.all())).toEqual({ b: 1 })
  broken = false
  await known.refresh()
  expect(Object.fromEntries(known.all())).toEqual({ a: 1 })
})
