import { expect, test } from 'vitest'
import type { StaffDoc } from '../../../data/person.ts'
import { labels } from '../../support/desk.ts'
import { handOff, texts } from '../../support/hand-off.ts'

/** Somebody whom Adele helps. */
async function helped() {
  const desk = await handOff()
  const [adele, lynne, me] = [desk.agent('adele'), desk.agent('lynne'), desk.candidate()]
  await me.says('medewerker')
  const [id = ''] = desk.ids()
  await adele.says('wachtrij')
  await lynne.says('wachtrij')
  await adele.presses(`desk-claim ${id}`)
  await Promise.all([adele.hears(), me.hears()])
  const onList = async (roles: StaffDoc['roles'] | undefined) => {
    const key = { partition: 'staff', kind: 'staff', id: desk.staffId('adele') } as const
    const doc = await desk.store.get<StaffDoc>(key)
    const changed = doc && roles && ({ ...doc, roles } satisfies StaffDoc)
    await desk.store.commit([changed ? { op: 'put', doc: changed } : { op: 'remove', key }])
    await desk.deps.staff.refresh()
  }
  return { desk, adele, lynne, me, id, onList, card: () => desk.helpdesk.queue.byId(id) }
}

test.each(['lynne', 'megan'] as const)('%s takes over from who went home: the candidate and the one who had it hear so', async (who) => {
  const { desk, adele, me, id, card } = await helped()
  const other = desk.agent(who)
  await other.says('wachtrij')
  expect(labels(await other.presses(`desk-claim ${id}`))).toEqual(['helpdesk.agent.taken'])
  await adele.presses('desk-away')
  const [queue] = (await other.says('wachtrij')).slice(-1)
  expect(JSON.stringify(queue?.activity.attachments)).toContain(`desk-claim ${id}`)
  expect(labels(await other.presses(`desk-claim ${id}`)).at(-1)).toBe('helpdesk.agent.claimed')
  expect(card()?.owner?.staffId).toBe(desk.staffId(who))
  expect((await me.hears()).at(-1)).toMatchObject({ label: 'helpdesk.takenOver', text: expect.stringContaining('van Adele Vance') })
  expect(labels(await adele.hears()).at(-1)).toBe('helpdesk.agent.takenOver')
  await me.says('fijn dat je er bent')
  expect(texts(await other.hears()).at(-1)).toContain('fijn dat je er bent')
  expect(labels(await adele.says('Nog even dit'))).toEqual(['helpdesk.agent.failed'])
})

test('who is there keeps it, and a coach takes nothing over', async () => {
  const { desk, adele, lynne, id, card } = await helped()
  expect(labels(await lynne.presses(`desk-claim ${id}`))).toEqual(['helpdesk.agent.taken'])
  await adele.presses('desk-away')
  await desk.agent('alex').presses(`desk-claim ${id}`)
  expect(card()?.owner?.name).toBe('Adele Vance')
})

test.each<[string, StaffDoc['roles'] | undefined]>([
  ['off the list', undefined],
  ['no longer at the helpdesk', ['coach']],
])('%s: what they had is in the queue again', async (_what, roles) => {
  const { desk, me, lynne, id, onList, card } = await helped()
  await desk.helpdesk.start()
  expect(card()?.state).toBe('claimed')
  await onList(roles)
  await desk.helpdesk.start()
  expect(card()).toMatchObject({ state: 'waiting' })
  expect(card()?.owner).toBeUndefined()
  expect(labels(await me.hears())).toEqual(['helpdesk.released'])
  expect(labels(await lynne.presses(`desk-claim ${id}`)).at(-1)).toBe('helpdesk.agent.claimed')
})

test('whoever this machine does not know yet keeps what they have', async () => {
  const { desk, onList, card } = await helped()
  const key = { partition: 'staff', kind: 'staff', id: desk.staffId('adele') } as const
  const { etag: _etag, ...adele } = (await desk.store.get<StaffDoc>(key)) ?? {}
  await onList(undefined)
  await desk.store.commit([{ op: 'put', doc: { ...adele, ...key } }])
  await desk.helpdesk.start()
  expect(card()?.state).toBe('claimed')
})
