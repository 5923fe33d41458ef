import { expect, test } from 'vitest'
import type { PersonDoc } from '../../../data/candidate.ts'
import type { RegistrationDoc, SessionDoc, SessionRef } from '../../../data/info-session.ts'
import { sessionKey } from '../../../data/info-session.ts'
import { labels } from '../../support/desk.ts'
import { becomeKnown, type CodeDesk, codeDesk, logIn, type Somebody, saying } from '../../support/people-talk.ts'
import { ask, full } from '../../support/sign-up-talk.ts'

async function signUp(me: Somebody, session: string, name: string, email: string) {
  await me.presses({ command: `session-signup ${session}` })
  return saying(me, name, email, 'niets', 'ja', 'ja')
}

const kim = async (desk: CodeDesk) => {
  const { docs } = await desk.store.find<PersonDoc>('person')
  return docs.find((one) => one.email === 'kim@example.org')!.partition.slice('candidate/'.length)
}
const session = async (desk: CodeDesk, id: string) => (await desk.store.get<SessionDoc>(sessionKey(id)))!
const references = async (desk: CodeDesk, person: string) => (await desk.store.list<SessionRef>(`candidate/${person}`, 'session-ref')).docs

test('what a visitor signed up for is theirs on every device: web chat, Teams, a new browser', async () => {
  const desk = await codeDesk()
  const [laptop, teams, phone] = [desk.person(), desk.person({ channelId: 'msteams' }), desk.person()]
  await signUp(laptop, ask, 'Kim', 'kim@example.org')
  expect(labels(await becomeKnown(desk, teams))).toEqual(['people.joined.new', 'people.joined.sessions'])
  expect(labels(await teams.says('mijn bijeenkomsten'))).toEqual(['sessions.mine.seat'])
  await logIn(desk, phone, 'kim@example.org')
  expect(labels(await phone.says('mijn bijeenkomsten'))).toEqual(['sessions.mine.seat'])
  expect(labels(await saying(phone, 'afmelden', 'ja'))).toContain('sessions.cancel.done')
  expect(labels(await teams.says('mijn bijeenkomsten'))).toEqual(['sessions.mine.noneAtAll'])
})

test('the list, the registration and the person agree about who it is', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  await signUp(me, ask, 'Kim', 'kim@example.org')
  const before = (await session(desk, ask)).roster.seats.at(-1)!
  await saying(me, 'Bewaar mijn route', 'ja', 'ja')
  await me.says(desk.last())
  const id = await kim(desk)
  const entry = (await session(desk, ask)).roster.seats.at(-1)!
  expect(entry).toEqual({ ...before, by: id })
  const registration = await desk.store.get<RegistrationDoc>({ partition: `info-session/${ask}`, kind: 'registration', id: entry.id })
  expect(registration?.by).toBe(id)
  expect(await references(desk, id)).toMatchObject([{ id: ask, registration: entry.id, active: true }])
  expect(await references(desk, before.by)).toEqual([])
})

test('a sign-up with somebody’s address by another visitor is theirs once the address is proved, and no more the visitor’s', async () => {
  const desk = await codeDesk()
  const [stranger, me] = [desk.person(), desk.person()]
  await signUp(stranger, ask, 'Kim', 'kim@example.org')
  expect(labels(await stranger.says('mijn bijeenkomsten'))).toEqual(['sessions.mine.seat'])
  expect(labels(await becomeKnown(desk, me))).toEqual(['people.joined.new', 'people.joined.sessions'])
  expect(labels(await me.says('mijn bijeenkomsten'))).toEqual(['sessions.mine.seat'])
  expect(labels(await stranger.says('mijn bijeenkomsten'))).toEqual(['sessions.mine.none'])
})

test('somebody who is known and signs up with their own address again finds the place they took elsewhere', async () => {
  const desk = await codeDesk()
  const [me, library] = [desk.person(), desk.person()]
  await becomeKnown(desk, me)
  await signUp(library, ask, 'Kim', 'kim@example.org')
  const { seats } = (await session(desk, ask)).roster
  await me.presses({ command: `session-signup ${ask}` })
  expect(labels(await saying(me, 'niets', 'ja', 'ja'))).toEqual(['sessions.signup.again'])
  expect((await session(desk, ask)).roster.seats).toEqual([...seats.slice(0, -1), { ...seats.at(-1), by: await kim(desk) }])
  expect(labels(await me.says('mijn bijeenkomsten'))).toEqual(['sessions.mine.seat'])
  expect(labels(await library.says('mijn bijeenkomsten'))).toEqual(['sessions.mine.none'])
})

test('somebody who is known takes over nobody else’s place', async () => {
  const desk = await codeDesk()
  const [me, ann] = [desk.person(), desk.person()]
  await becomeKnown(desk, me)
  await signUp(ann, ask, 'Ann', 'ann@example.org')
  const before = (await session(desk, ask)).roster.seats
  await me.presses({ command: `session-signup ${ask}` })
  await saying(me, 'niets', 'ja', 'E-mail aanpassen')
  await saying(me, 'ann@example.org', 'ja')
  expect((await session(desk, ask)).roster.seats.map((one) => one.by)).toEqual(before.map((one) => one.by))
  expect(labels(await ann.says('mijn bijeenkomsten'))).toEqual(['sessions.mine.seat'])
})

test('two seats in one session under two addresses become one, and the other is free again', async () => {
  const desk = await codeDesk()
  const [me, there] = [desk.person(), desk.person()]
  await signUp(me, ask, 'Kim', 'kim@example.org')
  await signUp(there, ask, 'Kim', 'kim@work.example')
  const { seats } = (await session(desk, ask)).roster
  await saying(me, 'Bewaar mijn route', 'ja', 'ja')
  await me.says(desk.last())
  await logIn(desk, there, 'kim@example.org')
  const id = await kim(desk)
  const now = (await session(desk, ask)).roster
  expect(now.seats).toEqual([...seats.slice(0, -2), { ...seats.at(-2), by: id }])
  expect(await references(desk, id)).toMatchObject([{ id: ask, registration: seats.at(-2)?.id, active: true }])
})

test('a scan that was done before is there afterwards', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  await me.says('zelfscan')
  for (let n = 0; n < 40; n++) if (labels(await me.says('1')).includes('zelfscan.result')) break
  await becomeKnown(desk, me)
  const scan = await desk.store.get<{ partition: string; kind: string; id: string; outcome: string; ttl: number }>({
    partition: `candidate/${await kim(desk)}`,
    kind: 'scan',
    id: 'scan',
  })
  expect(scan).toMatchObject({ outcome: expect.any(String), ttl: 30 * 86_400 })
})

test('two devices that prove at the same moment are one person, with what both did', async () => {
  const desk = await codeDesk()
  const [laptop, phone] = [desk.person(), desk.person()]
  await signUp(laptop, ask, 'Kim', 'kim@example.org')
  await signUp(phone, full, 'Kim', 'kim@work.example')
  await saying(laptop, 'Bewaar mijn route', 'ja', 'ja')
  await saying(phone, 'inloggen', 'kim@example.org')
  const heard = await Promise.all([laptop.says('000001'), phone.says('000002')])
  const said = heard.map((one) => labels(one)[0])
  if (said[1] === 'people.name.fresh') await saying(phone, 'Kim', 'ja', 'ja')
  const { docs } = await desk.store.find<PersonDoc>('person')
  expect(docs.filter((one) => one.email === 'kim@example.org')).toHaveLength(1)
  expect((await references(desk, await kim(desk))).map((one) => one.id).sort()).toEqual([ask, full])
})

test('a shared device: the next person begins with nothing of the one before', async () => {
  const desk = await codeDesk()
  const tablet = desk.person()
  await signUp(tablet, ask, 'Kim', 'kim@example.org')
  await saying(tablet, 'Bewaar mijn route', 'ja', 'ja')
  await tablet.says(desk.last())
  await saying(tablet, 'uitloggen')
  expect(labels(await becomeKnown(desk, tablet, 'Sam'))).toEqual(['people.joined.new', 'people.joined.next'])
  expect(labels(await tablet.says('mijn bijeenkomsten'))).toEqual(['sessions.mine.noneAtAll'])
  const [account] = await tablet.says('mijn account')
  expect(JSON.stringify(account?.activity.attachments)).not.toContain('kim@example.org')
})
