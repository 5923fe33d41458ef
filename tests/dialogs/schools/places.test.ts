import { afterEach, describe, expect, test } from 'vitest'
import { tendSlot } from '../../../bot/services/matching/due-matching.ts'
import type { PlaceDoc } from '../../../data/offer.ts'
import { type SchoolDoc, schoolPartition } from '../../../data/school.ts'
import { labels, type Seen } from '../../support/desk.ts'
import { heard } from '../../support/route-desk.ts'
import { commandsIn, schoolDesk } from '../../support/school-desk.ts'

type Desk = Awaited<ReturnType<typeof schoolDesk>>
const opened: Desk[] = []
afterEach(() => {
  for (const desk of opened.splice(0)) desk.close()
})
async function openDesk() {
  const desk = await schoolDesk()
  opened.push(desk)
  return desk
}
async function say(me: { says: (text: string) => Promise<Seen[]> }, ...texts: string[]) {
  let said: Seen[] = []
  for (const text of texts) said = await me.says(text)
  return said
}
const khadija = 'khadija-amrani'
const pair = `demo-${khadija} de-waterlelie lower`

/** An offer that is out, with the link of its mail. */
async function asked(locale = 'nl-NL') {
  const desk = await openDesk()
  const me = desk.intermediary(locale)
  await me.presses({ command: `school-met ${pair}` })
  await me.presses({ command: `school-offer ${pair}` })
  const said = await me.says('ja')
  await desk.due()
  const link = await desk.link('de-waterlelie')
  return { desk, me, said, link }
}

describe('from who needs a school to a place', () => {
  test('an intermediary sees who waits, schools with reasons, plans a meeting and only then asks', async () => {
    const desk = await openDesk()
    const me = desk.intermediary()
    expect(heard(await me.says('wie zoekt een school'))).toContain('Khadija Amrani')
    expect(commandsIn(await me.presses({ command: `candidate-more demo-${khadija}` }))).toContain(`school-for demo-${khadija}`)
    const said = await me.presses({ command: `school-for demo-${khadija}` })
    expect(labels(said)).toContain('schools.match.proposals')
    expect(heard(said)).toContain('Een rustige plek om te beginnen')
    expect(commandsIn(said).some((one) => one.startsWith(`school-meet demo-${khadija} `))).toBe(true)
    await me.presses({ command: `school-offer ${pair}` })
    expect(labels(await me.says('ja'))).toEqual(['schools.match.refused.no-meeting'])
    await me.presses({ command: `school-meet ${pair}` })
    expect(labels(await say(me, '2 december 15.30'))).toEqual(['schools.match.meet.sure'])
    expect(labels(await me.says('ja'))).toEqual(['schools.match.meet.done'])
    await desk.due()
    const mails = await desk.mails()
    expect(mails.find(({ to }) => to.includes('directie@de-waterlelie'))?.text).toContain(
      'Khadija komt op woensdag 2 december om 15:30 kennismaken',
    )
    expect(mails.find(({ to }) => to.includes('directie@de-waterlelie'))?.text).not.toContain('Amrani')
    await me.presses({ command: `school-offer ${pair}` })
    expect(labels(await me.says('ja'))).toEqual(['schools.match.refused.no-meeting'])
    desk.clock.set(new Date('2026-12-02T16:00:00Z'))
    await me.presses({ command: `school-offer ${pair}` })
    expect(labels(await me.says('ja'))).toEqual(['schools.match.offer.done'])
    expect(await desk.places('de-waterlelie')).toMatchObject([{ candidate: `demo-${khadija}`, group: 'lower', state: 'held' }])
  })

  test('the link shows buttons and changes nothing; pressing takes the place, once more says the same', async () => {
    const { desk, me, link } = await asked()
    const page = await desk.visit('GET', link)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Een plek voor Khadija')
    expect(await desk.places('de-waterlelie')).toMatchObject([{ state: 'held' }])
    for (const _ of [1, 2]) expect((await desk.visit('POST', link)).text).toContain('De plek staat vast')
    expect(await desk.places('de-waterlelie')).toMatchObject([{ state: 'taken', group: 'lower' }])
    expect(await desk.offers(khadija)).toMatchObject([{ state: 'accepted' }])
    expect(await desk.slot(khadija)).toMatchObject({ state: 'accepted', target: 'de-waterlelie' })
    expect((await desk.visit('GET', link)).text).not.toContain('<button')
    const [offer] = await desk.offers(khadija)
    await me.presses({ command: `school-withdraw demo-${khadija} ${offer?.id}` })
    expect(labels(await me.says('ja'))).toEqual(['schools.match.refused.over'])
    await desk.due()
    expect(await desk.subjects()).toEqual(expect.arrayContaining(['Je hebt een plek bij De Waterlelie']))
    expect(heard(await me.presses({ command: `school-for demo-${khadija}` }))).toContain('Bevestig de stap')
    expect(heard(await me.presses({ command: 'school de-waterlelie' }))).toContain('1 bezet, 0 vastgehouden')
    await me.presses({ command: `school-offer demo-${khadija} de-zonnewijzer lower` })
    expect(labels(await me.says('ja'))).toEqual(['schools.match.refused.no-meeting'])
  })

  test('the same in English: the page speaks the language of the browser, and no is no', async () => {
    const { desk, me, said, link } = await asked('en-GB')
    expect(said[0]?.text).toContain('The place at De Waterlelie is held for Khadija Amrani until')
    expect((await desk.visit('GET', link, 'en-US')).text).toContain('Is there a place for Khadija at De Waterlelie')
    const no = await desk.visit('POST', `${link}?no-room`, 'en-US')
    expect([no.status, no.text]).toEqual([200, expect.stringContaining('Thank you for your answer')])
    expect(await desk.places('de-waterlelie')).toEqual([])
    expect(await desk.offers(khadija)).toMatchObject([{ state: 'declined', answer: { reason: 'no-room' } }])
    for (const method of ['GET', 'POST'] as const) expect((await desk.visit(method, link, 'en')).status).toBe(410)
    await me.presses({ command: `school-offer ${pair}` })
    expect(labels(await me.says('yes'))).toEqual(['schools.match.refused.refused'])
  })
})

describe('everything that can be wrong', () => {
  test('a link that was changed, cut off or made up is answered kindly', async () => {
    const { desk, link } = await asked()
    for (const path of [`${link}x`, link.slice(0, -4), '/school/hello', `/school/${'a'.repeat(3000)}`, '/school/.'])
      for (const method of ['GET', 'POST'] as const) {
        const { status, text } = await desk.visit(method, path)
        expect([status, text]).toEqual([404, expect.stringContaining('Deze link klopt niet')])
      }
    expect(await desk.places('de-waterlelie')).toMatchObject([{ state: 'held' }])
  })

  test('taken back: the place is free, the school hears it, and the link says so', async () => {
    const { desk, me, link } = await asked()
    const [command = ''] = commandsIn(await me.presses({ command: `school-for demo-${khadija}` })).filter((one) =>
      one.startsWith('school-withdraw'),
    )
    await me.presses({ command })
    expect(labels(await me.says('ja'))).toEqual(['schools.match.withdraw.done'])
    expect(await desk.places('de-waterlelie')).toEqual([])
    await desk.due()
    expect(await desk.subjects()).toContain('Je hoeft niet meer te antwoorden over Khadija')
    expect((await desk.visit('POST', link)).status).toBe(410)
    await me.presses({ command })
    expect(labels(await me.says('ja'))).toEqual(['schools.match.withdraw.done'])
    expect((await desk.mails()).filter(({ subject }) => subject.includes('niet meer te antwoorden'))).toHaveLength(1)
  })

  test('no answer: asked once more, then over, with the place free and the intermediary told', async () => {
    const { desk, link } = await asked()
    const slot = async () => (await desk.slot(khadija))!
    desk.clock.set(new Date((await slot()).dueAt!))
    await tendSlot(desk.schooling.matching, await slot())
    await desk.due()
    expect(await desk.subjects()).toContain('Nog even: is er een plek voor Khadija?')
    desk.clock.set(new Date((await slot()).expiresAt))
    expect((await desk.visit('POST', link)).status).toBe(410)
    await tendSlot(desk.schooling.matching, await slot())
    expect(await desk.places('de-waterlelie')).toEqual([])
    expect(await desk.slot(khadija)).toBeUndefined()
    expect((await desk.visit('GET', link)).text).toContain('Deze vraag is voorbij')
  })

  test('the last place given a moment before is said, and nothing is asked', async () => {
    const desk = await openDesk()
    const me = desk.intermediary()
    await me.presses({ command: `school-met demo-${khadija} de-spiegelgracht lower` })
    const place: PlaceDoc = {
      partition: schoolPartition('de-spiegelgracht'),
      kind: 'place',
      id: 'one',
      candidate: 'one',
      group: 'lower',
      state: 'taken',
      since: '2026-11-01T00:00:00.000Z',
    }
    await desk.store.commit([{ op: 'put', doc: place }])
    await me.presses({ command: `school-offer demo-${khadija} de-spiegelgracht lower` })
    expect(labels(await me.says('ja'))).toEqual(['schools.match.refused.full'])
    expect(await desk.offers(khadija)).toEqual([])
    expect(await desk.slot(khadija)).toBeUndefined()
  })

  test('never two for one candidate', async () => {
    const { desk, me } = await asked()
    await me.presses({ command: `school-met demo-${khadija} de-zonnewijzer lower` })
    await me.presses({ command: `school-offer demo-${khadija} de-zonnewijzer lower` })
    expect(labels(await me.says('ja'))).toEqual(['schools.match.refused.open'])
    expect(await desk.places('de-zonnewijzer')).toEqual([])
  })

  test('a place that does not suit, a person or school that is not there, a day gone by, and no', async () => {
    const desk = await openDesk()
    const me = desk.intermediary()
    await me.presses({ command: `school-met demo-${khadija} de-meeuwen upper` })
    await me.presses({ command: `school-offer demo-${khadija} de-meeuwen upper` })
    expect(labels(await me.says('ja'))).toEqual(['schools.match.refused.obstacles'])
    for (const command of [
      'school-for nobody',
      'school-offer nobody de-waterlelie lower',
      `school-offer demo-${khadija} nowhere lower`,
      `school-met demo-${khadija} de-waterlelie nothing`,
      'school-withdraw nobody one',
    ])
      expect(labels(await me.presses({ command }))).toEqual(['schools.match.refused.unknown'])
    await me.presses({ command: `school-meet ${pair}` })
    expect(labels(await me.says('gisteren 15.00'))[0]).toMatch(/^sessions\.staff\.start\./)
    expect(labels(await say(me, '2 december 15.30', 'nee'))).toEqual(['schools.match.kept'])
    await desk.due()
    expect((await desk.mails()).filter(({ to }) => to.includes('directie@'))).toEqual([])
  })

  test.each(['20', '22', '23'])('others cannot: person %s', async (digits) => {
    const desk = await openDesk()
    const me = desk.person({ channelId: 'msteams', aadObjectId: `00000000-0000-0000-0000-00000000000${digits}` })
    await me.says('hoi')
    for (const command of [
      'school-waiting',
      `school-for demo-${khadija}`,
      `school-meet ${pair}`,
      `school-met ${pair}`,
      `school-offer ${pair}`,
      `school-withdraw demo-${khadija} one`,
    ])
      expect(labels(await me.presses({ command }))).toEqual(['topic.notForYou'])
  })
})

test('a school that gives up a place meanwhile still keeps the one that is held', async () => {
  const { desk, me, link } = await asked()
  await me.presses({ command: 'school-edit de-waterlelie' })
  await me.presses({ flow: 'school-edit', version: 1, step: 'what', answer: 'guidance' })
  expect(labels(await say(me, '0', 'ja'))).toEqual(['schools.refused.below', 'schools.ask.guidance'])
  expect(labels(await say(me, '1', 'ja'))).toEqual(['schools.changed'])
  expect((await desk.visit('POST', link)).text).toContain('De plek staat vast')
  const school = await desk.store.get<SchoolDoc>({ partition: schoolPartition('de-waterlelie'), kind: 'school', id: 'de-waterlelie' })
  expect(school?.guidance).toBe(1)
})
