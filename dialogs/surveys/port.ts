import type { Bilingual } from '../../data/bilingual.ts'
import type { Survey } from '../../data/survey.ts'
import type { Figure, Standings } from '../../rules/figures.ts'
import type { Average } from '../../rules/surveys.ts'
import type { Who } from '../context.ts'

export type SurveyAnswer = { rating: number; good?: string; better?: string; talk?: boolean }

/** Something this person is or was asked. `open` when it can be filled in or changed now. */
export type SurveyTask = {
  id: string
  about: Survey['about']
  subject: string
  title: Bilingual
  askedAt: string
  answer?: SurveyAnswer & { at: string }
  open: boolean
}

/** `talk`: the intermediary hears that they want to talk. `unknown` when nobody asked them this; `closed` when it is too late to say or change. */
export type SurveySaved = { ok: true; task: SurveyTask; talk: boolean } | { ok: false; reason: 'unknown' | 'closed' }

/** Figures as managers and intermediaries see them; counts come from what is in memory, ratings from one read. */
export type Figures = {
  schoolYear: string
  standings: Standings
  figures: Figure[]
  phases: { title: Bilingual; average: Average }[]
  sessions: Average
  coaches: Average
  fewest: number
}

/** Surveys and what comes of them. Saving may be repeated with the same result. */
export type Surveys = {
  /** What this person was asked, open ones first, the newest first. */
  mine: (who: Who) => Promise<SurveyTask[]>
  save: (who: Who, id: string, answer: SurveyAnswer) => Promise<SurveySaved>
  /** Nothing for who may not see them. */
  figures: (who: Who) => Promise<Figures | undefined>
}
