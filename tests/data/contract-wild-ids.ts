import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Anything, Subject } from './store-contract.ts'

const wild = [
  ...[
    '/',
    '\\',
    '?',
    '#',
    '%',
    '%2F',
    '/a/b/',
    'a?b#c',
    ' ',
    ' a',
    'a ',
    '.',
    '..',
    '-',
    '=',
    '+',
    '*',
    '_',
    '!',
    '~',
    ':',
    '|',
    ',',
    '"',
    "'",
  ],
  ...['\0', 'a\0b', '\n', '\t', '\u007f', '\u2028', '\ufeff', '\ufffd', '\uffff', '\ud7ff', '\ud7ffa', '\u1000', '\u1001'],
  ...['é', 'e\u0301', 'É', 'a', 'A', 'ß', 'ss', 'ǆ', '漢字', 'שלום', '👩🏽‍🏫', '𝒳', '\ud800', '\udc00', '\udc00\ud800', '\ue000'],
  ...['null', 'undefined', '0', '__proto__', 'constructor', 'hasOwnProperty', "'; drop table doc; --", '{{x}}', '<b>'],
  ...[
    'x'.repeat(255),
    'x'.repeat(256),
    'x'.repeat(1023),
    'x'.repeat(1024),
    `${'x'.repeat(3000)}1`,
    `${'x'.repeat(3000)}2`,
    '漢'.repeat(1500),
  ],
]

/** Any non-empty string, halves of surrogate pairs and control characters included. */
const anyText = fc.oneof(
  fc.constantFrom(...wild),
  fc.string({ minLength: 1, unit: 'binary', maxLength: 40 }),
  fc.array(fc.nat(0xffff), { minLength: 1, maxLength: 12 }).map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom('/', '%', '2', 'F', '\ud7ff', '\ud800', '\ue000', 'a', '~'), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join('')),
)

/** Any string will do as partition, kind or id, is kept apart from every other, and keeps its place in the order of code units. */
export function wildIdContract({ store, fresh }: Subject): void {
  describe('wild ids', () => {
    test('every one is a document of its own, listed in order, found by prefix', async () => {
      const partition = fresh()
      await store().commit(wild.map((id, nr) => ({ op: 'create', doc: { partition, kind: 'wild', id, nr } as Anything })))
      for (const [nr, id] of wild.entries()) expect(await store().get({ partition, kind: 'wild', id })).toMatchObject({ id, nr })
      const listed = (await store().list(partition, 'wild', { limit: 1000 })).docs.map(({ id }) => id)
      expect(listed).toEqual(wild.toSorted())
      const withX = (await store().list(partition, 'wild', { limit: 1000, prefix: 'x', descending: true })).docs.map(({ id }) => id)
      expect(withX).toEqual(
        wild
          .filter((id) => id.startsWith('x'))
          .toSorted()
          .toReversed(),
      )
    })

    test('partition, kind and id never run into each other', async () => {
      const property = fc.asyncProperty(fc.array(fc.tuple(anyText, anyText, anyText), { minLength: 1, maxLength: 6 }), async (keys) => {
        const run = fresh()
        const docs = new Map<string, Anything>()
        for (const [p, kind, id] of keys) docs.set(JSON.stringify([p, kind, id]), { partition: `${run}${p}`, kind, id })
        for (const doc of docs.values()) await store().commit([{ op: 'create', doc }])
        for (const doc of docs.values()) expect(await store().get(doc)).toMatchObject(doc)
      })
      await fc.assert(property, { numRuns: 40 })
    }, 60_000)

    test('any ids are listed in order, page by page, with any prefix', async () => {
      const property = fc.asyncProperty(
        fc.uniqueArray(anyText, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('', 'a', 'x', '\ud7ff', '\ud83d', '\ue000', '%'),
        fc.boolean(),
        async (ids, prefix, descending) => {
          const partition = fresh()
          await store().commit(ids.map((id) => ({ op: 'create', doc: { partition, kind: 'wild', id } })))
          const found: string[] = []
          let after: string | undefined
          do {
            const page = await store().list(partition, 'wild', { after, prefix, descending, limit: 4 })
            found.push(...page.docs.map(({ id }) => id))
            after = page.next
          } while (after !== undefined)
          const expected = ids.filter((id) => id.startsWith(prefix)).toSorted()
          expect(found).toEqual(descending ? expected.toReversed() : expected)
        },
      )
      await fc.assert(property, { numRuns: 40 })
    }, 60_000)
  })
}
