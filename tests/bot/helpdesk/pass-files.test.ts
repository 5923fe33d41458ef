import { expect, test } from 'vitest'
import { readUpload } from '../../../bot/direct-line/uploads.ts'
import { passFiles } from '../../../bot/services/helpdesk/pass-files.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { Who } from '../../../dialogs/context.ts'
import { someMorning } from '../../support/desk.ts'

const now = () => someMorning
const agent: Who = { channelId: 'msteams', userId: 'adele', conversationId: 'chat-adele', roles: ['helpdesk'], staffId: 'adele' }
const candidate: Who = { channelId: 'directline', userId: 'me', conversationId: 'visitor-1', roles: ['candidate'] }
const webChat = { channelId: 'directline', conversationId: 'visitor-1' }
const teamsChat = { channelId: 'msteams', conversationId: 'their-chat' }
const pasted = { name: '', from: 'https://smba.trafficmanager.net/emea/v3/attachments/1/views/original', signed: true } as const
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])

function desk(read: () => Promise<{ ok: true; bytes: Buffer } | { ok: false; reason: 'gone' }> = async () => ({ ok: true, bytes: png })) {
  return { store: sqliteStore({ path: ':memory:', now }), sent: { read }, fileLink: (from: string) => `https://loket.example/${from}`, now }
}

test('a picture pasted in Teams is kept with the candidate’s web chat, once, and shown there as a picture', async () => {
  const one = desk()
  const passed = await passFiles(one, agent, [pasted], webChat, 'turn-1')
  expect(passed).toEqual({
    missing: 0,
    attachments: [{ contentType: 'image/png', name: 'file', contentUrl: expect.stringMatching(/^upload:visitor-1\/[0-9a-f]+$/) }],
  })
  expect(await passFiles(one, agent, [pasted], webChat, 'turn-1')).toEqual(passed)
  const upload = await readUpload(one.store, 'visitor-1', passed.attachments[0]?.contentUrl?.split('/')[1] ?? '')
  expect(Buffer.concat(await Array.fromAsync(upload?.stream ?? []))).toEqual(png)
})

test.each([
  ['that is gone', agent, pasted, webChat, async () => ({ ok: false, reason: 'gone' }) as const],
  ['for somebody in Teams, where it cannot be kept', agent, pasted, teamsChat, undefined],
  ['by a reference to somebody else’s upload', candidate, { name: 'x', from: 'upload:visitor-2/u1' }, webChat, undefined],
  ['by a reference that came through Teams', agent, { name: 'x', from: 'upload:visitor-1/u1' }, webChat, undefined],
  ['without https', agent, { name: 'x', from: 'http://x.example/a' }, webChat, undefined],
])('a file %s is counted as missing', async (_what, who, file, to, read) => {
  expect(await passFiles(desk(read), who, [file], to, 'turn-1')).toEqual({ attachments: [], missing: 1 })
})

test('what anybody with the link can open goes as it is, an own upload by a link that works for a while', async () => {
  const file = { name: 'a.pdf', from: 'https://x.sharepoint.com/download' }
  const own = { name: 'b.pdf', from: 'upload:visitor-1/u1' }
  const { attachments } = await passFiles(desk(), candidate, [file, own], webChat, 'turn-1')
  expect(attachments.map((one) => one.contentUrl)).toEqual([file.from, `https://loket.example/${own.from}`])
})
