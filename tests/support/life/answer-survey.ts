import { expect } from 'vitest'
import { labelsOf, wordsOf } from './heard.ts'
import type { LifeWords } from './life-words.ts'
import type { TeamsPerson } from './teams-person.ts'

/** The question that waits: a grade and two open questions, shown back before it is kept. After a low grade they want to talk. */
export async function answerSurvey(who: Pick<TeamsPerson, 'says' | 'saying'>, words: LifeWords, grade: number): Promise<void> {
  const { survey, good, better, yes } = words
  const low = grade <= 5
  expect(labelsOf(await who.says(survey)).at(-1)).toMatch(/^survey\.rating\./)
  expect(labelsOf(await who.says('11'))[0]).toBe('survey.rating.range')
  const shown = await who.saying(String(grade), good, better, ...(low ? [yes] : []))
  expect(labelsOf(shown)).toEqual(['survey.check.ask'])
  for (const text of [String(grade), good, better]) expect(wordsOf(shown)).toContain(text)
  expect(labelsOf(await who.says(yes))).toEqual([low ? 'survey.saved.talk' : 'survey.saved.thanks'])
}
