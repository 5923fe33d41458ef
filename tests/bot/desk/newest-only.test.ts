import { join } from 'node:path'
import { expect, test } from 'vitest'

const { newestOnly }: { newestOnly: () => (what: string) => () => boolean } = await import(
  join(import.meta.dirname, '../../../web/desk/api.js')
)

// Regression: an answer that was overtaken by a newer one took the newest line off the screen.
test('of two answers to the same question the older one, come last, is no news', () => {
  const asking = newestOnly()
  const [first, second, other, third] = [asking('t'), asking('t'), asking('u'), asking('t')]
  expect([second(), first(), other(), third()]).toEqual([true, false, true, true])
})
