import { describe, expect, test } from 'vitest'
import type { Locale } from '../../../data/bilingual.ts'
import { loadTexts } from '../../../locales/texts.ts'
import { labels } from '../../support/desk.ts'
import { enrol } from '../../support/enrol.ts'
import { expectWhole } from '../../support/hours-invariants.ts'
import { hoursTalk, people, texts } from '../../support/hours-talk.ts'

/** What is typed in each language, one message after another, and what the last of it is answered with. */
const wrong: [why: string, nl: string[], en: string[], label: string, nlSays: RegExp, enSays: RegExp][] = [
  [
    'it has yet to happen',
    ['morgen 1 uur met Noor'],
    ['tomorrow 1 hour with Noor'],
    'hours.refused.why',
    /moet nog gebeuren/,
    /yet to happen/,
  ],
  [
    'it is long ago',
    ['1 uur met Noor op 3 augustus'],
    ['1 hour with Noor on 3 August'],
    'hours.refused.why',
    /langer dan 90 dagen geleden.*do 20 aug/s,
    /more than 90 days ago.*Thu 20 Aug/s,
  ],
  [
    'it is too long',
    ['9 uur met Noor gisteren'],
    ['9 hours with Noor yesterday'],
    'hours.refused.why',
    /Meer dan 8 uur/,
    /More than 8 hours/,
  ],
  [
    'it is too short',
    ['3 min met Noor gisteren'],
    ['3 minutes with Noor yesterday'],
    'hours.refused.why',
    /Minder dan 5 minuten/,
    /less than 5 minutes/,
  ],
  [
    'the day is full',
    ['8 uur met Noor gisteren', 'klopt', '5 uur met Sam Kuipers gisteren'],
    ['8 hours with Noor yesterday', 'yes', '5 hours with Sam Kuipers yesterday'],
    'hours.refused.why',
    /boven 12 uur op één dag\. Er kan nog 4 u bij/,
    /over 12 hours on one day\. There is room for 4 h/,
  ],
  [
    'they were busy',
    ['van 10 tot 11 met Noor gisteren', 'klopt', 'van half elf tot half twaalf met Sam Kuipers gisteren'],
    ['10:00 to 11:00 with Noor yesterday', 'yes', '10:30 to 11:30 with Sam Kuipers yesterday'],
    'hours.refused.why',
    /al bezig: van 10:00 tot 11:00 met Noor Bakker/,
    /busy then: from 10:00 to 11:00 with Noor Bakker/,
  ],
  [
    'it does not fit the budget',
    ['2 uur intake met Noor gisteren'],
    ['2 hours intake with Noor yesterday'],
    'hours.refused.why',
    /nog 1 u van de 1 u\. Er is 1 u te weinig/,
    /has 1 h left of 1 h\. It is 1 h short/,
  ],
  [
    'the candidate stopped',
    ['1 uur met Bo Stil gisteren'],
    ['1 hour with Bo Stil yesterday'],
    'hours.refused.why',
    /route van Bo Stil eindigde op ma 2 nov/,
    /route of Bo Stil ended on Mon 2 Nov/,
  ],
  [
    'the candidate is another’s',
    ['2u met Ali gisteren', 'Ali'],
    ['2h with Ali yesterday', 'Ali'],
    'hours.candidate.unknown',
    /geen kandidaat ‘Ali’/,
    /no candidate called ‘Ali’/,
  ],
  [
    'the name fits two',
    ['uren', 'Sam'],
    ['log hours', 'Sam'],
    'hours.candidate.several',
    /Sam de Vries en Sam Kuipers/,
    /Sam de Vries and Sam Kuipers/,
  ],
  ['the name is nobody’s', ['uren', 'Xantippe'], ['log hours', 'Xantippe'], 'hours.candidate.unknown', /‘Xantippe’/, /‘Xantippe’/],
  [
    'the day is no day',
    ['uren', 'Noor', 'appeltaart'],
    ['log hours', 'Noor', 'apple pie'],
    'hours.date.unclear',
    /Welke dag bedoel je/,
    /Which day do you mean/,
  ],
  [
    'the day does not exist',
    ['uren', 'Noor', '31 november'],
    ['log hours', 'Noor', '31 November'],
    'hours.date.unclear',
    /Welke dag/,
    /Which day/,
  ],
  [
    'the length is no length',
    ['uren', 'Noor', 'gisteren', 'best lang'],
    ['log hours', 'Noor', 'yesterday', 'quite long'],
    'hours.minutes.unclear',
    /Hoe lang was dat/,
    /How long was that/,
  ],
  [
    'the kind is no kind',
    ['uren', 'Noor', 'gisteren', '45', 'koffie'],
    ['log hours', 'Noor', 'yesterday', '45', 'coffee'],
    'hours.kind.unclear',
    /Dat soort ken ik niet/,
    /don't know that kind/,
  ],
  [
    'the note is a book',
    ['uren', 'Noor', 'gisteren', '45', 'gesprek', 'x '.repeat(400)],
    ['log hours', 'Noor', 'yesterday', '45', 'talk', 'x '.repeat(400)],
    'hours.refused.note-long',
    /500 tekens/,
    /500 characters/,
  ],
  [
    'nobody is chosen to read it',
    ['uren', 'Noor', 'gisteren', '45', 'gesprek', 'rekenles', 'de buurman'],
    ['log hours', 'Noor', 'yesterday', '45', 'talk', 'maths', 'the neighbour'],
    'hours.reader.unclear',
    /alleen voor jou, of ook/,
    /only you, or the candidate/,
  ],
  [
    'neither yes nor a change',
    ['1 uur met Noor gisteren', 'pannenkoek'],
    ['1 hour with Noor yesterday', 'pancake'],
    'hours.check.unclear',
    /Zeg ‘klopt’/,
    /Say ‘that's right’/,
  ],
  [
    'a change that means nothing',
    ['1 uur met Noor gisteren', 'aanpassen', 'pannenkoek'],
    ['1 hour with Noor yesterday', 'change it', 'pancake'],
    'hours.change.unclear',
    /Dat begrijp ik niet/,
    /don't follow/,
  ],
  [
    'neither of the two',
    ['1 uur met Noor gisteren en 2 uur met Sam Kuipers gisteren', 'aanpassen', 'pannenkoek'],
    ['1 hour with Noor yesterday and 2 hours with Sam Kuipers yesterday', 'change it', 'pancake'],
    'hours.which.unclear',
    /Kies een van deze/,
    /pick one of these/,
  ],
  ['hours of nobody', ['uren van Xantippe'], ['hours of Xantippe'], 'hours.candidate.unknown', /‘xantippe’/i, /‘xantippe’/i],
  [
    'hours of two',
    ['uren van Sam'],
    ['hours of Sam'],
    'hours.of.several',
    /meer mensen die ‘Sam’ heten/i,
    /More than one person is called ‘Sam’/i,
  ],
  [
    'room for nothing',
    ['2 uur intake met Noor gisteren', 'Vraag om ruimte', 'x'],
    ['2 hours intake with Noor yesterday', 'Ask for room', 'x'],
    'hours.reason.short',
    /paar woorden/,
    /few words/,
  ],
]

const talk = async (locale: Locale) => {
  const desk = await hoursTalk({ locale: locale === 'nl' ? 'nl-NL' : 'en-GB' })
  await enrol(desk, 'bo', { name: 'Bo Stil', coach: people.alex, state: 'stopped', stateSince: '2026-11-02T10:00:00.000Z' })
  return desk
}

describe.each(['nl', 'en'] as const)('in %s', (locale) => {
  test.each(wrong)('%s', async (_why, nl, en, label, nlSays, enSays) => {
    const { say, store } = await talk(locale)
    let last = await say('menu')
    for (const typed of locale === 'nl' ? nl : en) last = await say(typed)
    expect(labels(last)[0]).toBe(label)
    expect(texts(last)).toMatch(locale === 'nl' ? nlSays : enSays)
    await expectWhole(store)
  })
})

test('somebody without candidates hears why nothing can be logged', async () => {
  const desk = await hoursTalk()
  for (const card of desk.directory.all()) await desk.directory.forget(card.id)
  expect(labels(await desk.say('uren'))).toEqual(['hours.nobody'])
})

test.each(['hours-withdraw noor x', 'hours-change noor x', 'hours-withdraw ali x', 'hours-change', 'hours-history ali'])(
  'a button of what is not there, or not theirs: %s',
  async (command) => {
    const { alex } = await hoursTalk()
    expect(labels(await alex.presses({ command }))).toEqual(['hours.unknown'])
  },
)

test('a button of somebody else’s work does nothing', async () => {
  const { alex } = await hoursTalk()
  expect(labels(await alex.presses({ command: 'hours-grant noor x' }))).toEqual(['topic.notForYou'])
})

test('every refusal there is has a text in both languages', () => {
  const { has } = loadTexts()
  const reasons = ['unknown', 'future', 'too-old', 'too-short', 'too-long', 'kind', 'clock', 'clock-differs', 'day-full', 'overlap']
  const more = ['not-begun', 'ended', 'no-budget', 'over-budget', 'month-closed', 'note-long']
  expect([...reasons, ...more].filter((reason) => !has(`hours.refused.${reason}`))).toEqual([])
})
