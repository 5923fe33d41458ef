import { expect, test } from 'vitest'
import { compose } from '../../../bot/services/notices/compose.ts'
import { factsOf } from '../../../bot/services/notices/facts-of.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { loadTexts } from '../../../locales/texts.ts'
import { signNotice, silentNotice } from '../../../rules/hours/night-notices.ts'
import { personNotice } from '../../../rules/notices/person-notice.ts'

const now = new Date('2026-11-18T11:00:00Z')
const to = { staff: 'coen' }
const budget = { person: 'noor', candidate: 'Noor', leftMinutes: 180, ofMinutes: 900, budgetNl: 'Begeleiding', budgetEn: 'Coaching' }
const notices: Record<string, NoticeDoc> = {
  near: personNotice({ about: 'hours-budget-near', key: 'a', to, vars: budget }, now),
  full: personNotice({ about: 'hours-budget-full', key: 'a', to, vars: { ...budget, leftMinutes: 0 } }, now),
  silent: silentNotice({ id: 'noor', name: 'Noor', coach: 'coen' }, '2026-10-27T09:00:00.000Z', now),
  sign: signNotice('coen', '2026-10', now),
  reopened: personNotice(
    { about: 'hours-reopened', key: 'a', to, vars: { month: '2026-10', paidMonth: '2026-10', by: 'Imke', words: 'bon' } },
    now,
  ),
  submitted: personNotice(
    { about: 'step-submitted', key: 'a', to, vars: { person: 'noor', candidate: 'Noor', words: '', stepNl: 'je cv', stepEn: 'your CV' } },
    now,
  ),
}

test.each([
  ['near', 'nl', 'Van ‘Begeleiding’ heeft Noor nog 3 u van 15 u.', ['hours-of noor']],
  ['near', 'en', 'Noor has 3 h left of 15 h in ‘Coaching’.', ['hours-of noor']],
  ['full', 'nl', '‘Begeleiding’ van Noor is op: 15 u gebruikt.', ['hours-of noor']],
  ['silent', 'nl', 'Voor Noor staan er al 3 weken geen uren van jou in.', ['hours', 'candidate noor']],
  ['sign', 'nl', 'oktober 2026 is voorbij. Je uren staan klaar om af te tekenen.', ['month-sign 2026-10']],
  ['sign', 'en', 'October 2026 is over. Your hours are ready to be signed off.', ['month-sign 2026-10']],
  ['reopened', 'nl', 'Imke heeft oktober 2026 weer geopend: ‘bon’', ['my-hours 2026-10']],
  ['submitted', 'nl', 'Noor heeft je cv ingeleverd en wacht op iemand die ernaar kijkt.', ['candidate noor']],
] as const)('%s in %s says what happened, with one tap to act', async (name, locale, line, commands) => {
  const notice = notices[name]!
  const facts = await factsOf(notice, 'staff:coen', sqliteStore({ path: ':memory:', now: () => now }))
  const words = { texts: loadTexts(), timeZone: 'Europe/Amsterdam' }
  const said = compose([{ about: notice.about, vars: facts?.vars ?? {}, values: notice.vars }], locale, words, false)
  expect(said.items[0]?.line).toBe(line)
  expect(said.buttons.map(({ command }) => command)).toEqual(commands)
})
