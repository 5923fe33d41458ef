import { afterEach, expect, test } from 'vitest'
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

test('too late is told kindly, to a candidate and to a school, and nothing is written', async () => {
  const desk = await openDesk()
  const me = desk.intermediary()
  const id = await desk.round(me)
  await desk.due()
  const link = await desk.roundLink('noordster')
  const candidate = desk.candidate(khadija)
  await say(candidate, 'ronde', 'Noordster', 'klaar', 'nee')
  await say(me, 'ronde')
  await command(me, `round-close ${id}`)
  await me.says('ja')
  expect(keys(await candidate.says('ja'))).toEqual(['rounds.own.closed'])
  expect(keys(await command(candidate, `round-choose ${id}`))).toEqual(['rounds.own.closed'])
  const page = await desk.visit('GET', link)
  expect([page.status, page.text]).toEqual([410, expect.stringContaining('Deze ronde is gesloten')])
  expect(page.text).not.toContain('Khadija')
  expect((await desk.chooses(link, desk.id(khadija))).status).toBe(410)
  expect(await desk.wishes(id)).toEqual([])
  expect(keys(await command(me, `round-remind ${id}`))).toEqual(['rounds.refused.closed'])
  expect(keys(await command(me, `round-close ${id}`))).toEqual(['rounds.refused.closed'])
  expect(keys(await command(me, `round-matrix ${id}`))).toEqual(['rounds.matrix.empty'])
})

test('a link that was changed, a name twice, too many, somebody who is not in it', async () => {
  const desk = await openDesk()
  const id = await desk.round(desk.intermediary(), 'all', 'De Waterlelie')
  await desk.due()
  const link = await desk.roundLink('de-waterlelie')
  for (const path of [`${link}x`, link.slice(0, -4), '/round/hello', '/round/.'])
    expect((await desk.visit('GET', path)).text).toContain('Deze link klopt niet')
  const twice = await desk.chooses(link, desk.id(khadija), desk.id(khadija))
  expect([twice.status, twice.text]).toEqual([422, expect.stringContaining('Dezelfde kandidaat staat er twee keer')])
  expect(twice.text.match(/selected/g)).toHaveLength(2)
  const four = await desk.chooses(link, ...['khadija-amrani', 'lars-timmer', 'maya-lieuw', 'nils-verbeek'].map(desk.id))
  expect([four.status, four.text]).toEqual([422, expect.stringContaining('hooguit 3')])
  expect((await desk.chooses(link, 'somebody')).status).toBe(422)
  const other = await fetch(`${desk.address}${link}`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
  expect(other.status).toBe(415)
  expect(await desk.wishes(id)).toEqual([])
  for (const who of ['khadija-amrani', 'lars-timmer']) expect((await desk.chooses(link, desk.id(who))).status).toBe(200)
  expect(await desk.wishes(id)).toEqual([`de-waterlelie ${desk.id('lars-timmer')} 1`])
  expect((await desk.chooses(link)).text).toContain('jullie nu niemand noemen')
  expect(await desk.wishes(id)).toEqual([])
})

test('two answers of one school at once: one of the two stands, whole', async () => {
  const desk = await openDesk()
  const id = await desk.round(desk.intermediary())
  await desk.due()
  const link = await desk.roundLink('noordster')
  const [one, other] = [desk.id(khadija), desk.id('lars-timmer')]
  await Promise.all([desk.chooses(link, one, other), desk.chooses(link, other)])
  expect([[`noordster ${one} 1`, `noordster ${other} 2`].sort().join(), `noordster ${other} 1`]).toContain((await desk.wishes(id)).join())
})

test('somebody who stops leaves the page and the matrix; a school that gets full is proposed no more', async () => {
  const desk = await openDesk()
  const me = desk.intermediary()
  const id = await desk.round(me, 'Khadija, Lars', 'De Spiegelgracht')
  await desk.due()
  const link = await desk.roundLink('de-spiegelgracht')
  for (const who of [khadija, 'lars-timmer']) await say(desk.candidate(who), 'ronde', 'Spiegelgracht', 'ja', 'ja')
  await desk.chooses(link, desk.id('lars-timmer'), desk.id(khadija))
  expect(heard(await command(me, `round-matrix ${id}`))).toContain('waarvan 2 wederzijds')
  await say(desk.candidate('lars-timmer'), 'ik wil stoppen met het traject', 'Ik wil stoppen', 'Geld', 'Nee, zo is het goed')
  expect(heard(await command(me, `round-matrix ${id}`))).toContain('waarvan 1 wederzijds')
  expect((await desk.visit('GET', link)).text).not.toContain('Lars')
  expect((await desk.chooses(link, desk.id('lars-timmer'))).status).toBe(422)
  expect(keys(await command(desk.candidate('lars-timmer'), `round-choose ${id}`))).toEqual(['rounds.own.stopped'])
  expect(heard(await command(me, `round-proposal ${id}`))).toContain('Khadija Amrani bij De Spiegelgracht')
  await desk.store.commit([
    {
      op: 'put',
      doc: {
        partition: 'school/de-spiegelgracht',
        kind: 'place',
        id: 'one',
        candidate: 'one',
        group: 'lower',
        state: 'taken',
        since: '2026-11-01T00:00:00.000Z',
      } as never,
    },
  ])
  await command(me, 'school de-spiegelgracht')
  expect(heard(await command(me, `round-matrix ${id}`))).toContain('Deze school is nu vol')
  expect(keys(await command(me, `round-proposal ${id}`))).toEqual(['rounds.proposal.none', 'rounds.proposal.alone'])
})

test('what is typed wrong is said with how it should be; a parked round goes on', async () => {
  const desk = await openDesk()
  const me = desk.intermediary()
  await say(me, 'nieuwe ronde', 'Ronde')
  expect(keys(await me.says('Napoleon'))[0]).toBe('rounds.make.wrong.unknown')
  expect(keys(await say(me, 'Khadija', 'School op de maan'))[0]).toBe('rounds.make.wrong.unknown')
  expect(keys(await say(me, 'Noordster', '1 december 9.00', '30 november 9.00'))[0]).toBe('rounds.refused.times')
  expect(keys(await me.says('stop'))).toContain('rounds.make.stopped')
  expect(keys(await me.says('nieuwe ronde'))).toEqual(['rounds.make.ask.closes'])
  expect(keys(await say(me, '3 december 9.00', 'iets aanpassen', 'Naam'))).toEqual(['rounds.make.ask.name'])
  expect(keys(await say(me, 'Winterronde', 'ja'))).toEqual(['rounds.make.done'])
  for (const one of [
    'round-show',
    'round-matrix',
    'round-proposal',
    'round-meetings',
    'round-plan',
    'round-remind',
    'round-close',
    'round-send',
    'round-move',
    'round-cancel',
  ])
    expect(keys(await command(me, `${one} nothing`))).toEqual(['rounds.refused.unknown'])
})

test('an invitation waits for the beginning; before it nobody can choose', async () => {
  const desk = await openDesk()
  const me = desk.intermediary()
  await say(me, 'nieuwe ronde', 'Later', 'Khadija', 'Noordster', '30 november 9.00', '4 december 9.00', 'ja')
  const [id = ''] = desk.commands(await me.says('ronde')).map((one) => one.replace('round-show ', ''))
  await desk.due()
  expect(await desk.roundLink('noordster')).toBe('')
  expect(keys(await desk.candidate(khadija).says('ronde'))).toEqual(['rounds.own.none'])
  expect(keys(await command(desk.candidate(khadija), `round-choose ${id}`))).toEqual(['rounds.own.planned'])
  await desk.due(new Date('2026-11-30T08:00:01Z'))
  await desk.due()
  expect(await desk.roundLink('noordster')).not.toBe('')
})

test('other staff cannot', async () => {
  const desk = await openDesk()
  for (const digits of ['20', '22', '23']) {
    const me = desk.person({ channelId: 'msteams', aadObjectId: `00000000-0000-0000-0000-00000000000${digits}` })
    expect(keys(await me.says('ronde'))).toEqual(['topic.notForYou'])
    for (const one of ['round-new', 'round-show x', 'round-matrix x', 'round-proposal x', 'round-send x', 'round-plan x', 'round-close x'])
      expect(keys(await command(me, one))).toEqual(['topic.notForYou'])
  }
})

test('a candidate who was not asked, and somebody unknown, hear that there is no round', async () => {
  const desk = await openDesk()
  const id = await desk.round(desk.intermediary(), 'Lars')
  expect(keys(await command(desk.candidate(khadija), `round-choose ${id}`))).toEqual(['rounds.own.none'])
  expect(keys(await desk.person().says('ronde'))).toEqual(['rounds.own.none'])
})

test('a round that would end before it begins is asked about once more, with the rest kept', async () => {
  const desk = await openDesk()
  const me = desk.intermediary()
  await say(me, 'nieuwe ronde', 'Winterronde', 'Khadija', 'Noordster', 'nu', '2 december 17.00', 'Iets aanpassen', 'Begint')
  const said = await say(me, '3 december 12.00', 'ja')
  expect(keys(said)).toEqual(['rounds.refused.times', 'rounds.make.ask.opens'])
  expect(keys(await say(me, '1 december 9.00', '2 december 17.00'))).toEqual(['rounds.make.check'])
  expect((await me.says('ja'))[0]?.text).toContain('Winterronde staat klaar')
})
