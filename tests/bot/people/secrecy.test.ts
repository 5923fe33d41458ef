import { expect, test } from 'vitest'
import { seals } from '../../../bot/services/people/seals.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { Store } from '../../../data/store.ts'
import { labels, someMorning } from '../../support/desk.ts'
import { becomeKnown, codeDesk, saying } from '../../support/people-talk.ts'

/** A store that notes what was asked of it, without which address it was about. */
function noted(store: Store) {
  const notes: string[] = []
  const plain = (text: string) =>
    text
      .replace(/[0-9a-f]{32}/g, '#')
      .replace(/conversation-\d+/g, 'c')
      .replace(/\bcreate\b/g, 'put')
  const note =
    <A extends unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const [first] = args
      const keys = Array.isArray(first)
        ? first.map(({ op, doc, key }) => `${op} ${(doc ?? key).partition} ${(doc ?? key).kind}`)
        : [JSON.stringify(first)]
      notes.push(plain(`${name} ${keys.join(', ')}`))
      return call(...args)
    }
  const wrapped: Store = {
    ...store,
    get: note('get', store.get) as Store['get'],
    commit: note('commit', store.commit),
    list: note('list', store.list) as Store['list'],
    contents: note('contents', store.contents) as Store['contents'],
  }
  return { store: wrapped, notes }
}

async function world() {
  const { store, notes } = noted(sqliteStore({ path: ':memory:', now: () => someMorning }))
  const desk = await codeDesk({ store })
  await becomeKnown(desk, desk.person())
  const told = async (email: string, ...wrong: string[]) => {
    const me = desk.person()
    await me.arrives()
    await me.says('inloggen')
    notes.length = 0
    const said = [...(await me.says(email))]
    for (const code of wrong) said.push(...(await me.says(code)))
    return { said: said.map(({ label, text, choices }) => ({ label, text: text.replaceAll(email, '@'), choices })), requests: [...notes] }
  }
  return { desk, told }
}

test('an address that is known and one that is not: the same words, the same buttons, the same requests, also for wrong codes', async () => {
  const { told } = await world()
  const known = await told('kim@example.org', '999999', '999998')
  const unknown = await told('nobody@example.org', '999999', '999998')
  expect(known).toEqual(unknown)
  expect(known.requests).toHaveLength(6 + 5 + 5)
  expect(known.requests.filter((one) => one.includes('candidate/'))).toEqual([])
})

test('too many codes for a known address is said like for any other', async () => {
  const { told } = await world()
  const flood = async (email: string) => {
    for (let n = 0; n < 5; n++) await told(email)
    return told(email)
  }
  await told('other@example.org')
  const [known, unknown] = [await flood('kim@example.org'), await flood('nobody@example.org')]
  expect(known.said[0]?.label).toBe('people.code.wait')
  expect(known).toEqual(unknown)
})

test('what is kept of an address that asked for a code is a keyed hash; the mail itself goes within a quarter of an hour', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  await me.says('inloggen')
  await me.says('secret.person@example.org')
  const everything = async () => {
    const kinds = ['codes', 'asked', 'mail-to', 'notice', 'owner', 'joining']
    return (await Promise.all(kinds.map((kind) => desk.store.find(kind, { limit: 1000 })))).flatMap((page) => page.docs)
  }
  const about = (await everything()).filter((one) => one.partition.startsWith('address/') || one.partition.startsWith('code-sender/'))
  expect(about.map(({ kind, ttl }) => `${kind} ${ttl}`).sort()).toEqual(['asked 86400', 'codes 86400', 'mail-to 900', 'notice 900'])
  const lasting = JSON.stringify(about.filter(({ ttl }) => ttl === 86_400))
  for (const secret of ['secret.person', 'example.org', '000001', 'dl_conversation']) expect(lasting).not.toContain(secret)
  desk.clock.set(new Date(someMorning.getTime() + 15 * 60_000 + 1000))
  expect(JSON.stringify(await everything())).not.toContain('secret.person')
})

test('hashes are of no use without the secret, and differ for everything they are for', () => {
  const [one, two] = [seals('a secret of tests, long enough to sign with'), seals('another secret of tests, long enough too')]
  const who = { channelId: 'directline', userId: 'kim@example.org' }
  const all = [
    one.address('kim@example.org'),
    two.address('kim@example.org'),
    one.sender(who),
    one.code('a', 'b', '000001'),
    one.code('a', 'c', '000001'),
    one.code('a', 'b', '000002'),
  ]
  expect(new Set(all).size).toBe(all.length)
  expect(one.address(' Kim@Example.org ')).toBe(one.address('kim@example.org'))
})

test('a person who was joined is asked for by a code, not by who knows their name or address', async () => {
  const { desk } = await world()
  const thief = desk.person()
  const said = labels(await saying(thief, 'bewaar mijn route', 'Kim', 'kim@example.org', 'ja', 'ja', '999999'))
  expect(said[0]).toBe('people.code.wrong')
  expect(labels(await saying(thief, 'stop', 'mijn account'))).toEqual(['people.name.ask'])
})
