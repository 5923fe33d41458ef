import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listRange } from '../../data/list-range.ts'
import { fromOrderKey, orderKey } from '../../data/order-key.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom('\ud7fe', '\ud7ff', '\ud800', '\udfff', '\ue000', '\uffff', '\u1000', '\u0fff', 'a'))
    .map((parts) => parts.join('')),
)
const byUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

test('ordinary text stays as it is; the rest comes back', () => {
  for (const text of ['', 'candidate/1', 'Zoë', '漢字', '2026-09-01T10:00']) expect(orderKey(text)).toBe(text)
  fc.assert(fc.property(anyText, (text) => fromOrderKey(orderKey(text)) === text))
})

test('the bytes of the keys are in the order of the code units of the texts, and a prefix stays a prefix', () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      expect(Math.sign(Buffer.compare(Buffer.from(orderKey(a)), Buffer.from(orderKey(b))))).toBe(byUnits(a, b))
      expect(byUnits(orderKey(a), orderKey(b))).toBe(byUnits(a, b))
      expect(orderKey(a + b).startsWith(orderKey(a))).toBe(true)
    }),
  )
})

test('a range holds exactly the ids with the prefix beyond the one to go on after', () => {
  fc.assert(
    fc.property(fc.array(anyText), anyText, anyText, fc.boolean(), (ids, prefix, after, descending) => {
      const { from, until, not } = listRange({ prefix, after, descending })
      const inRange = (id: string) => id !== '' && orderKey(id) >= from && orderKey(id) < until && orderKey(id) !== not
      const expected = (id: string) => id !== '' && id.startsWith(prefix) && (after === '' || (descending ? id < after : id > after))
      expect([...ids, prefix, after].filter(inRange)).toEqual([...ids, prefix, after].filter(expected))
    }),
  )
})
