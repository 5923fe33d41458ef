import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { goingIn } from '../../../bot/services/notices/going.ts'
import { messageId } from '../../../bot/services/notices/outgoing.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { personNotice } from '../../../rules/notices/person-notice.ts'
import { someMorning } from '../../support/desk.ts'
import { noticeDesk, teamsChannel } from '../../support/notice-desk.ts'

const folders: string[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'loket-going-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, { recursive: true })
})

const machine = (pid: number, change: object = {}) => ({
  ...{ host: 'here', pid, bootedAtMs: 0, isAlive: () => false, now: Date.now },
  ...change,
})

test('of a message a dead process of this machine did not write down it is certain that it never went', () => {
  const at = folder()
  const dead = goingIn(at, 'dead', machine(11))
  dead.begins('went')
  dead.begins('refused')
  dead.refused('refused')
  const next = goingIn(at, 'next', machine(12))
  expect(['went', 'refused', 'unheard'].map((id) => next.neverBegan('dead', id))).toEqual([false, true, true])
})

test.each<[string, object]>([
  ['is still alive', { isAlive: () => true }],
  ['was on another machine', { host: 'there' }],
  ['was there before this machine lost its power', { bootedAtMs: Date.now() + 60_000 }],
])('nobody can tell of a process that %s', (_what, change) => {
  const at = folder()
  goingIn(at, 'dead', machine(11)).begins('went')
  const next = goingIn(at, 'next', machine(12, change))
  expect([next.neverBegan('dead', 'unheard'), next.neverBegan('unknown', 'unheard'), next.neverBegan('next', 'x')]).toEqual([
    false,
    false,
    false,
  ])
})

// Regression: two processes that started at once tidied the same file, and the second went without.
test('a file that another process tidied away just then is nothing', () => {
  const at = folder()
  symlinkSync(join(at, 'gone'), join(at, 'here.11.dead'))
  expect(goingIn(at, 'next', machine(12)).neverBegan('dead', 'x')).toBe(false)
})

test('files of long ago go; one that cannot be written tells nobody anything', () => {
  const at = folder()
  goingIn(at, 'old', machine(11)).begins('x')
  const [old = ''] = readdirSync(at)
  utimesSync(join(at, old), new Date(0), new Date(0))
  const mine = goingIn(at, 'mine', machine(12))
  expect(readdirSync(at)).toEqual(['here.12.mine'])
  mine.begins('x')
  expect(readFileSync(join(at, 'here.12.mine'), 'utf8')).toBe('+x\n')
  expect(goingIn(at, 'next', machine(12)).neverBegan('mine', 'y')).toBe(true)
  rmSync(join(at, 'here.12.mine'))
  expect(goingIn(at, 'next', machine(12)).neverBegan('mine', 'y')).toBe(false)
})

test.each([
  ['had not begun to send, it is sent', false, 1, { state: 'sent', way: 'teams' }],
  ['may have sent it, it is not sent again and counts as sent', true, 0, { state: 'sent', unsure: true }],
])('a message in Teams a process was killed over: when it %s', async (_what, begun, sent, expected) => {
  const at = folder()
  const dead = goingIn(at, 'dead', { ...machine(2 ** 22 + 1), host: (await import('node:os')).hostname().replace(/[^\w-]/g, '_') })
  const desk = await noticeDesk({ notices: { going: at } })
  await desk.knows('noor', { reach: { channels: [teamsChannel('noor')] } })
  const to = { candidate: 'noor' }
  const notice: NoticeDoc = personNotice({ about: 'step-confirmed', key: '1', to, vars: { step: 'Cv', name: 'Noor' } }, someMorning)
  const killedAt = new Date(someMorning.getTime() - 600_000).toISOString()
  if (begun) dead.begins(messageId('candidate:noor', [notice]))
  await desk.put({ ...notice, recipients: [{ id: 'candidate:noor', state: 'sending', at: killedAt, by: 'dead', way: 'teams' }] })
  await desk.due()
  expect(await desk.stand(notice)).toMatchObject([expected])
  expect(desk.chats).toHaveLength(sent)
})
