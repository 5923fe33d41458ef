import { expect, test } from 'vitest'
import type { PersonConsent } from '../../../data/candidate.ts'
import { loadProgramme } from '../../../data/load-programme.ts'
import { giveConsent, isAllowed, newestConsent, personPurposes, withdrawConsent } from '../../../rules/people/consents.ts'

const programmes = ['amsterdam-po', 'almere-po'].map((name) => loadProgramme(name))
const [one, two, three] = ['2026-11-25T09:00:00.000Z', '2026-11-26T09:00:00.000Z', '2026-11-27T09:00:00.000Z']
const sharing = { purpose: 'sharing', version: 1, text: 'Ik vind het goed.' }
const given: PersonConsent = { ...sharing, at: one! }

test.each(programmes.map((programme) => [programme.id, programme] as const))(
  '%s asks for every purpose, in both languages',
  (_id, programme) => {
    for (const purpose of personPurposes) {
      const [nl, en] = (['nl', 'en'] as const).map((locale) => newestConsent(programme, purpose, locale)?.text)
      expect(nl).toMatch(/^Ik vind het goed/)
      expect(en).toMatch(/^I agree/)
    }
  },
)

test('the newest version of a purpose is asked for', () => {
  const [programme] = programmes
  const route = programme!.consents.find((consent) => consent.purpose === 'route')!
  const consents = [{ ...route, version: 3 }, { ...route, version: 10 }, route]
  expect(newestConsent({ consents }, 'route', 'nl')?.version).toBe(10)
  expect(newestConsent({ consents }, 'nothing', 'nl')).toBeUndefined()
})

test('given, given again, withdrawn, withdrawn again, given once more', () => {
  const first = giveConsent([], sharing, one!)
  expect(first).toEqual([given])
  expect(giveConsent(first, sharing, two!)).toBe(first)
  const gone = withdrawConsent(first, 'sharing', two!)
  expect(gone).toEqual([{ ...given, withdrawnAt: two }])
  expect(isAllowed({ consents: [...gone] }, 'sharing')).toBe(false)
  expect(withdrawConsent(gone, 'sharing', three!)).toBe(gone)
  const again = giveConsent(gone, sharing, three!)
  expect(again).toEqual([
    { ...given, withdrawnAt: two },
    { ...sharing, at: three },
  ])
  expect(isAllowed({ consents: [...again] }, 'sharing')).toBe(true)
})

test('a newer text takes the place of the older, which stays as proof', () => {
  const newer = giveConsent([given], { ...sharing, version: 2, text: 'Nieuw.' }, two!)
  expect(newer).toEqual([
    { ...given, withdrawnAt: two },
    { purpose: 'sharing', version: 2, text: 'Nieuw.', at: two },
  ])
  expect(giveConsent(newer, sharing, three!)).toBe(newer)
})

test('purposes do not touch each other', () => {
  const route: PersonConsent = { purpose: 'route', version: 1, text: 'x', at: one! }
  const both = giveConsent([route], sharing, two!)
  expect(isAllowed({ consents: [...withdrawConsent(both, 'sharing', three!)] }, 'route')).toBe(true)
  expect(isAllowed({ consents: [route] }, 'sharing')).toBe(false)
})
