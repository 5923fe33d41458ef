import { expect, test } from 'vitest'
import type { Locale } from '../../data/bilingual.ts'
import type { Band, FeedbackBy, Learned, LearnedDoc } from '../../data/learned.ts'
import { isoWeek } from '../../rules/iso-week.ts'
import { knowledgeReport } from '../../rules/knowledge-report.ts'

let ids = 0
const doc = (learned: Learned, at: string): LearnedDoc => ({ ...learned, partition: 'questions/2026-11', id: `${++ids}`, ttl: 1, at })
const asked = (text: string, band: Band, topics: string[] = [], at = '2026-11-25T09', locale: Locale = 'nl') =>
  doc({ kind: 'question', text, locale, band, topics }, at)
const told = (topic: string, good: boolean, by: FeedbackBy, question?: string, among: string[] = [topic], text?: string) =>
  doc(
    { kind: 'feedback', topic, good, by, ...(question !== undefined && { question, locale: 'nl' as const, among }), ...(text && { text }) },
    '2026-11-25T10',
  )
const report = (...entries: LearnedDoc[]) => knowledgeReport(entries, (text) => text === 'staat er al')

test('without a log there is nothing to tell', () => {
  expect(report()).toEqual({ weeks: [], unanswered: [], confused: [], poor: [], suggested: [] })
})

test.each([
  ['2026-11-25T09', '2026-W48'],
  ['2026-01-01', '2026-W01'],
  ['2027-01-01', '2026-W53'],
  ['2027-01-04', '2027-W01'],
  ['2024-12-30', '2025-W01'],
  ['2023-01-01T23', '2022-W52'],
])('%s is in week %s', (date, week) => expect(isoWeek(date)).toBe(week))

test('totals per week and language, in order', () => {
  const { weeks } = report(
    asked('a b', 'unknown', [], '2026-12-02T09'),
    asked('c d', 'answer', ['cost']),
    asked('e f', 'choose', ['cost', 'subsidy']),
    asked('g h', 'answer', ['cost'], '2026-11-29T23', 'en'),
    told('cost', true, 'button'),
  )
  expect(weeks).toEqual([
    { week: '2026-W48', locale: 'nl', answer: 1, choose: 1, unknown: 0, total: 2 },
    { week: '2026-W48', locale: 'en', answer: 1, choose: 0, unknown: 0, total: 1 },
    { week: '2026-W49', locale: 'nl', answer: 0, choose: 0, unknown: 1, total: 1 },
  ])
})

test('what had no answer, or a choice nobody picked from, alike together, the most asked first; what stands somewhere by now is left out', () => {
  const { unanswered } = report(
    asked('mag mijn hond mee', 'unknown', [], '2026-11-20T09'),
    asked('krijg ik een laptop', 'unknown'),
    asked('staat er al', 'unknown'),
    asked('hoe kom ik aan een laptop', 'unknown'),
    told('cost', false, 'none', 'laptop van school krijgen', ['cost', 'subsidy']),
    asked('wat kost het', 'answer', ['cost']),
    asked('is er een kantine', 'choose', ['cost', 'subsidy'], '2026-11-19T09'),
    asked('hoe duur is het', 'choose', ['cost', 'subsidy']),
    told('cost', true, 'pick', 'Hoe duur is het?', ['cost', 'subsidy']),
  )
  expect(unanswered.map(({ text, count }) => [text, count])).toEqual([
    ['krijg ik een laptop', 3],
    ['mag mijn hond mee', 1],
    ['is er een kantine', 1],
  ])
  expect(unanswered[0]?.examples).toContain('laptop van school krijgen')
})

test('topics that are offered together, and which of the two it was', () => {
  const { confused } = report(
    asked('hoe zit het met geld', 'choose', ['cost', 'salary', 'subsidy']),
    asked('en het geld', 'choose', ['salary', 'cost']),
    told('salary', true, 'pick', 'en het geld', ['salary', 'cost']),
    told('salary', true, 'pick', 'hoe zit het met geld', ['cost', 'salary', 'subsidy']),
    told('subsidy', true, 'pick', 'hoe zit het met geld', ['cost', 'salary', 'subsidy']),
    told('cost', false, 'none', 'geld', ['cost', 'salary']),
  )
  expect(confused).toEqual([
    { topics: ['cost', 'salary'], count: 2, picked: { salary: 2 }, none: 1, examples: ['hoe zit het met geld', 'en het geld'] },
    { topics: ['cost', 'subsidy'], count: 1, picked: { subsidy: 1 }, none: 0, examples: ['hoe zit het met geld'] },
    { topics: ['salary', 'subsidy'], count: 1, picked: { salary: 1, subsidy: 1 }, none: 0, examples: ['hoe zit het met geld'] },
  ])
})

test('answers met with no, by how often, with what was asked and said', () => {
  const { poor } = report(
    told('cost', true, 'button', 'wat kost het'),
    told('cost', false, 'button', 'is het duur'),
    told('cost', false, 'thumb', 'is het duur', ['cost'], 'klopt niet'),
    told('subsidy', false, 'thumb'),
    told('quit', true, 'thumb'),
    told('salary', true, 'pick', 'geld'),
    told('salary', false, 'none', 'geld'),
  )
  expect(poor).toEqual([
    { topic: 'cost', yes: 1, no: 2, share: 2 / 3, questions: ['is het duur'], remarks: ['klopt niet'] },
    { topic: 'subsidy', yes: 0, no: 1, share: 1, questions: [], remarks: [] },
  ])
})

test('phrasings that were found right, once each, without what stands already, was found wrong, or leads to a person', () => {
  const { suggested } = report(
    told('cost', true, 'pick', 'Is het duur?'),
    told('cost', true, 'button', 'is het duur'),
    told('cost', true, 'pick', 'moet ik betalen'),
    told('cost', true, 'pick', 'wat als ik stop'),
    told('cost', false, 'button', 'wat als ik stop'),
    told('cost', true, 'pick', 'staat er al'),
    told('cost', true, 'pick', 'ik heet [naam], wat kost het'),
    told('cost', true, 'button'),
    told('age', true, 'thumb', 'ben ik te oud'),
  )
  expect(suggested).toEqual([
    { topic: 'age', locale: 'nl', texts: [{ text: 'ben ik te oud', count: 1 }] },
    {
      topic: 'cost',
      locale: 'nl',
      texts: [
        { text: 'is het duur', count: 2 },
        { text: 'moet ik betalen', count: 1 },
      ],
    },
  ])
})
