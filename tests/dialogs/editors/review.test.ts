import { describe, expect, test } from 'vitest'
import type { StaffDoc } from '../../../data/person.ts'
import { labels } from '../../support/desk.ts'
import { cardText, commandIn, commandsIn, editorsDesk } from '../../support/editors-desk.ts'

const laptop = 'krijg ik ook een laptop van de school?'

/** Adele's draft of a phrasing under "cost", and colleagues to review it. */
async function withDraft() {
  const desk = await editorsDesk()
  await desk.asks(laptop)
  const adele = await desk.staff('adele')
  const saved = await adele.say('vraag toevoegen', '1', '2', 'ja')
  const draft = commandIn(saved, 'knowledge-draft')
  const megan = await desk.staff('megan')
  const [, id = ''] = draft.split(' ')
  return { desk, adele, megan, draft, id }
}

describe('what waits', () => {
  test('nothing', async () => {
    const lynne = await (await editorsDesk()).staff('lynne')
    expect((await lynne.say('vragen nakijken')).label).toBe('knowledge.review.none')
    expect((await lynne.say('wat staat er live')).label).toBe('knowledge.review.liveNone')
  })

  test('is listed, six at a time, and shown whole', async () => {
    const { desk, adele, megan, draft } = await withDraft()
    for (const name of ['hond', 'kat', 'vis', 'paard', 'egel', 'das', 'vos', 'mol'])
      await adele.say('vraag toevoegen', `mag mijn ${name} mee naar de klas`, '1', 'ja')
    const [list, further] = await megan.hear('vragen nakijken')
    expect(list).toMatchObject({ label: 'knowledge.review.list', text: 'Er wachten 9 voorstellen.' })
    expect(commandsIn(list!)).toHaveLength(6)
    const rest = (await megan.presses({ command: commandIn(further!, 'knowledge-review') }))[0]!
    expect(commandsIn(rest)).toHaveLength(3)
    const one = await megan.open(draft)
    expect(one.label).toBe('knowledge.review.one')
    for (const text of ['krijg ik ook een laptop', 'Wat kost de opleiding mij?', 'Adele Vance', 'Nederlands'])
      expect(cardText(one)).toContain(text)
    expect(desk.overlay.drafts()).toHaveLength(9)
  })
})

describe('a colleague', () => {
  test('approves, and it is live; the author sees so', async () => {
    const { desk, adele, megan, draft } = await withDraft()
    expect((await desk.asks(laptop)).label).toBe('faq.unknown')
    const approved = await megan.open(commandIn(await megan.open(draft), 'knowledge-approve'))
    expect(approved.label).toBe('knowledge.review.approved')
    expect((await desk.asks(laptop)).activity.value).toEqual({ topic: 'cost', score: 1 })
    expect((await adele.open(draft)).label).toBe('knowledge.review.oneLive')
  })

  test('sends back with words; the author reads them, changes it, and it can be approved', async () => {
    const { desk, adele, megan, draft } = await withDraft()
    expect((await megan.open(commandIn(await megan.open(draft), 'knowledge-return'))).label).toBe('knowledge.ask.returnWords')
    expect(labels(await megan.hear('??'))).toContain('knowledge.ask.returnWords')
    expect(labels(await megan.hear(`a ${'b'.repeat(600)}`))).toContain('knowledge.refused.wordsTooLong')
    const sent = await megan.say('Hoort dit niet bij reiskosten?')
    expect(sent).toMatchObject({ label: 'knowledge.review.returned', text: expect.stringContaining('Adele Vance') })
    expect((await megan.open(draft)).label).toBe('knowledge.review.oneReturnedOther')

    const [list] = await adele.hear('vragen nakijken')
    expect(cardText(list!)).toContain('teruggestuurd')
    const back = await adele.open(draft)
    expect(back).toMatchObject({ label: 'knowledge.review.oneReturned', text: expect.stringContaining('Hoort dit niet bij reiskosten?') })
    expect((await adele.open(commandIn(back, 'knowledge-edit'))).label).toBe('knowledge.ask.checkPhrasing')
    await adele.say('iets veranderen', 'het onderwerp', '3')
    expect((await adele.say('ja')).label).toBe('knowledge.saved.toReview')
    await megan.open(commandIn(await megan.open(draft), 'knowledge-approve'))
    expect((await desk.asks(laptop)).activity.value).toEqual({ topic: 'travel-costs', score: 1 })
  })

  test('rejects with words; nothing changes in the answers, and it can be proposed again', async () => {
    const { desk, adele, megan, draft } = await withDraft()
    await megan.open(commandIn(await megan.open(draft), 'knowledge-reject'))
    expect((await megan.say('Dit vragen mensen zo niet.')).label).toBe('knowledge.review.rejected')
    expect(await adele.open(draft)).toMatchObject({ label: 'knowledge.review.oneDone', text: expect.stringContaining('afgewezen') })
    expect(cardText(await adele.open(draft))).toContain('Dit vragen mensen zo niet.')
    expect((await desk.asks(laptop)).label).toBe('faq.unknown')
    expect((await adele.say('vraag toevoegen', laptop, '1', 'ja')).label).toBe('knowledge.saved.toReview')
    expect((await megan.open(draft)).label).toBe('knowledge.review.one')
  })

  test('who stops halfway a remark leaves the draft as it was', async () => {
    const { megan, draft } = await withDraft()
    await megan.open(commandIn(await megan.open(draft), 'knowledge-reject'))
    expect((await megan.say('stop')).label).toBe('knowledge.verdictStopped')
    expect((await megan.open(draft)).label).toBe('knowledge.review.one')
  })
})

describe('the author', () => {
  test('cannot judge their own draft, and hears who can', async () => {
    const { adele, draft, id } = await withDraft()
    const mine = await adele.open(draft)
    expect(mine).toMatchObject({ label: 'knowledge.review.oneMine', text: expect.stringContaining('Megan Bowen en Lynne Robbins') })
    expect(commandsIn(mine).map((one) => one.split(' ')[0])).toEqual(['knowledge-edit', 'knowledge-withdraw', 'knowledge-review'])
    for (const verdict of ['approve', 'return', 'reject'])
      expect(await adele.open(`knowledge-${verdict} ${id} 0`)).toMatchObject({
        label: 'knowledge.refused.own',
        text: expect.stringContaining('Megan Bowen'),
      })
  })

  test.each([
    ['a manager', [] as string[], 'knowledge.refused.ownAlone', 'Isaiah Langer'],
    ['the helpdesk', ['23'], 'knowledge.refused.ownAloneNobody', 'helpdesk@'],
  ])('with nobody else to judge it hears to ask %s', async (_who, alsoGone, label, named) => {
    const { desk, adele, id } = await withDraft()
    const { docs } = await desk.store.list<StaffDoc>('staff', 'staff')
    const gone = docs.filter((one) => ['21', '25', ...alsoGone].some((end) => one.id.endsWith(end)))
    await desk.store.commit(gone.map((key) => ({ op: 'remove', key })))
    await desk.deps.staff.refresh()
    expect(await adele.open(`knowledge-approve ${id} 0`)).toMatchObject({ label, text: expect.stringContaining(named) })
    expect((await adele.say('vraag toevoegen', 'mag mijn hond mee naar de klas', '1', 'ja')).label).toBe(
      label.replace('refused.own', 'saved.').replace('saved.A', 'saved.a'),
    )
  })

  test('can take it back, and change it before anybody looked', async () => {
    const { adele, megan, draft } = await withDraft()
    const seen = await megan.open(draft)
    await adele.open(commandIn(await adele.open(draft), 'knowledge-edit'))
    await adele.say('iets veranderen', 'de vraag', 'krijg ik een laptop met muis', '1')
    expect((await adele.say('ja')).label).toBe('knowledge.saved.toReview')
    const late = await megan.open(commandIn(seen, 'knowledge-approve'))
    expect(late).toMatchObject({ label: 'knowledge.refused.handled', text: expect.stringContaining('weggehaald') })
    const [list] = await megan.hear('vragen nakijken')
    expect(cardText(list!)).toContain('laptop met muis')
    expect((await adele.open(commandIn(await adele.open(commandsIn(list!)[0]!), 'knowledge-withdraw'))).label).toBe(
      'knowledge.review.withdrawn',
    )
    expect((await megan.say('vragen nakijken')).label).toBe('knowledge.review.none')
  })
})

describe('meanwhile', () => {
  test('of two colleagues who decide at once, one was first and the other hears whose word it was', async () => {
    const { desk, megan, id } = await withDraft()
    const lynne = await desk.staff('lynne')
    await lynne.open(`knowledge-reject ${id} 0`)
    expect((await megan.open(`knowledge-approve ${id} 0`)).label).toBe('knowledge.review.approved')
    const late = await lynne.say('Liever niet.')
    expect(late).toMatchObject({ label: 'knowledge.refused.handled' })
    expect(late.text).toContain('Megan Bowen')
    expect(late.text).toContain('goedgekeurd')
    expect((await lynne.open(`knowledge-reject ${id} 0`)).label).toBe('knowledge.refused.handled')
    expect((await megan.open(`knowledge-approve ${id} 0`)).label).toBe('knowledge.review.approved')
  })

  test('a draft that its author changed is to be read again', async () => {
    const { adele, megan, draft, id } = await withDraft()
    await adele.open(commandIn(await adele.open(draft), 'knowledge-edit'))
    await adele.say('iets veranderen', 'het onderwerp', '1', 'ja')
    expect(await megan.open(`knowledge-approve ${id} 0`)).toMatchObject({
      label: 'knowledge.refused.changed',
      text: expect.stringContaining('Adele Vance'),
    })
    expect((await megan.open(`knowledge-approve ${id} 1`)).label).toBe('knowledge.review.approved')
  })

  test.each(['knowledge-draft p-00', 'knowledge-edit p-00 0', 'knowledge-return p-00 1', 'knowledge-approve p-00 1', 'knowledge-draft'])(
    '%s, which does not exist, says so',
    async (command) => {
      const lynne = await (await editorsDesk()).staff('lynne')
      expect((await lynne.open(command)).label).toBe('knowledge.refused.unknown')
    },
  )

  test.each(['knowledge-approve', 'knowledge-withdraw rubbish', 'knowledge-reject x y z'])('%s shows what waits', async (command) => {
    const lynne = await (await editorsDesk()).staff('lynne')
    expect((await lynne.open(command)).label).toBe('knowledge.review.none')
  })
})
