import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { storeCommand } from '../../bot/store-command.ts'
import { type Store, StoreUnavailableError } from '../../data/store.ts'

const folder = await mkdtemp(join(tmpdir(), 'loket-'))
const said = { out: vi.spyOn(process.stdout, 'write'), wrong: vi.spyOn(process.stderr, 'write') }
for (const stream of Object.values(said)) stream.mockReturnValue(true)

afterEach(() => {
  process.exitCode = 0
  for (const stream of Object.values(said)) stream.mockClear()
})

/** Runs it, and gives how the program would end, what it said where, and the store it had. */
async function run(what: () => { code: number; lines: string[] }) {
  const had: Store[] = []
  await storeCommand({ LOKET_DATA: folder }, async ({ store }) => {
    had.push(store)
    return what()
  })
  const text = (stream: keyof typeof said) => said[stream].mock.calls.map(([words]) => words).join('')
  return { code: process.exitCode, out: text('out'), wrong: text('wrong'), store: had[0]! }
}
const isOpen = (store: Store) =>
  store.ping().then(
    () => true,
    () => false,
  )

test('a command says its lines and ends with its code', async () => {
  const { store, ...ended } = await run(() => ({ code: 2, lines: ['one', 'two'] }))
  expect(ended).toEqual({ code: 2, out: 'one\ntwo\n', wrong: '' })
  expect(await isOpen(store)).toBe(false)
})

test('one that fails says why, and leaves the store closed', async () => {
  const { store, ...ended } = await run(() => {
    throw new StoreUnavailableError('the store is out of reach')
  })
  expect(ended).toEqual({ code: 5, out: '', wrong: 'the store is out of reach\n' })
  expect(await isOpen(store)).toBe(false)
  await rm(folder, { recursive: true })
})
