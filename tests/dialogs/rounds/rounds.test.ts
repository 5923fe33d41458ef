import { afterEach, expect, test } from 'vitest'
import type { MatchWishesDoc } from '../../../data/coach-profile.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import { command, keys, roundDesk, say } from '../../support/round-desk.ts'
import { heard } from '../../support/route-desk.ts'

type Desk = Awaited<ReturnType<typeof roundDesk>>
const opened: Desk[] = []
afterEach(() => {
  for (const desk of opened.splice(0)) desk.close()
})
async function openDesk() {
  const desk = await roundDesk()
  opened.push(desk)
  return desk
}
const khadija = 'khadija-amrani'
const wishes = (id: string): MatchWishesDoc => ({
  ...{ partition: candidatePartition(id), kind: 'match-wishes', id: 'match-wishes' },
  ...{ days: ['monday'], groups: ['lower'], languages: [], backgrounds: [], needs: [], specialEducation: false },
  updatedAt: '2026-11-01T00:00:00.000Z',
})

test('an intermediary makes one, both sides choose, and the matrix says who named whom', async () => {
  const desk = await openDesk()
  const me = desk.intermediary()
  expect(keys(await me.says('ronde'))).toEqual(['rounds.list.none'])
  const asked = await say(
    me,
    'nieuwe ronde',
    'Voorjaarsronde',
    'Khadija, Lars',
    'De Waterlelie, De Zonnewijzer, Noordster',
    'nu',
    '2 december 17.00',
  )
  expect(heard(asked)).toContain('Khadija Amrani en Lars Timmer')
  expect(heard(await me.says('ja'))).toContain('Voorjaarsronde staat klaar')
  const [id = ''] = desk.commands(await me.says('ronde')).map((one) => one.replace('round-show ', ''))
  await desk.due()
  await desk.store.commit([{ op: 'put', doc: wishes(desk.id(khadija)) }])
  const candidate = desk.candidate(khadija)
  const said = await candidate.says('ronde')
  expect(keys(said)).toEqual(['rounds.own.intro', 'rounds.choose.first'])
  expect(heard(said)).toContain('Plek in de onderbouw')
  expect(keys(await say(candidate, 'waterlelie', 'De Waterlelie'))).toContain('rounds.choose.twice')
  const check = await say(candidate, 'noordster', 'klaar', 'ja')
  expect(check[0]?.text).toContain('1. De Waterlelie en 2. Noordster. Scholen mogen zien wat je zoekt')
  expect(keys(await candidate.says('ja'))).toEqual(['rounds.choose.saved'])
  const link = await desk.roundLink('de-waterlelie')
  const page = await desk.visit('GET', link)
  expect(page.status).toBe(200)
  expect(page.text).toContain('<strong>Khadija</strong>')
  expect(page.text).not.toContain('Amrani')
  expect(page.text).toContain('Zoekt: ')
  expect(page.text.match(/<strong>Lars<\/strong>[^<]*<\/li>/)).not.toBeNull()
  expect((await desk.chooses(link, desk.id('lars-timmer'), desk.id(khadija))).text).toContain('de keuze is bewaard')
  expect(await desk.wishes(id)).toEqual([`de-waterlelie ${desk.id(khadija)} 2`, `de-waterlelie ${desk.id('lars-timmer')} 1`])
  const shown = heard(await command(me, `round-show ${id}`))
  expect(shown).toContain('1 van de 2 antwoordden')
  expect(shown).toContain('Lars Timmer, De Zonnewijzer en Noordster')
  const matrix = heard(await command(me, `round-matrix ${id}`))
  expect(matrix).toContain('Tot nu toe zijn er 3 wensen, waarvan 1 wederzijds')
  expect(matrix).toContain('Wederzijds: voor de kandidaat plaats 1, voor de school plaats 2.')
  await command(me, `round-close ${id}`)
  expect(keys(await me.says('ja'))).toEqual(['rounds.close.done'])
  const proposal = await command(me, `round-proposal ${id}`)
  expect(heard(proposal)).toContain('Khadija Amrani bij De Waterlelie')
  expect(desk.commands(proposal).some((one) => one.startsWith(`school-meet ${desk.id(khadija)} de-waterlelie `))).toBe(true)
  expect(await desk.offers(khadija)).toEqual([])
})

test('the same in English, and what was chosen before is said and replaced', async () => {
  const desk = await openDesk()
  const id = await desk.round(desk.intermediary('en-GB'), 'khadija', 'all', 'en')
  const me = desk.candidate(khadija, 'en-GB')
  await say(me, 'english', 'round', 'Noordster', 'done', 'no')
  expect((await me.says('yes'))[0]?.text).toContain('a wish is not a place yet')
  const again = await command(me, `round-choose ${id}`)
  expect(again[1]?.text).toContain('You chose before: Noordster')
  expect(keys(await say(me, 'I take no part', 'yes'))).toEqual(['rounds.choose.savedOut'])
  expect(heard(await command(desk.intermediary('en-GB'), `round-show ${id}`))).toContain('Takes no part')
})

test('who has not answered is reminded two days before the end; at the end staff hear how many did', async () => {
  const desk = await openDesk()
  await desk.round(desk.intermediary())
  await desk.due()
  await say(desk.candidate(khadija), 'ronde', 'Noordster', 'klaar', 'nee', 'ja')
  await desk.chooses(await desk.roundLink('noordster'), desk.id(khadija))
  await desk.due(new Date('2026-11-30T16:00:01Z'))
  const [reminded] = await desk.told('round-reminder')
  expect(reminded?.recipients.map((one) => one.id)).toEqual([`candidate:${desk.id('lars-timmer')}`])
  expect((await desk.told('round-reminder-school'))[0]?.recipients.map((one) => one.id)).toEqual([
    'school:de-waterlelie',
    'school:de-zonnewijzer',
  ])
  await desk.due()
  expect((await desk.mails()).filter(({ subject }) => subject === 'Nog even: wie zien jullie graag?')).toHaveLength(2)
  await desk.due(new Date('2026-12-02T16:00:01Z'))
  expect((await desk.told('round-closed'))[0]?.vars).toMatchObject({ answered: 2, asked: 5 })
  await desk.due(new Date('2026-12-04T16:00:01Z'))
  expect((await desk.told('round-closed')).filter(({ partition }) => partition.startsWith('round/'))).toHaveLength(1)
})

test('of many schools the top is chosen from lists; one left open in between is no school, one twice is said', async () => {
  const desk = await openDesk()
  const id = await desk.round(desk.intermediary(), 'khadija', 'alle')
  const me = desk.candidate(khadija)
  const said = await me.says('ronde')
  expect(said.at(-1)?.choices).toEqual(['Ik doe niet mee'])
  expect(heard(said)).toContain('Input.ChoiceSet')
  const form = { flow: 'round-choose', version: 1, step: 'choice1', form: true }
  const twice = await me.presses({ ...form, choice1: 'noordster', choice2: 'noordster', choice3: '' })
  expect(keys(twice)).toEqual(['rounds.choose.twice', 'rounds.choose.next'])
  await command(me, `round-choose ${id}`)
  expect(keys(await me.presses({ ...form, choice1: 'noordster', choice2: '', choice3: 'de-kastanje' }))).toEqual(['rounds.choose.share'])
  expect((await say(me, 'nee'))[0]?.text).toContain('1. Noordster en 2. De Kastanje')
})

test('who stops midway goes on where they were, and nothing was sent meanwhile', async () => {
  const desk = await openDesk()
  const id = await desk.round(desk.intermediary(), 'khadija')
  const me = desk.candidate(khadija)
  expect(keys(await say(me, 'ronde', 'Noordster', 'stop'))).toContain('rounds.choose.stopped')
  expect(heard(await command(desk.intermediary(), `round-matrix ${id}`))).toContain('nog niemand iemand genoemd')
  expect(keys(await me.says('ronde')).at(-1)).toBe('rounds.choose.next')
  expect((await say(me, 'klaar', 'nee'))[0]?.text).toContain('1. Noordster. ')
})

test('a school that answers while its reminder waits is not reminded', async () => {
  const desk = await openDesk()
  const me = desk.intermediary()
  const id = await desk.round(me)
  await desk.due()
  const link = await desk.roundLink('noordster')
  await command(me, `round-remind ${id}`)
  expect((await desk.chooses(link, desk.id(khadija))).status).toBe(200)
  await desk.due()
  const reminded = (await desk.mails()).filter(({ subject }) => subject === 'Nog even: wie zien jullie graag?')
  expect(reminded.map(({ to }) => to).join()).toMatch(/waterlelie.*zonnewijzer|zonnewijzer.*waterlelie/)
  expect(reminded).toHaveLength(2)
})
