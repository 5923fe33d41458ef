import { describe, expect, test } from 'vitest'
import { codeOf, deskServer, type Got } from '../../support/desk-server.ts'

type Reason = { part: string; weight: number; text: string }
type Shown = {
  coach: string
  name: string
  way: string
  points: number
  locked: boolean
  reasons: Reason[]
  stops: string[]
  change?: string
}
type One = { id: string; name: string; open?: { offer: string; coach: string }; asked: string[] } & Record<
  'possible' | 'wouldBe' | 'others',
  Shown[]
>
type Run = {
  id: string
  sure: string
  pairs: { candidate: string; coach: string; facts: string[] }[]
  skipped: { candidate: string; name: string }[]
}
type Lists = {
  waiting: { id: string; name: string; days: number }[]
  open: { offer: string; candidate: string; coach: string }[]
  run?: Run
}

let requests = 0
const request = () => `matching-${++requests}`
const messageOf = ({ body }: Got) => String((body.error as { message?: string } | undefined)?.message ?? body.message)

async function megans() {
  const desk = await deskServer()
  const megan = desk.browser()
  await megan.signIn('megan-bowen')
  const does = (path: string, about: object = {}) => megan.post(`/desk/api/${path}`, { request: request(), ...about })
  const lists = async () => (await megan.get('/desk/api/matching')).body as unknown as Lists
  const one = async (id: string) => (await megan.get(`/desk/api/matching/${id}`)).body as unknown as One
  const [first] = (await lists()).waiting
  const id = first?.id ?? ''
  const best = (await one(id)).possible
  const coach = best[0]?.coach ?? ''
  return { ...desk, megan, does, lists, one, id, best, coach, of: (deed: string, about?: object) => does(`matching/${id}/${deed}`, about) }
}

describe('one candidate', () => {
  test('proposals with reasons in the language of whoever reads, the best first; nothing of the store', async () => {
    const { one, id, best, megan } = await megans()
    expect(best.length).toBeGreaterThan(1)
    expect(best.map(({ points }) => points)).toEqual(best.map(({ points }) => points).toSorted((a, b) => b - a))
    expect(best.every(({ way, reasons }) => way === 'offer' && reasons.length > 0)).toBe(true)
    const nl = best.flatMap(({ reasons }) => reasons.map(({ text }) => text))
    await megan.post('/desk/api/locale', { locale: 'en' })
    const en = await one(id)
    expect(en.possible.map(({ coach }) => coach)).toEqual(best.map(({ coach }) => coach))
    expect(en.possible.flatMap(({ reasons }) => reasons.map(({ text }) => text)).filter((text) => nl.includes(text))).toEqual([])
    const { text } = await megan.get('/desk/api/matching')
    for (const hidden of ['"etag"', '"partition"', '"createdAt"', '@', '{{'])
      expect([hidden, text.includes(hidden)]).toEqual([hidden, false])
  })

  test('an offer, once, is open for everybody; a second is refused with the name; withdrawn, they wait again', async () => {
    const { of, one, lists, id, best, coach } = await megans()
    const wish = { request: request(), coach }
    const [sent, again] = [await of('offer', wish), await of('offer', wish)]
    expect([sent.status, again.status, messageOf(sent)]).toEqual([200, 200, expect.stringContaining(best[0]?.name ?? '-')])
    expect((await lists()).open.filter(({ candidate }) => candidate === id)).toHaveLength(1)
    const second = await of('offer', { coach: best[1]?.coach })
    expect([second.status, codeOf(second), messageOf(second)]).toEqual([409, 'open', expect.stringContaining(best[0]?.name ?? '-')])
    const { open } = await one(id)
    const back = await of('withdraw', { ...open, words: 'toch niet' })
    expect([back.status, messageOf(back)]).toEqual([200, expect.stringMatching(/^Teruggenomen\. /)])
    expect((await lists()).open).toEqual([])
    const after = await one(id)
    expect([after.open, after.asked]).toEqual([undefined, [expect.stringContaining('teruggenomen')]])
  })

  test('ruled out, a coach can be offered to only for a reason; let go, as before; kept, they are first in the group', async () => {
    const { of, one, does, id, coach } = await megans()
    expect((await of('exclude', { coach })).status).toBe(200)
    const { wouldBe, others, possible } = await one(id)
    expect(possible.some((each) => each.coach === coach)).toBe(false)
    expect([...wouldBe, ...others].find((each) => each.coach === coach)).toMatchObject({ way: 'override', stops: [expect.any(String)] })
    const refused = await of('offer', { coach })
    expect([refused.status, codeOf(refused), messageOf(refused)]).toEqual([409, 'obstacles', expect.stringContaining('eerder afgewezen')])
    expect(codeOf(await of('offer', { coach, words: '  ' }))).toBe('words')
    expect((await of('unlock', { coach })).status).toBe(200)
    expect((await one(id)).possible[0]?.coach).toBe(coach)
    expect((await of('lock', { coach })).status).toBe(200)
    expect((await one(id)).possible[0]).toMatchObject({ coach, locked: true })
    const run = (await does('cohort/solve')).body as unknown as Run
    expect(run.pairs.find(({ candidate }) => candidate === id)).toMatchObject({ coach, facts: ['Vastgezet door een intermediair'] })
    await of('exclude', { coach })
    expect((await of('offer', { coach, words: 'zij kennen elkaar' })).status).toBe(200)
  })
})

test('the whole group: made, somebody left out and taken in again, sent once; an older one is not sent', async () => {
  const { does, lists, id } = await megans()
  const first = (await does('cohort/solve')).body as unknown as Run
  expect(first.pairs.some(({ candidate }) => candidate === id)).toBe(true)
  const without = (await does('cohort/skip', { candidate: id })).body as unknown as Run
  expect([without.pairs.some(({ candidate }) => candidate === id), without.skipped.map(({ candidate }) => candidate)]).toEqual([
    false,
    [id],
  ])
  expect(((await lists()).run as Run).skipped).toEqual(without.skipped)
  const whole = (await does('cohort/unskip', { candidate: id })).body as unknown as Run
  expect([whole.skipped, whole.pairs.length, whole.sure]).toEqual([
    [],
    first.pairs.length,
    expect.stringContaining(String(first.pairs.length)),
  ])
  expect(codeOf(await does('cohort/send', { run: 'of yesterday' }))).toBe('old')
  const wish = { run: whole.id, request: request() }
  const [sent, again] = [await does('cohort/send', wish), await does('cohort/send', wish)]
  expect([sent.status, messageOf(sent), messageOf(again)]).toEqual([200, expect.stringMatching(/^Klaar: /), messageOf(sent)])
  const after = await lists()
  expect([after.open.length, after.run?.pairs]).toEqual([whole.pairs.length, []])
})

test('only intermediaries, only our own page, only what is known', async () => {
  const { browser, does, of, megan, coach, lists } = await megans()
  const adele = browser()
  await adele.signIn('adele-vance')
  const paths = ['matching/x/offer', 'matching/x/lock', 'matching/x/withdraw', 'cohort/solve', 'cohort/send']
  for (const path of paths) {
    expect([path, codeOf(await adele.post(`/desk/api/${path}`, { request: request() }))]).toEqual([path, 'forbidden'])
    const foreign = await megan.post(`/desk/api/${path}`, { request: request(), coach }, { origin: 'https://elsewhere.example' })
    expect([path, codeOf(foreign)]).toEqual([path, 'origin'])
    expect([path, codeOf(await megan.post(`/desk/api/${path}`, {}, { 'x-loket-desk': undefined }))]).toEqual([path, 'csrf'])
  }
  expect(codeOf(await adele.get('/desk/api/matching/x'))).toBe('forbidden')
  expect((await megan.get('/desk/api/matching/nobody')).status).toBe(404)
  const wrong: [Promise<Got>, string][] = [
    [of('offer'), 'wrong'],
    [of('offer', { coach, request: 'short' }), 'wrong'],
    [of('offer', { coach: 'nobody' }), 'unknown-coach'],
    [of('lock', { coach: 'nobody' }), 'unknown'],
    [of('offer', { coach, words: 'x'.repeat(801) }), 'wrong'],
    [of('toString', { coach }), 'wrong'],
    [of('withdraw', { coach, offer: 'nothing' }), 'gone'],
    [does('cohort/skip', { candidate: 'nobody' }), 'wrong'],
    [does('matching/nobody/offer', { coach }), 'unknown'],
  ]
  for (const [asked, code] of wrong) expect(codeOf(await asked)).toBe(code)
  expect((await lists()).open).toEqual([])
})
