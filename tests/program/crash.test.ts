import { rm } from 'node:fs/promises'
import { afterAll, expect, test } from 'vitest'
import type { TurnDoc } from '../../bot/channel.ts'
import { startProgram, temporaryFolder } from '../support/program.ts'
import { readStored } from '../support/stored-turns.ts'
import { overDirectLine, overMessages, type Shown, shown } from '../support/transports.ts'
import { walker } from '../support/walker.ts'

// The plug is pulled in the middle of the work, the machine comes back, and every channel sends again what was not acknowledged.

const users = 16
const rounds = 3
const answersBeforeTheCrash = 160

const folder = await temporaryFolder()
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The first or another option, by person and turn; at the end of a scan the next one. */
const choose = (user: number) => (last: Shown | undefined, turn: number) => {
  const scan = last?.label.startsWith('zelfscan.') && !['zelfscan.next', 'zelfscan.stopped'].includes(last.label)
  return (scan && last?.choices[last.label === 'zelfscan.check' ? 0 : (user * (turn + 1)) % last.choices.length]) || 'zelfscan'
}

test('kill -9 under load, restart, redelivery: no double effect, no lost reply, the database intact', { timeout: 120_000 }, async () => {
  let program = await startProgram({ LOKET_DATA: folder })
  const transports = await Promise.all(
    Array.from({ length: users }, (_, n) => (n % 2 ? overDirectLine(program.url) : overMessages(`person-${n}`))),
  )
  const walkers = transports.map((transport, n) => walker(`person-${n}`, transport, choose(n)))
  let redelivered = 0
  for (let round = 0; round < rounds; round++) {
    let acknowledged = 0
    const crash = () => ++acknowledged === answersBeforeTheCrash + round * 7 && void program.stop('SIGKILL')
    await Promise.all(walkers.map((one) => one.walk(program.url, crash)))
    expect(await program.exited).toBeNull()
    expect(program.output()).not.toMatch(/error|warn/i)
    const left = await readStored(folder)
    expect(left.integrity).toBe('ok')
    const cutOff = walkers.filter((one) => one.unanswered())
    redelivered += cutOff.length

    program = await startProgram({ LOKET_DATA: folder })
    for (const one of cutOff) {
      const first = await one.redeliver(program.url)
      expect(first.length).toBeGreaterThan(0)
      expect(await one.redeliver(program.url)).toEqual(first)
    }
  }
  expect(redelivered).toBeGreaterThan(rounds * 4)
  await Promise.all(walkers.map((one) => one.finish(program.url)))
  expect(await program.stop()).toBe(0)

  const stored = await readStored(folder)
  expect(stored.integrity).toBe('ok')
  for (const { conversation, said } of walkers) {
    expect(transcript(stored.turns.get(conversation))).toEqual(said.map(({ text, replies }) => ({ text, replies })))
  }
})

/** What was said and answered according to the store, and that nothing is numbered twice or left out. */
function transcript(turns: readonly TurnDoc[] = []) {
  const numbers = turns.flatMap((turn) => turn.activities.map((one) => one.seq))
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  return turns.flatMap(({ activities: [mine, ...replies] }) =>
    mine?.from?.role === 'user' ? [{ text: mine.text, replies: replies.map(shown) }] : [],
  )
}
