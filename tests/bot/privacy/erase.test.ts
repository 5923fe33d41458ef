import { expect, test } from 'vitest'
import { meetingUid } from '../../../bot/services/rounds/meeting-file.ts'
import type { SessionDoc } from '../../../data/info-session.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import type { RoundMeetingDoc } from '../../../data/round.ts'
import { labels } from '../../support/desk.ts'
import { saying } from '../../support/people-talk.ts'
import { eraseAll, everyDocument, livedIn, marks, marksIn, storedText } from '../../support/privacy-life.ts'

test('everything of a person is gone, wherever it was, and others keep theirs', async () => {
  const life = await livedIn()
  const { store, archive, personId, session, published } = life
  // The motivation is in the archive only, encrypted.
  expect([marksIn(await storedText(store)), archive.kept.size]).toEqual([marks.filter((one) => one !== 'olifantjes'), 1])
  const before = await store.get<SessionDoc>({ partition: `info-session/${session}`, kind: 'info-session', id: session })
  published.length = 0
  expect(labels(await eraseAll(life))).toEqual(['privacy.erase.done'])
  expect(marksIn(await storedText(store))).toEqual([])
  const left = (await everyDocument(store)).filter((doc) => JSON.stringify(doc).includes(personId))
  expect([...new Set(left.map(({ partition, kind }) => `${partition.split('/')[0]} ${kind}`))].sort()).toEqual([
    'audit audit',
    'erasures erased',
  ])
  expect(archive.kept.size).toBe(0)
  const after = await store.get<SessionDoc>({ partition: `info-session/${session}`, kind: 'info-session', id: session })
  expect(after?.roster.seats.length).toBe((before?.roster.seats.length ?? 0) - 1)
  expect(life.directory.byId(personId)).toBeUndefined()
  expect(published.some((one) => one.name === 'loket/erased')).toBe(true)
  expect(labels(await life.stranger.says('zelfscan'))).not.toContain('error.unexpected')
})

test('while staff read: what they see afterwards is nothing, and what they saw is not kept', async () => {
  const life = await livedIn()
  const { store, me, megan, personId, last } = life
  await saying(me, 'alles wissen', 'ja')
  const code = last()
  const reading = Array.from({ length: 8 }, () => megan.presses({ command: `timeline ${personId}` }))
  const [said] = await Promise.all([me.says(code), ...reading])
  expect(labels(said)).toEqual(['privacy.erase.done'])
  expect(labels(await megan.presses({ command: `timeline ${personId}` })).join()).not.toContain('timeline.theirs')
  expect((await megan.says('mijn kandidaten')).map((one) => JSON.stringify(one)).join()).not.toContain('Quispelwever')
  expect(marksIn(await storedText(store))).toEqual([])
})

test('while the archive of files is out of reach all else goes, the files become unreadable, and follow by themselves', async () => {
  const life = await livedIn()
  const { store, archive, rights } = life
  archive.down = true
  expect(labels(await eraseAll(life))).toEqual(['privacy.erase.soon'])
  expect([marksIn(await storedText(store)), archive.kept.size]).toEqual([[], 1])
  expect((await everyDocument(store)).filter((doc) => doc.kind === 'file-key' && doc.partition.includes(life.personId))).toEqual([])
  archive.down = false
  await rights.runDue()
  expect(archive.kept.size).toBe(0)
  expect((await everyDocument(store)).filter((doc) => doc.kind === 'erasure')).toEqual([])
})

// Regression: a place called as somebody is made the meetings of others theirs.
test('a school hears that a short meeting is off, not whose it was; that of somebody else at a place of that name stays', async () => {
  const life = await livedIn()
  const { store, personId } = life
  const meeting = (candidate: string, place: string, start = '2026-12-03T12:00:00.000Z'): RoundMeetingDoc => ({
    ...{ partition: 'round/r', kind: 'round-meeting', id: `noordster~${candidate}`, candidate, school: 'noordster', group: '' },
    ...{ place, start, end: start.replace('12:00', '12:15'), sequence: 1, state: 'planned' },
  })
  const [mine, others] = [meeting(personId, 'Stadhuis'), meeting('somebody-else', 'Zaal Quispelwever 3')]
  const past = { ...meeting(personId, 'Stadhuis', '2026-11-02T12:00:00.000Z'), id: `de-kastanje~${personId}` }
  const school = { partition: 'school/noordster', kind: 'school', id: 'noordster', name: 'Noordster', contact: { name: 'Rick' } }
  await store.commit([mine, others, past].map((doc) => ({ op: 'put', doc })))
  await store.commit([{ op: 'put', doc: school }])
  await eraseAll(life)
  const left = (await store.list<RoundMeetingDoc>('round/r', 'round-meeting')).docs
  expect(left.map(({ candidate }) => candidate)).toEqual(['somebody-else'])
  const [told, ...more] = (await store.list<NoticeDoc>('round/r', 'notice')).docs
  expect([told?.about, told?.calendar, told?.recipients.map(({ id }) => id)]).toEqual(['round-off-school', 'cancel', ['school:noordster']])
  expect(told?.event).toMatchObject({ uid: meetingUid(mine), sequence: 2, start: mine.start, place: 'Stadhuis' })
  expect([marksIn(JSON.stringify(told)), JSON.stringify(told).includes(personId), more]).toEqual([[], false, []])
})

test('on a shared computer the next person keeps who they are and what they did', async () => {
  const life = await livedIn()
  const { me, other, last, store } = life
  await me.says('uitloggen')
  await saying(me, 'bewaar mijn route', 'Wiebren Tuinfluiter', 'wiebren@tuinfluiter.example', 'ja', 'ja')
  await me.says(last())
  expect(labels(await eraseAll({ me: other, last }))).toEqual(['privacy.erase.done'])
  expect(marksIn(await storedText(store))).toEqual([])
  expect((await me.says('mijn gegevens'))[0]?.text).toContain('Wiebren Tuinfluiter')
})

test('a browser that was known long ago is forgotten too, when nothing points to it any more', async () => {
  const life = await livedIn()
  const { store, personId } = life
  const ref = { partition: `candidate/${personId}`, kind: 'conversation-ref', id: 'directline:second' }
  await store.commit([{ op: 'remove', key: ref }])
  await eraseAll(life)
  expect((await everyDocument(store)).filter((doc) => doc.kind === 'identity' && JSON.stringify(doc).includes(personId))).toEqual([])
})
