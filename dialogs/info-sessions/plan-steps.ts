import type { SessionFacts, SessionLanguage, SessionPlace } from '../../data/info-session.ts'
import { readMoment } from '../../rules/read-moment.ts'
import { readLanguage, readMinutes, readPlace, readSeats } from '../../rules/read-session.ts'
import type { Context } from '../context.ts'
import type { Step } from '../flow.ts'
import type { Choice, Vars } from '../reply.ts'
import { type Read, reading, shortText } from './reading.ts'

/** What staff fill in about a session, to plan or to change one. */
export type PlanAnswers = {
  start: string
  minutes: number
  language: SessionLanguage
  where: SessionPlace
  seats: number
  host: string
  titleNl: string
  titleEn: string
  aboutNl: string
  aboutEn: string
}
export type PlanStep<A extends PlanAnswers> = Step<A, Context>

const languages: Choice[] = (['nl', 'en', 'both'] as const).map((one) => ({ label: { key: `sessions.language.${one}` }, value: one }))
const minutesChoices: Choice[] = [60, 75, 90].map((count) => ({
  label: { key: 'sessions.minutes', vars: { count } },
  value: String(count),
}))
const longest = { title: 120, about: 1000, host: 120 }

/** The questions about a session, by key; `now` is what it is at present, when there is a present. */
export function planSteps<A extends PlanAnswers>(now: (answers: Partial<A>, context: Context) => Vars = () => ({})) {
  const asked = (key: keyof PlanAnswers & string, choices?: readonly Choice[]): Pick<PlanStep<A>, 'key' | 'ask'> => ({
    key,
    ask: (answers, context) => ({
      key: `sessions.staff.ask.${key}`,
      vars: now(answers, context),
      ...(choices && { choices: [...choices] }),
    }),
  })
  const text = (key: keyof PlanAnswers & string, most: number): PlanStep<A> => ({
    ...asked(key),
    freeText: true,
    schema: () => shortText(most),
  })
  const steps: Record<keyof PlanAnswers, PlanStep<A>> = {
    start: { ...asked('start'), schema: (_answers, context) => reading<string>((typed) => readStart(typed, context)) },
    minutes: { ...asked('minutes', minutesChoices), schema: () => reading<number>((typed) => orUnclear(readMinutes(typed), 'minutes')) },
    language: {
      ...asked('language', languages),
      schema: () => reading<SessionLanguage>((typed) => orUnclear(readLanguage(typed), 'language')),
    },
    where: { ...asked('where'), freeText: true, schema: () => reading<SessionPlace>((typed) => orUnclear(readPlace(typed), 'where')) },
    seats: { ...asked('seats'), schema: () => reading<number>((typed) => orUnclear(readSeats(typed), 'seats')) },
    host: text('host', longest.host),
    titleNl: text('titleNl', longest.title),
    titleEn: text('titleEn', longest.title),
    aboutNl: text('aboutNl', longest.about),
    aboutEn: text('aboutEn', longest.about),
  }
  return steps
}

const orUnclear = <T>(value: T | undefined, topic: 'minutes' | 'language' | 'where' | 'seats'): Read<T> =>
  value === undefined ? { ok: false, key: `sessions.staff.unclear.${topic}` } : { ok: true, value }

function readStart(typed: string, { now, programme }: Context): Read<string> {
  const read = readMoment(typed, now, programme.timeZone)
  return read.ok ? { ok: true, value: read.at.toISOString() } : { ok: false, key: `sessions.staff.start.${read.fault}` }
}

export const endOf = (start: string, minutes: number) => new Date(Date.parse(start) + minutes * 60_000).toISOString()

/** The facts of a new session from the answers; without own texts it has the programme's. */
export function plannedFacts(answers: PlanAnswers & { text: string }, { programme }: Context): SessionFacts {
  const { start, minutes, language, where, seats, host, titleNl, titleEn, aboutNl, aboutEn, text } = answers
  const standard = programme.infoSession
  const own = text === 'own'
  return {
    title: own ? { nl: titleNl, en: titleEn } : standard.title,
    description: own ? { nl: aboutNl, en: aboutEn } : standard.about,
    host,
    language,
    start,
    end: endOf(start, minutes),
    place: where,
    capacity: seats,
    closesMinutesBefore: standard.signUpClosesMinutesBefore,
  }
}
