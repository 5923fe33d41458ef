import { strFromU8, unzipSync } from 'fflate'
import { expect } from 'vitest'
import { tracesIn } from '../traces-in.ts'
import { labelsOf, wordsOf } from './heard.ts'
import type { Cast } from './life-cast.ts'
import type { Made } from './walk-route.ts'
import type { World } from './world.ts'

type Copy = { kept: { kind: string; document: { [name: string]: unknown; by?: { role: string }; at?: string } }[] }

/** Takes a copy of everything; its history is what was done, no more and no less. */
export async function takeCopy({ me, words }: Cast, made: readonly Made[]): Promise<void> {
  const asked = await me.says(words.takeOut)
  expect(labelsOf(asked).at(-1)).toBe('privacy.takeAway.ready')
  const link = /"url":"([^"]+\/my-data\/[^"]+)"/.exec(JSON.stringify(asked))?.[1] ?? ''
  const answer = await fetch(link, { method: 'POST' })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  expect(Object.keys(files).sort()).toEqual([
    'bestanden/cv.pdf',
    'bestanden/les.pdf',
    expect.stringMatching(/^bestanden\/moti/),
    'gegevens.html',
    'gegevens.json',
  ])
  const html = strFromU8(files['gegevens.html'] as Uint8Array)
  for (const text of [words.name, words.missing, words.good, ...words.readable]) expect(html).toContain(text)
  expect(html).not.toMatch(/>selection\/cv<|>step\/selection\/cv<|>sent-back</)
  expect(Object.values(files).map((bytes) => strFromU8(bytes))).toContain(words.letter)
  const { kept } = JSON.parse(strFromU8(files['gegevens.json'] as Uint8Array)) as Copy
  const events = kept.filter(({ kind }) => kind === 'step-event').map(({ document }) => document)
  events.sort((one, two) => String(one.id).localeCompare(String(two.id)))
  const taken = events.map(({ step, to, by }) => [step, to, by?.role])
  expect(taken).toEqual([['orientation/zelfscan', 'confirmed', 'candidate'], ['orientation/info-session', 'confirmed', 'system'], ...made])
  expect((await fetch(link, { method: 'POST' })).status).toBe(410)
}

/** Erases everything with a code; no byte is left that tells who it was. */
export async function eraseAll(world: World, { me, phone, words, staff }: Cast, personId: string): Promise<void> {
  const { program } = world
  expect(await tracesIn(program.data, words.marks)).not.toEqual([])
  expect(labelsOf(await me.saying(words.erase, words.yes))).toEqual(['privacy.erase.code'])
  expect(labelsOf(await me.says('000000'))[0]).toBe('privacy.erase.wrong')
  expect(labelsOf(await me.says(await world.code(words.email)))).toEqual(['privacy.erase.done'])
  await world.clock.days(1)
  expect(labelsOf(await staff.intermediary.presses(`candidate ${personId}`))).toEqual(['journey.refused.unknown'])
  expect(wordsOf(await phone.says(words.steps))).not.toContain(words.name)
  await expect.poll(() => tracesIn(program.data, words.marks), { timeout: 20_000, interval: 200 }).toEqual([])
  expect(words.marks.filter((mark) => program.output().toLowerCase().includes(mark))).toEqual([])
}
