import type { Bilingual } from '../../data/bilingual.ts'
import type { Survey } from '../../data/survey.ts'
import { newestConsent } from '../../rules/people/consents.ts'
import { isLow } from '../../rules/surveys/answering.ts'
import type { Context } from '../context.ts'
import type { Step } from '../flow.ts'
import { oneOf, type Read, reading } from '../info-sessions/reading.ts'
import type { Choice, Reply, Vars } from '../reply.ts'

/** `title` names what it is about. */
export type SurveyAnswers = {
  id: string
  about: Survey['about']
  title: Bilingual
  rating: number
  good: string
  better: string
  talk: 'yes' | 'no'
  check: 'save' | 'rating' | 'good' | 'better'
}
type SurveyStep = Step<SurveyAnswers, Context>

/** In characters; as much as fits on a page. */
const longest = 2000
const grades = Array.from(
  { length: 10 },
  (_, index): Choice => ({ label: { nl: `${index + 1}`, en: `${index + 1}` }, value: `${index + 1}` }),
)
const skip: Choice = { label: { key: 'survey.skip' }, value: 'none' }

const titled = ({ title }: Partial<SurveyAnswers>): Vars => ({ title: title ?? '' })

const rating: SurveyStep = {
  key: 'rating',
  ask: (answers) => ({ key: `survey.rating.${answers.about ?? 'phase'}`, vars: titled(answers), choices: grades }),
  schema: () =>
    reading<number>((text): Read<number> => {
      const found = /^\D*(\d+(?:[.,]\d+)?)(?:\s*\/\s*10)?\D*$/.exec(text.trim())?.[1]?.replace(',', '.')
      if (found === undefined) return { ok: false, key: 'survey.rating.unclear' }
      const value = Number(found)
      if (value < 1 || value > 10) return { ok: false, key: 'survey.rating.range' }
      return Number.isInteger(value) ? { ok: true, value } : { ok: false, key: 'survey.rating.whole' }
    }),
}

/** Any words at all, or none: whatever is written here is not a question to the desk. */
const open = (key: 'good' | 'better'): SurveyStep => ({
  key,
  freeText: 'questions',
  longest,
  ask: (answers) => ({ key: `survey.${key}.${answers.about ?? 'phase'}`, vars: titled(answers), choices: [skip] }),
  schema: () =>
    reading<string>((text): Read<string> => {
      const words = text.trim()
      if (words === '' || words === skip.value || /^(?:overslaan|sla over|skip)$/i.test(words)) return { ok: true, value: '' }
      return words.length > longest ? { ok: false, key: 'survey.tooLong', vars: { longest } } : { ok: true, value: words }
    }),
})

/** Only after a low rating: whether the intermediary may know, asked at that moment, with the words that are agreed to. */
const talk: SurveyStep = {
  key: 'talk',
  skip: ({ about = 'info-session', rating: given = 10 }, { programme }) => !isLow({ about, rating: given }, programme.surveys),
  ask: (_answers, { programme, locale }): Reply => {
    const { text = '', version = 1 } = newestConsent(programme, 'rating-talk', locale) ?? {}
    return {
      key: 'survey.talk.ask',
      vars: { text, version },
      choices: [
        { label: { key: 'survey.talk.yes' }, value: 'yes' },
        { label: { key: 'survey.talk.no' }, value: 'no' },
      ],
    }
  },
  schema: () => oneOf(['yes', 'no'], 'survey.talk.unclear'),
}

const answered = (words: string | undefined): Vars['x'] & {} => (words ? words : { key: 'survey.nothing' })

const check: SurveyStep = {
  key: 'check',
  ask: (answers) => ({
    key: 'survey.check.ask',
    vars: titled(answers),
    card: {
      type: 'facts',
      title: answers.title ?? '',
      facts: [
        { label: { key: 'survey.fact.rating' }, value: answers.rating ?? 0 },
        { label: { key: 'survey.fact.good' }, value: answered(answers.good) },
        { label: { key: 'survey.fact.better' }, value: answered(answers.better) },
        ...(answers.talk ? [{ label: { key: 'survey.fact.talk' } as const, value: { key: `survey.fact.${answers.talk}` } as const }] : []),
      ],
    },
    choices: [
      { label: { key: 'survey.check.save' }, value: 'save' },
      ...(['rating', 'good', 'better'] as const).map((value): Choice => ({ label: { key: `survey.check.${value}` }, value })),
    ],
  }),
  schema: () =>
    reading<string>((text): Read<string> => {
      const found = oneOf(['save', 'rating', 'good', 'better', 'yes'], 'survey.check.unclear').safeParse(text)
      if (!found.success) return { ok: false, key: 'survey.check.unclear' }
      return { ok: true, value: found.data === 'yes' ? 'save' : found.data }
    }),
}

export const surveySteps: readonly SurveyStep[] = [rating, open('good'), open('better'), talk, check]
