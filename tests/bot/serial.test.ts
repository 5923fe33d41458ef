import { expect, test } from 'vitest'
import { serial, TooBusyError } from '../../bot/serial.ts'

test('work of one key runs one after another, in order; other keys do not wait', async () => {
  const run = serial()
  const log: string[] = []
  const gate = Promise.withResolvers<void>()
  const slow = run('a', async () => {
    await gate.promise
    log.push('a1')
  })
  const next = run('a', async () => log.push('a2'))
  await run('b', async () => log.push('b1'))
  gate.resolve()
  await Promise.all([slow, next])
  expect(log).toEqual(['b1', 'a1', 'a2'])
})

test('work that fails does not stop the next', async () => {
  const run = serial()
  const failed = run('a', async () => {
    throw new Error('no')
  })
  const next = run('a', async () => 'yes')
  await expect(failed).rejects.toThrow('no')
  expect(await next).toBe('yes')
})

test('more than may wait are sent away, and there is room again afterwards', async () => {
  const run = serial(2)
  const gate = Promise.withResolvers<void>()
  const waiting = [run('a', () => gate.promise), run('a', () => gate.promise)]
  await expect(run('a', async () => 1)).rejects.toBeInstanceOf(TooBusyError)
  gate.resolve()
  await Promise.all(waiting)
  expect(await run('a', async () => 1)).toBe(1)
})
