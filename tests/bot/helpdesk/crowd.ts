import { describe, expect, test } from 'vitest'
import type { StaffDoc } from '../../../data/person.ts'
import type { Store } from '../../../data/store.ts'
import type { OpenTicketDoc, TicketDoc } from '../../../data/ticket.ts'
import type { Who } from '../../../dialogs/context.ts'
import { handOff, texts } from '../../support/hand-off.ts'

const agents = 50

/** What must hold of a ticket on any store, also with two machines on it. */
export function crowdTests(name: string, open: () => Promise<Store>) {
  describe(`a crowd on ${name}`, () => {
    test(`${agents} agents on two machines press claim at once: one owner, ${agents - 1} kind answers`, async () => {
      const store = await open()
      const staff = Array.from(
        { length: agents },
        (_, index): StaffDoc => ({ partition: 'staff', kind: 'staff', id: `agent-${index}`, name: `Agent ${index}`, roles: ['helpdesk'] }),
      )
      await store.commit(staff.map((doc) => ({ op: 'put', doc })))
      const [one, two] = [await handOff({ store, ids: 'a' }), await handOff({ store, ids: 'b', seed: false })]
      const me = one.candidate()
      await me.says('medewerker')
      const [id = ''] = one.ids()
      const claimed = await Promise.all(
        staff.map(({ id: staffId, roles, name: called }, index) => {
          const who: Who = { channelId: 'msteams', userId: staffId, conversationId: `chat-${index}`, roles, staffId, name: called }
          return (index % 2 === 0 ? one : two).deps.tickets.claim(who, id, `press-${index}`)
        }),
      )
      const won = claimed.flatMap((result) => (result.ok ? [result.ticket.owner?.name] : []))
      expect(won).toHaveLength(1)
      const lost = claimed.filter((result) => !result.ok)
      expect(lost).toEqual(Array.from({ length: agents - 1 }, () => ({ ok: false, reason: 'taken', name: won[0] })))
      expect((await me.hears()).filter((said) => said.label === 'helpdesk.claimed')).toHaveLength(1)
      const doc = await store.get<TicketDoc>({ partition: `conversation/directline:${me.conversationId}`, kind: 'ticket', id })
      expect(doc).toMatchObject({ state: 'claimed', owner: { name: won[0], number: 1 } })
    }, 60_000)

    test('everything starts again in the middle: the same agent, the same conversation, nothing lost', async () => {
      const store = await open()
      const before = await handOff({ store, ids: 'a' })
      const [me, adele] = [before.candidate(), before.agent('adele')]
      await me.says('zelfscan')
      await me.says('medewerker')
      await adele.presses(`desk-claim ${before.ids()[0]}`)
      await me.says('voor de nacht')
      await before.helpdesk.close()

      const after = await handOff({ store, ids: 'b', seed: false })
      await after.deps.staff.refresh()
      const [me2, adele2] = [after.candidate('nl-NL', me.conversationId), after.agent('adele')]
      await Promise.all([me2.hears(), adele2.hears()])
      expect(await me2.send({ id: 'later-1', text: 'na de nacht' })).toEqual([])
      expect(texts(await adele2.hears())).toEqual([expect.stringContaining(': na de nacht')])
      expect(await adele2.send({ id: 'later-2', text: 'Goedemorgen' })).toEqual([])
      expect(texts(await me2.hears())).toEqual(['Adele Vance: Goedemorgen'])
      await adele2.send({ id: 'later-3', value: { command: 'desk-close answered' } })
      expect((await me2.send({ id: 'later-4', text: '1' })).at(-1)?.text).toMatch(/^2 van/)
      const open1 = await store.get<OpenTicketDoc>({
        partition: `conversation/directline:${me.conversationId}`,
        kind: 'open-ticket',
        id: 'open-ticket',
      })
      expect(open1).toBeUndefined()
    }, 60_000)
  })
}
