import { expect, test } from 'vitest'
import { kindOf } from '../../../data/kinds.ts'
import { handOff } from '../../support/hand-off.ts'
import { everyDocument } from '../../support/privacy-life.ts'

test('whoever has everything erased leaves no ticket, no place in the queue and no words with the agent', async () => {
  const desk = await handOff()
  const me = desk.candidate()
  await me.says('medewerker')
  await me.says('mijn olifant heet Bartholomeus')
  const adele = desk.agent('adele')
  await adele.says('wachtrij')
  await adele.presses(`desk-claim ${desk.ids()[0]}`)
  await me.says('de slurf van Bartholomeus is lang')
  await adele.says('Dag Bartholomeus')
  await adele.presses('desk-close answered')
  const stored = await everyDocument(desk.store)
  expect(stored.filter((doc) => !kindOf(doc))).toEqual([])
  expect(JSON.stringify(stored)).toContain('Bartholomeus')
  await me.says('alles wissen')
  await me.says('ja')
  const left = await everyDocument(desk.store)
  expect(left.filter((doc) => JSON.stringify(doc).includes('Bartholomeus'))).toEqual([])
  expect(left.filter((doc) => ['ticket', 'ticket-card', 'open-ticket'].includes(doc.kind))).toEqual([])
})

test('what an agent typed while nobody looked is erased as well', async () => {
  const desk = await handOff()
  const me = desk.candidate()
  await me.says('medewerker')
  const adele = desk.agent('adele')
  await adele.says('wachtrij')
  await adele.presses(`desk-claim ${desk.ids()[0]}`)
  desk.open.delete(me.conversationId)
  expect((await adele.says('Dag Bartholomeus'))[0]?.label).toBe('helpdesk.agent.notSeen')
  await me.says('stop')
  expect((await adele.says('Ben je weg, Bartholomeus?'))[0]?.label).toBe('helpdesk.agent.failed')
  await me.says('alles wissen')
  await me.says('ja')
  const left = await everyDocument(desk.store)
  expect(left.filter((doc) => JSON.stringify(doc).includes('Bartholomeus'))).toEqual([])
})
