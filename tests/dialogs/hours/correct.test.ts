import { describe, expect, test } from 'vitest'
import { type ConversationDoc, conversationKey } from '../../../bot/conversation-doc.ts'
import { labels, type Seen } from '../../support/desk.ts'
import { expectWhole } from '../../support/hours-invariants.ts'
import { buttons, formOf, hoursTalk, people, texts, told } from '../../support/hours-talk.ts'

async function logged(locale = 'nl-NL') {
  const talk = await hoursTalk({ locale })
  await talk.say('1,5 uur met Noor gisteren observatie rekenles')
  await talk.say('klopt')
  const press = async (seen: readonly Seen[], title: string, who = talk.alex) =>
    who.presses({ command: buttons(seen).find((one) => one.title === title)?.data?.command ?? title })
  return { ...talk, press }
}

test('herstel: the list, what is different, the reason, and it is another entry', async () => {
  const { say, press, store } = await logged()
  const list = await say('herstel')
  expect(labels(list)).toEqual(['hours.list.ask'])
  const asked = await press(list, 'Aanpassen')
  expect(labels(asked)).toEqual(['hours.change.ask'])
  expect(formOf(asked)).toMatchObject({ candidate: 'noor', date: '2026-11-17', minutes: '90', what: 'observation', note: 'rekenles' })
  expect(texts(await say('1 uur'))).toMatch(
    /Het was: Noor Bakker, di 17 nov, 1 u 30, .*Het wordt: Noor Bakker, di 17 nov, 1 u, .*59 u van de 60/s,
  )
  expect(labels(await say('klopt'))).toEqual(['hours.reason.ask'])
  expect(labels(await say('x'))).toEqual(['hours.reason.short', 'hours.reason.ask'])
  expect(told(await say('Verkeerd ingevoerd'))).toEqual([
    'hours.corrected: Verbeterd. Het is nu: Noor Bakker, di 17 nov, 1 u, observatie in de klas, notitie: rekenles. Daarna heeft Noor Bakker nog 59 u van de 60.',
  ])
  const { standing, ledger } = await expectWhole(store)
  expect([ledger.length, standing[0]?.minutes, standing[0]?.reason]).toEqual([3, 60, 'Verkeerd ingevoerd'])
})

test.each([
  ['gisteren', 'Het wordt: Noor Bakker, di 17 nov'],
  ['maandag', 'Het wordt: Noor Bakker, ma 16 nov, 1 u 30'],
  ['Sam Kuipers', 'Het wordt: Sam Kuipers, di 17 nov, 1 u 30'],
  ['driegesprek', 'Het wordt: Noor Bakker, di 17 nov, 1 u 30, driegesprek'],
  ['notitie: taalles', 'notitie: taalles'],
])('what is different can be typed: %s', async (typed, text) => {
  const { say, press } = await logged()
  await press(await say('herstel'), 'Aanpassen')
  expect(texts(await say(typed))).toContain(text)
})

test('nothing different is said so, and nothing is written', async () => {
  const { say, press, store } = await logged()
  await press(await say('herstel'), 'Aanpassen')
  await say('1,5 uur')
  await say('klopt')
  expect(labels(await say('zomaar'))).toEqual(['hours.entry.same'])
  expect((await expectWhole(store)).ledger).toHaveLength(1)
})

test('taking back with a reason; a button of before says that it is gone', async () => {
  const { say, press, store } = await logged()
  const list = await say('uren verwijderen')
  const asked = await press(list, 'Weghalen')
  expect(told(asked)).toEqual([
    'hours.withdraw.ask: Waarom haal je dit weg? Noor Bakker, di 17 nov, 1 u 30, observatie in de klas, notitie: rekenles',
  ])
  expect(texts(await say('Dubbel genoteerd'))).toMatch(/^Weggehaald: Noor Bakker.*nog 60 u van de 60/)
  expect((await expectWhole(store)).standing).toEqual([])
  expect(labels(await press(list, 'Weghalen'))).toEqual(['hours.entry.gone'])
  expect(labels(await press(list, 'Aanpassen'))).toEqual(['hours.entry.gone'])
  expect(labels(await say('herstel'))).toEqual(['hours.list.none'])
})

test('after the month is closed an intermediary puts it right, and the coach hears who can', async () => {
  const { say, press, hours, megan } = await hoursTalk().then(async (talk) => {
    await talk.say('1 uur met Noor op 15 oktober')
    await talk.say('klopt')
    const press = (seen: readonly Seen[], title: string, who = talk.alex) =>
      who.presses({ command: buttons(seen).find((one) => one.title === title)?.data?.command ?? title })
    return { ...talk, press }
  })
  const list = await say('herstel')
  const imke = { channelId: 'msteams', conversationId: 'c', userId: 'm', roles: ['intermediary' as const], staffId: people.megan }
  await hours.moveMonth(imke, { coach: people.alex, month: '2026-10', to: 'closed' })
  expect(labels(await press(list, 'Weghalen'))).toEqual(['hours.entry.closed'])
  expect(texts(await say('1 uur met Noor op 16 oktober'))).toContain('oktober 2026 is afgesloten')
  const shown = await say('uren van Noor', megan)
  expect(labels(shown)).toContain('hours.of.show')
  await press(shown, 'Aanpassen', megan)
  expect(texts(await say('30 min', megan))).toContain('Het wordt: Noor Bakker, do 15 okt, 30 min')
  await say('klopt', megan)
  expect(labels(await say('bon nagekeken', megan))).toEqual(['hours.corrected'])
  const history = await press(await say('uren van Noor Bakker', megan), 'Hele geschiedenis', megan)
  expect(texts(history)).toMatch(/30 min.*Teruggenomen: .*−1 u.*Reden: bon nagekeken.*1 u/s)
})

describe('room', () => {
  test('is asked with a reason, given with one tap, and then it fits', async () => {
    const { say, press, megan } = await logged()
    const refused = await say('1,5 uur intake met Noor gisteren')
    expect(texts(refused)).toContain('Dat past niet: Noor Bakker heeft nog 1 u van de 1 u. Er is 30 min te weinig.')
    expect(labels(await say('Vraag om ruimte'))).toEqual(['hours.room.ask'])
    expect(texts(await say('er was een tolk bij'))).toContain('Ik heb 30 min extra gevraagd voor Noor Bakker')
    const rooms = await say('ruimte', megan)
    expect(labels(rooms)).toContain('hours.rooms.list')
    expect(told(await press(rooms, 'Geef 30 min ruimte', megan))).toEqual([
      'hours.rooms.granted: Gegeven: 30 min extra voor Noor Bakker. Alex Wilber hoort het.',
    ])
    expect(labels(await press(rooms, 'Niet geven', megan))).toEqual(['hours.rooms.why'])
    expect(labels(await say('Niets', megan))).toEqual(['hours.rooms.wasGranted'])
    expect(labels(await say('ruimte', megan))).toEqual(['hours.rooms.none'])
    await say('1,5 uur intake met Noor gisteren')
    expect(texts(await say('klopt'))).toContain('0 min van')
  })

  test('less can be logged instead; among several the one that does not fit keeps its way to ask', async () => {
    const { say } = await logged()
    await say('1,5 uur intake met Noor gisteren')
    expect(labels(await say('45 min'))).toEqual(['hours.check.one'])
    await say('stop')
    await say('1,5 uur intake met Noor gisteren en 1 uur met Sam Kuipers gisteren')
    const saved = await say('klopt')
    expect(labels(saved)).toEqual(['hours.saved.one'])
    expect(buttons(saved).map(({ title }) => title)).toEqual(['Vraag om ruimte', 'Herstellen'])
    expect(labels(await say('Vraag om ruimte'))).toEqual(['hours.room.ask'])
    expect(labels(await say('lang gesprek'))).toEqual(['hours.room.asked'])
    expect(labels(await say('Vraag om ruimte'))).not.toContain('hours.room.asked')
  })

  test('no, with a word', async () => {
    const { say, press, megan } = await logged('en-GB')
    await say('1.5 hour intake with Noor yesterday')
    await say('Ask for room')
    await say('an interpreter was there')
    await press(await say('room requests', megan), "Don't give", megan)
    expect(labels(await say('please call me', megan))).toEqual(['hours.rooms.refused'])
  })
})

describe('a candidate', () => {
  test('sees their own budget and what is shared with them, nothing else', async () => {
    const { say, person, store } = await logged()
    await say('1 uur met Noor maandag over woordenschat')
    await say('Deel notitie met Noor Bakker')
    await say('klopt')
    const noor = person({ conversationId: 'of-noor' })
    await noor.says('hoi')
    const key = conversationKey('directline', 'of-noor')
    const doc = await store.get<ConversationDoc>(key)
    if (!doc) throw new Error('no conversation')
    const known: ConversationDoc = { ...doc, conversation: { ...doc.conversation, personId: 'noor' } }
    await store.commit([{ op: 'put', doc: known }])
    const shown = texts(await noor.says('mijn budget'))
    expect(shown).toContain('Begeleiding in jaar 1: nog 57 u 30 van 60 u, 2 u 30 gebruikt')
    expect(shown).toContain('woordenschat')
    expect(shown).not.toContain('rekenles')
  })

  test('who is not known yet hears how to see it; staff have none', async () => {
    const { say, person } = await hoursTalk()
    expect(labels(await person().says('mijn budget'))).toContain('hours.mine.unknown')
    expect(labels(await say('mijn budget'))).toEqual(['topic.notForYou'])
  })
})
