import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { factsOf } from '../../../bot/services/notices/facts-of.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { Write } from '../../../data/store.ts'
import { handlingOf } from '../../../rules/notices/kinds.ts'
import { noticeActions } from '../../../rules/notices/notice-actions.ts'
import { candidate, coach, intermediary } from '../../support/hours-desk.ts'
import { matchDesk, monday } from '../../support/matching/match-desk.ts'

const texts = (locale: string): Record<string, Record<string, string>> =>
  JSON.parse(readFileSync(new URL(`../../../locales/${locale}/notices.json`, import.meta.url), 'utf8'))
const variables = (text: string) => [...text.matchAll(/{{\s*(\w+)[^}]*}}/g)].map((match) => match[1] ?? '')

/** Everything a desk ever says about matches, caught as it is committed. */
async function everythingSaid(): Promise<NoticeDoc[]> {
  const clock = { now: monday }
  const inner = sqliteStore({ path: ':memory:', now: () => clock.now })
  const said: NoticeDoc[] = []
  const commit = (writes: readonly Write[]) => {
    for (const write of writes) if (write.op !== 'remove' && write.doc.kind === 'notice') said.push(write.doc as NoticeDoc)
    return inner.commit(writes)
  }
  const desk = await matchDesk({ store: { ...inner, commit }, clock })
  const imke = intermediary()
  await desk.hire('imke', ['intermediary'])
  await desk.hire('ilse', ['intermediary'])
  await desk.hire('coen', ['coach'], { days: ['monday'], capacity: 4 })
  await desk.hire('kim', ['coach'], { capacity: 4 })
  const consents = [{ purpose: 'sharing', version: 1, text: 'x', at: monday.toISOString() }]
  await desk.waits('noor')
  await desk.waits('omar', { consents })
  await desk.refresh()
  const { matching } = desk
  let requests = 0
  const offer = async (who: string, to: string) => {
    const made = await matching.offer(imke, { candidate: who, coach: to, override: 'toch', request: `r${++requests}` })
    return made.ok ? made.offer : ''
  }
  const first = await offer('noor', 'coen')
  await matching.ask(coach(), { offer: first, words: 'Op maandag?', request: 'ask' })
  await matching.reply(imke, { candidate: 'noor', offer: first, words: 'Ja.', request: 'reply' })
  await matching.decline(coach(), { offer: first, reason: 'days', words: 'Toch niet.' })
  await matching.decline(coach('kim'), { offer: await offer('noor', 'kim'), reason: 'days' })
  await matching.withdraw(imke, { candidate: 'noor', offer: await offer('noor', 'coen') })
  await offer('omar', 'coen')
  await desk.at('2026-11-25T09:00:00Z')
  await desk.at('2026-11-26T09:00:00Z')
  await offer('omar', 'kim')
  await desk.at('2026-12-01T09:00:00Z')
  await matching.accept(coach(), { offer: await offer('omar', 'coen'), request: 'yes' })
  await matching.accept(coach(), { offer: await offer('noor', 'coen'), request: 'yes too' })
  await desk.at('2026-12-09T09:00:00Z')
  await matching.noClick(candidate('noor'), { words: 'Anders.', request: 'bye' })
  await matching.assign(imke, { candidate: 'omar', coach: 'kim', request: 'other' })
  return said
}

test('everything said about matches has its words in both languages, all of them filled in, and buttons that lead somewhere', async () => {
  const said = await everythingSaid()
  const abouts = [...new Set(said.map(({ about }) => about))].sort()
  expect(abouts).toEqual([
    ...['coach-handed-over', 'first-contact', 'match-again', 'match-candidate', 'match-coach', 'match-coach-first', 'match-declined'],
    ...['match-declined-last', 'match-ended', 'match-expired', 'match-expired-last', 'match-lapsed', 'match-made', 'match-offer'],
    ...['match-offer-again', 'match-question', 'match-reply', 'match-withdrawn'],
  ])
  const store = sqliteStore({ path: ':memory:', now: () => monday })
  for (const notice of said) {
    const facts = await factsOf(notice, notice.recipients[0]?.id ?? '', store)
    for (const locale of ['nl', 'en']) {
      const parts = texts(locale)[notice.about] ?? {}
      expect(Object.keys(parts).sort(), notice.about).toEqual(['do', 'line', 'subject', 'why'])
      const missing = Object.values(parts)
        .flatMap(variables)
        .filter((name) => facts?.vars[name] === undefined)
      expect(missing, `${locale} ${notice.about}`).toEqual([])
    }
    const labels = texts('nl').act ?? {}
    for (const { name } of noticeActions(notice.about, notice.vars)) expect(labels[name], name).toBeDefined()
    expect(handlingOf(notice.about, notice.recipients[0]?.id.startsWith('staff:') === true).kind).toMatch(/^(?:work|route)$/)
  }
  const buttons = (about: string) =>
    said.filter((one) => one.about === about).flatMap(({ vars }) => noticeActions(about, vars).map(({ command }) => command))
  expect(buttons('match-declined')).toEqual(['match-offer noor kim', 'match-candidate noor'])
  expect(buttons('match-declined-last')).toEqual(['match-candidate noor'])
  expect(buttons('match-offer')[0]).toMatch(/^offer-accept [0-9a-f]{32}$/)
})
