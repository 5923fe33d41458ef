import { expect, test } from 'vitest'
import { refusals } from '../support/refusals.ts'

test('a consent does not promise another time than the data is kept', () => {
  expect(refusals(['retention[2].days', 90])).toEqual([
    'consents[0].text.nl (info-session): does not say that "registration" is kept for 90 days. Mend: write 90 in the text, or correct the retention.',
    'consents[0].text.en (info-session): does not say that "registration" is kept for 90 days. Mend: write 90 in the text, or correct the retention.',
  ])
})

test('nor does the greeting', () => {
  expect(refusals(['privacy.line.en', 'I keep our conversation for a while.'])).toEqual([
    'privacy.line.en: does not say that "conversation" is kept for 90 days. Mend: write 90 in the text, or correct the retention.',
  ])
  expect(refusals(['privacy.retention', 'chat'])).toContainEqual(
    expect.stringMatching(/^privacy\.retention: there is no retention "chat"\. Mend: use one of scan, /),
  )
})

test('a programme says how long everything is kept that the product keeps', () => {
  expect(refusals(['retention[7].id', 'other'])).toEqual([
    'retention: does not say how long "audit" is kept. Mend: add a period with the id "audit".',
  ])
})
