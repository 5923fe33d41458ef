import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AuditDoc, auditPartition } from '../../../data/audit.ts'
import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import { labels } from '../../support/desk.ts'
import { documentDesk } from '../../support/documents/document-desk.ts'
import { documentServer } from '../../support/documents/document-server.ts'
import { sampleDocx, samplePdf } from '../../support/documents/sample-files.ts'
import { keptFiles, linksOf } from '../../support/documents/send-file.ts'

const [alex, megan, adele, isaiah, patti] = ['020', '021', '022', '023', '024'].map((end) => `00000000-0000-0000-0000-0000000000${end}`)
const bytes = samplePdf({ text: 'Kim, from beginning to end' })

let world: Awaited<ReturnType<typeof open>>
async function open() {
  const desk = await documentDesk()
  await desk.handIn('cv', "Kim's cv é.pdf", bytes)
  const server = await documentServer(desk)
  const person = await desk.store.get<PersonDoc>(personKey(desk.personId))
  await desk.journeys.assignCoach(
    { channelId: 'msteams', userId: 'm', conversationId: 'm', roles: ['intermediary'], staffId: megan ?? '' },
    { personId: desk.personId, coach: alex ?? '', request: 'r1' },
  )
  const staff = (aadObjectId?: string) => desk.person({ channelId: 'msteams', ...(aadObjectId && { aadObjectId }) })
  const audited = async () =>
    (await desk.store.list<AuditDoc>(auditPartition(desk.personId), 'audit')).docs
      .filter(({ action }) => action === 'read')
      .map(({ by, about }) => [by.role, by.id, about.split('/')[0]])
  const link = async () => linksOf(await desk.me.says('documenten'))[0] ?? ''
  return { ...desk, server, person, staff, audited, link }
}
beforeAll(async () => {
  world = await open()
})
afterAll(() => world.server.close())

test('a candidate gets their own document, byte for byte, as something to save and never to run', async () => {
  const answer = await world.server.get(await world.link())
  expect([answer.status, Buffer.from(await answer.arrayBuffer()).equals(bytes)]).toEqual([200, true])
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(bytes.length),
    'content-disposition': "attachment; filename*=UTF-8''Kim%27s%20cv%20%C3%A9.pdf",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; sandbox",
    'referrer-policy': 'no-referrer',
  })
  expect(await world.audited()).toContainEqual(['candidate', world.personId, 'document'])
})

describe('staff', () => {
  test.each([
    ['their coach', alex, 'coach'],
    ['an intermediary', megan, 'intermediary'],
  ])('%s sees what was handed in and downloads it, which is on record', async (_who, id, role) => {
    const list = (await world.staff(id).says('documenten van Kim')).at(-1)
    expect([list?.label, list?.text]).toEqual(['documents.staff.list', expect.stringMatching(/^Dit leverde Kim in/)])
    const answer = await world.server.get(linksOf([list!])[0] ?? '')
    expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, bytes.length])
    expect(await world.audited()).toContainEqual([role, id, 'document'])
  })

  test.each([
    ['another coach', patti, ['documents.staff.unknown']],
    ['the helpdesk', adele, ['topic.notForYou']],
    ['a manager', isaiah, ['topic.notForYou']],
    ['a visitor', undefined, ['topic.notForYou']],
  ])('%s does not', async (_who, id, heard) => {
    expect(labels(await world.staff(id).says('documenten van Kim')).slice(-1)).toEqual(heard)
    expect(labels(await world.staff(id).presses({ command: `candidate-documents ${world.personId}` })).slice(-1)).toEqual(heard)
  })

  test('in English, without a name, and of somebody who handed in nothing', async () => {
    const coach = world.desk.person({ channelId: 'msteams', aadObjectId: megan ?? '', locale: 'en-GB' })
    expect((await coach.says('documents of kim')).at(-1)?.text).toMatch(/^This is what Kim handed in/)
    expect(labels(await coach.says('candidate documents'))).toEqual(['documents.staff.who'])
    expect(labels(await coach.says('documents of Nobody'))).toEqual(['documents.staff.unknown'])
    const other = world.directory.all().find(({ name }) => name !== 'Kim')
    expect(labels(await coach.says(`documents of ${other?.name}`))).toEqual(['documents.staff.none'])
  })

  test("a coach's link is dead once somebody else is the coach, or the coach is gone", async () => {
    const [link = ''] = linksOf(await world.staff(alex).says('documenten van Kim'))
    const doc = await world.store.get<PersonDoc>(personKey(world.personId))
    const handedOver: PersonDoc = { ...doc!, coach: patti ?? '' }
    await world.store.commit([{ op: 'put', doc: handedOver }])
    const answer = await world.server.get(link, { 'accept-language': 'en-GB' })
    expect([answer.status, await answer.text()]).toEqual([403, 'You may not see this document (any more).\n'])
  })
})

describe('a link is refused', () => {
  test('after ten minutes, in the language of the browser', async () => {
    const link = await world.link()
    const now = world.clock.now()
    world.clock.set(new Date(now.getTime() + 9.9 * 60_000))
    expect((await world.server.get(link)).status).toBe(200)
    world.clock.set(new Date(now.getTime() + 10.1 * 60_000))
    const answer = await world.server.get(link)
    expect([answer.status, await answer.text()]).toEqual([410, expect.stringMatching(/^Deze link werkt niet meer/)])
    world.clock.set(now)
  })

  test('when one character is other', async () => {
    const link = await world.link()
    const start = link.lastIndexOf('/') + 1
    for (let at = start; at < link.length; at += 7) {
      const other = link[at] === 'A' ? 'B' : 'A'
      expect((await world.server.get(link.slice(0, at) + other + link.slice(at + 1))).status).toBe(404)
    }
    for (const wrong of ['x', 'x.y', '.', '%00', 'a'.repeat(5000)])
      expect((await world.server.get(`https://loket.example/documents/${wrong}`)).status).toBe(404)
  })

  test('when the document was removed, or the person erased', async () => {
    const { desk, handIn, me, personId, store } = await documentDesk()
    const server = await documentServer(desk)
    await handIn('cv', 'cv.docx', sampleDocx())
    const [link = ''] = linksOf(await me.says('documenten'))
    expect((await server.get(link)).headers.get('content-type')).toContain('wordprocessingml')
    await store.commit([{ op: 'remove', key: { ...personKey(personId), kind: 'file-key', id: 'file-key' } }])
    expect((await server.get(link)).status).toBe(404)
    await server.close()
  })
})

test('bytes that were changed in the archive are never given out', async () => {
  const { desk, handIn, me, archive, store } = await documentDesk()
  const server = await documentServer(desk)
  await handIn('cv', 'cv.pdf', samplePdf({ size: 200_000 }))
  const [link = ''] = linksOf(await me.says('documenten'))
  const [name = ''] = archive.kept.keys()
  const kept = archive.kept.get(name)!
  const broken = async (bytes: Buffer) => {
    archive.kept.set(name, { ...kept, bytes })
    const answer = await server.get(link)
    return answer.ok
      ? answer.arrayBuffer().then(
          () => 'all of it',
          () => 'broken off',
        )
      : answer.status
  }
  const flipped = (at: number) => Buffer.from(kept.bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)))
  expect([await broken(flipped(30)), await broken(flipped(150_000)), await broken(kept.bytes.subarray(0, 140_000))]).toEqual([
    503,
    'broken off',
    'broken off',
  ])
  archive.kept.delete(name)
  archive.down = true
  expect((await server.get(link)).status).toBe(503)
  expect((await keptFiles(store)).documents).toHaveLength(1)
  await server.close()
})
