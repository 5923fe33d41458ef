import { rm } from 'node:fs/promises'
import { afterAll, expect, test } from 'vitest'
import type { TurnDoc } from '../../bot/channel.ts'
import { startProgram, temporaryFolder } from '../support/program.ts'
import { readStored, type Stored } from '../support/stored-turns.ts'
import { overDirectLine, overMessages, type Shown, shown } from '../support/transports.ts'
import { walker } from '../support/walker.ts'

// The plug is pulled in the middle of the work, the machine comes back, and every channel sends again what was not acknowledged.

const users = 16
const rounds = 3
const answersBeforeTheCrash = 220

const folder = await temporaryFolder()
afterAll(() => rm(folder, { recursive: true, force: true }))

const name = (user: number) => `Loper ${String.fromCharCode(65 + user)}`
const email = (user: number) => `loper-${user}@voorbeeld.example`
const signedUp = ['sessions.signup.seat', 'sessions.signup.waiting', 'sessions.signup.fullMeanwhile']

/** What a person says next: half begin with the zelfscan and sign up afterwards, half the other way round; some cancel, all come back. */
const talk = (user: number) => (last: Shown | undefined, turn: number) => {
  const { label = '', choices = [] } = last ?? {}
  if (label === 'sessions.name.ask') return name(user)
  if (label === 'sessions.email.ask') return email(user)
  if (label === 'sessions.pick.ask') return choices[user % 3] ?? 'stop'
  if (signedUp.includes(label)) return user % 4 === 0 ? 'afmelden' : 'zelfscan'
  if (label === 'zelfscan.next' || (!last && user % 2 === 0)) return 'aanmelden'
  if (/^zelfscan\.(first|question)/.test(label)) return choices[(user * (turn + 1)) % choices.length] ?? 'stop'
  return (/\.ask$|^zelfscan\.check$/.test(label) && choices[0]) || 'zelfscan'
}

test('kill -9 under load, restart, redelivery: no double effect, no lost reply, the database intact', { timeout: 120_000 }, async () => {
  let program = await startProgram({ LOKET_DATA: folder, LOKET_PROGRAMME: 'almere-po' })
  const transports = await Promise.all(
    Array.from({ length: users }, (_, n) => (n % 2 ? overDirectLine(program.url) : overMessages(`person-${n}`))),
  )
  const walkers = transports.map((transport, n) => walker(`person-${n}`, transport, talk(n)))
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

    program = await startProgram({ LOKET_DATA: folder, LOKET_PROGRAMME: 'almere-po' })
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
  for (const { id, roster, capacity } of stored.sessions) {
    const entries = [...roster.seats, ...roster.waiting]
    expect(new Set(entries.map((one) => one.id)).size, id).toBe(entries.length)
    expect(new Set(entries.map((one) => one.by)).size, id).toBe(entries.length)
    expect(roster.seats.length, id).toBeLessThanOrEqual(capacity)
    if (roster.waiting.length > 0) expect(roster.seats.length, id).toBe(capacity)
  }
  const heard = walkers.map(({ said }) => said.flatMap((one) => one.replies).filter((one) => signedUp.includes(one.label)).length)
  expect(heard.map((_, user) => confirmations(stored, email(user)))).toEqual(heard)
  expect(heard.filter((times) => times > 0).length).toBeGreaterThan(users / 4)
})

/** What was said and answered according to the store, and that nothing is numbered twice or left out. */
function transcript(turns: readonly TurnDoc[] = []) {
  const numbers = turns.flatMap((turn) => turn.activities.map((one) => one.seq))
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
  return turns.flatMap(({ activities: [mine, ...replies] }) =>
    mine?.from?.role === 'user' ? [{ text: mine.text, replies: replies.map(shown) }] : [],
  )
}

/** How often an address was told that it has a seat or a place on the waiting list. */
function confirmations({ registrations, notices }: Stored, address: string): number {
  const mine = new Set(registrations.filter((one) => one.email === address).map((one) => one.id))
  return notices.filter((one) => ['confirmed', 'waiting'].includes(one.about) && one.recipients.some(({ id }) => mine.has(id))).length
}
