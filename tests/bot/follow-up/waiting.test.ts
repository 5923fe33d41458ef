import { expect, test } from 'vitest'
import { day, teamsChannel } from '../../support/notice-desk.ts'
import { surveyDesk } from '../../support/survey-talk.ts'

const megan = '00000000-0000-0000-0000-0000000000021'
const backUp = '00000000-0000-0000-0000-0000000000031'

test('what a candidate handed in and nobody looks at: first whoever is on turn hears it, a week later the back-up, each once', async () => {
  const { store, deps, knowsStaff, journeys, id, passes, chats } = await surveyDesk()
  await store.commit([{ op: 'put', doc: { partition: 'staff', kind: 'staff', id: backUp, name: 'Bep', roles: ['intermediary'] } as never }])
  await deps.staff.refresh()
  for (const one of [megan, backUp]) await knowsStaff(one, { channels: [teamsChannel(one.slice(-2))] })
  const me = { channelId: 'directline', userId: 'dl_noor', conversationId: 'noor', roles: ['candidate' as const], personId: id }
  expect(await journeys.move(me, { personId: id, step: 'selection/wiscat', to: 'submitted', request: 's' })).toMatchObject({ ok: true })
  const heard = () =>
    chats
      .splice(0)
      .flatMap(({ target, message }) => message.composed.items.map(({ line }) => `${target.conversationId}: ${line}`))
      .filter((line) => line.includes('Noor'))
  await passes()
  expect(heard()).toEqual([expect.stringMatching(/^chat-21: Noor de Vries heeft Wiscat ingeleverd/)])
  await passes(6 * day)
  expect(heard()).toEqual([])
  await passes(day)
  expect(heard()).toEqual([expect.stringMatching(/^chat-21: Wiscat van Noor de Vries had klaar kunnen zijn op dinsdag 8 december/)])
  await passes(6 * day)
  expect(heard()).toEqual([])
  await passes(day)
  expect(heard()).toEqual([expect.stringMatching(/^chat-31: Wiscat van Noor de Vries was verwacht op dinsdag 8 december/)])
  await passes(60 * day)
  expect(heard()).toEqual([])
})
