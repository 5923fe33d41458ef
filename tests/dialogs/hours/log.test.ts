import { describe, expect, test } from 'vitest'
import { labels } from '../../support/desk.ts'
import { expectWhole } from '../../support/hours-invariants.ts'
import { buttons, formOf, hoursTalk, texts, told } from '../../support/hours-talk.ts'

test('one sentence and one tap', async () => {
  const { say, store } = await hoursTalk()
  expect(told(await say('1,5u met Noor gisteren observatie rekenles'))).toEqual([
    'hours.check.one: Klopt dit? Noor Bakker, di 17 nov, 1 u 30, observatie in de klas, notitie: rekenles. Daarna heeft Noor Bakker nog 58 u 30 van de 60.',
  ])
  expect(told(await say('klopt'))).toEqual(['hours.saved.one: Genoteerd. Daarna heeft Noor Bakker nog 58 u 30 van de 60.'])
  const { standing } = await expectWhole(store)
  expect(standing).toMatchObject([
    { minutes: 90, date: '2026-11-17', what: 'observation', note: 'rekenles', noteFor: 'coach', rate: 'internal' },
  ])
})

test('the same in English', async () => {
  const { say } = await hoursTalk({ locale: 'en-GB' })
  expect(told(await say('1.5h with Noor yesterday, observation'))).toEqual([
    'hours.check.one: Is this right? Noor Bakker, Tue 17 Nov, 1 h 30, observation in class. That leaves Noor Bakker 58 h 30 of 60.',
  ])
  expect(labels(await say('yes'))).toEqual(['hours.saved.one'])
})

test('only what is missing is asked: which Sam, which day, how long', async () => {
  const { say } = await hoursTalk()
  const which = await say('overleg met Sam gisteren, een uur')
  expect(labels(which)).toEqual(['hours.fill.which'])
  expect(buttons(which).map(({ title }) => title)).toEqual(['Sam de Vries', 'Sam Kuipers'])
  expect(texts(await say('Kuipers'))).toContain('Sam Kuipers, di 17 nov, 1 u, gesprek')
  await say('stop')
  const day = await say('een uur met Noor')
  expect(labels(day)).toEqual(['hours.fill.date'])
  expect(buttons(day).map(({ title }) => title)).toEqual(['Vandaag', 'Gisteren', 'ma 16 nov', 'zo 15 nov', 'za 14 nov', 'vr 13 nov'])
  expect(texts(await say('maandag'))).toContain('Noor Bakker, ma 16 nov, 1 u')
  await say('stop')
  expect(labels(await say('met Noor gesproken gisteren'))).toEqual(['hours.fill.minutes'])
  expect(texts(await say('van 9 tot half elf'))).toContain('di 17 nov, 1 u 30 (09:00–10:30)')
})

test('a stranger’s name is asked about, and nobody hears of another coach’s candidate', async () => {
  const { say } = await hoursTalk()
  const asked = await say('2u met Ali Demir gisteren')
  expect(told(asked)[0]).toMatch(/^hours.fill.stranger: Ik vind bij jou geen kandidaat ‘Ali.*’. Wie bedoel je\?$/)
  expect(buttons(asked).map(({ title }) => title)).toEqual(['Noor Bakker', 'Sam de Vries', 'Sam Kuipers'])
  expect(labels(await say('Ali Demir'))).toEqual(['hours.candidate.unknown', 'hours.fill.stranger'])
})

test('several in one message: one question, one yes; what cannot be is named and the rest kept', async () => {
  const { say, store } = await hoursTalk()
  const asked = await say('gisteren 1 uur Noor, vandaag 2 uur Sam Kuipers en gisteren 11 uur met Sam de Vries')
  expect(labels(asked)).toEqual(['hours.check.many'])
  expect(texts(asked)).toMatch(
    /Noor Bakker, di 17 nov, 1 u.*Sam Kuipers, wo 18 nov, 2 u.*Dit kan ik niet noteren.*Sam de Vries.*Meer dan 8 uur/s,
  )
  expect(told(await say('ja'))[0]).toMatch(/^hours.saved.many: Genoteerd, 2 keer\. .*Meer dan 8 uur/)
  expect((await expectWhole(store)).standing).toHaveLength(2)
})

test('one session with two people is an entry for each, and says that it is paid once', async () => {
  const { say, store } = await hoursTalk()
  expect(texts(await say('2u met Noor en Sam de Vries gisteren'))).toContain('wordt één keer betaald')
  await say('klopt')
  const { standing } = await expectWhole(store)
  expect(new Set(standing.map(({ group }) => group)).size).toBe(1)
  expect(standing.map(({ minutes }) => minutes)).toEqual([120, 120])
})

describe('before the yes everything can be different', () => {
  test.each([
    ['2 uur', 'di 17 nov, 2 u, gesprek'],
    ['nee, het was 45 minuten', 'di 17 nov, 45 min, gesprek'],
    ['nee wacht, het was toch 45 minuten', 'di 17 nov, 45 min, gesprek'],
    ['maandag', 'ma 16 nov, 1 u, gesprek'],
    ['observatie', 'di 17 nov, 1 u, observatie in de klas'],
    ['Sam Kuipers', 'Sam Kuipers, di 17 nov, 1 u'],
    ['notitie: fijn gesprek', 'notitie: fijn gesprek'],
  ])('%s', async (typed, line) => {
    const { say } = await hoursTalk()
    await say('1 uur met Noor gisteren')
    expect(texts(await say(typed))).toContain(line)
    await say('nee')
    expect(texts(await say(typed))).toContain(line)
  })

  test('another entry is added', async () => {
    const { say } = await hoursTalk()
    await say('1 uur met Noor gisteren')
    expect(labels(await say('en 30 min met Sam Kuipers vandaag'))).toEqual(['hours.check.many'])
    expect(labels(await say('aanpassen'))).toEqual(['hours.which.ask'])
    expect(labels(await say('Noor'))).toEqual(['hours.change.ask'])
    expect(texts(await say('2 uur'))).toMatch(/Noor Bakker, di 17 nov, 2 u.*Sam Kuipers, wo 18 nov, 30 min/s)
  })

  test('the note is shared with one tap, and not shared again', async () => {
    const { say } = await hoursTalk()
    await say('1 uur met Noor gisteren over rekenles')
    expect(texts(await say('Deel notitie met Noor Bakker'))).toContain('gedeelde notitie: rekenles')
    expect(texts(await say('Notitie alleen voor mij'))).toContain(', notitie: rekenles')
  })

  test('a question is answered by the desk, and then the open question comes back', async () => {
    const { say } = await hoursTalk()
    await say('1 uur met Noor gisteren')
    expect(labels(await say('wat verdient een coach per uur?')).at(-1)).toBe('hours.check.one')
    expect(labels(await say('stop'))).toEqual(['hours.stopped'])
  })
})

test('the card: all fields at once, filled in again to change', async () => {
  const { say, alex } = await hoursTalk()
  const asked = await say('uren')
  expect(labels(asked)).toEqual(['hours.candidate.ask'])
  expect(formOf(asked)).toMatchObject({ date: '2026-11-18', what: 'talk', noteFor: 'coach' })
  const form = { flow: 'hours-log', version: 1, form: true }
  const filled = { candidate: 'noor', date: 'gisteren', minutes: '1,5 uur', what: 'observation', note: 'rekenles', noteFor: 'candidate' }
  const shown = await alex.presses({ ...form, step: 'candidate', ...filled })
  expect(texts(shown)).toContain('Noor Bakker, di 17 nov, 1 u 30, observatie in de klas, gedeelde notitie: rekenles')
  const change = await say('aanpassen')
  expect(formOf(change)).toEqual({
    candidate: 'noor',
    date: '2026-11-17',
    minutes: '90',
    what: 'observation',
    note: 'rekenles',
    noteFor: 'candidate',
  })
  const again = await alex.presses({ ...form, step: 'change', ...filled, date: '2026-11-16', minutes: '60', note: '' })
  expect(texts(again)).toContain('Noor Bakker, ma 16 nov, 1 u, observatie in de klas.')
  expect(labels(await say('klopt'))).toEqual(['hours.saved.one'])
})

test('without cards the same, question by question; a sentence is an answer too', async () => {
  const { say } = await hoursTalk({ locale: 'en-GB' })
  await say('log hours')
  const asked = []
  for (const answer of ['Noor', 'yesterday', '45', 'intake', 'no note']) asked.push(...labels(await say(answer)))
  expect(asked).toEqual(['hours.date.ask', 'hours.minutes.ask', 'hours.kind.ask', 'hours.noteStep.ask', 'hours.check.one'])
  expect(texts(await say('yes'))).toContain('15 min of 1 h')
  await say('log hours')
  expect(labels(await say('1h with Noor yesterday'))).toEqual(['hours.check.one'])
})

test('the same as last week', async () => {
  const { say } = await hoursTalk()
  expect(labels(await say('zelfde als vorige week'))).toEqual(['hours.again.none'])
  await say('1 uur met Noor op 11 november en 45 min met Sam Kuipers op 10 november')
  await say('klopt')
  expect(texts(await say('zelfde als vorige week'))).toContain('Noor Bakker, wo 18 nov, 1 u, gesprek')
  await say('stop')
  expect(texts(await say('zelfde als vorige week met Sam Kuipers'))).toContain('Sam Kuipers, wo 18 nov, 45 min')
})

test('twice the same is asked about; the second yes of a double tap writes nothing', async () => {
  const { say, alex, handle, store } = await hoursTalk()
  await say('1 uur met Noor gisteren')
  const tap = { ...alex.base(), text: 'klopt' }
  await Promise.all([handle(tap), handle(tap), alex.says('klopt')])
  expect((await expectWhole(store)).ledger).toHaveLength(1)
  expect(texts(await say('1 uur met Noor gisteren'))).toContain('je noteerde op die dag al 1 u met Noor Bakker')
})

test('hours are for coaches: anybody else’s sentence is an ordinary message', async () => {
  const { say, megan, person } = await hoursTalk()
  expect(labels(await say('2u met Noor gisteren', megan))).not.toContain('hours.check.one')
  const adele = person({ channelId: 'msteams', aadObjectId: '00000000-0000-0000-0000-0000000000022' })
  expect(labels(await say('noteer 2u met Noor gisteren', adele)).filter((one) => one.startsWith('hours'))).toEqual([])
  expect(labels(await say('uren', adele))).toEqual(['topic.notForYou'])
  const visitor = person()
  expect(labels(await visitor.says('2u met Noor gisteren')).filter((one) => one.startsWith('hours'))).toEqual([])
  expect(labels(await visitor.says('uren'))).toContain('topic.notForYou')
})

test('in the middle of something else a sentence asks before it takes over', async () => {
  const { say } = await hoursTalk()
  await say('zelfscan')
  expect(labels(await say('1 uur met Noor gisteren'))).toEqual(['flow.switchKept'])
  expect(labels(await say('ja'))).toEqual(['hours.check.one'])
})
