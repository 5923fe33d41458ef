import { readPeriod } from '../../rules/import/read-values.ts'
import { localDate } from '../../rules/local-date.ts'
import { readChoices } from '../../rules/read-choices.ts'
import { readDay } from '../../rules/read-day.ts'
import type { Context } from '../context.ts'
import type { Step } from '../flow.ts'
import { oneOf, reading } from '../info-sessions/reading.ts'
import type { Choice, Reply, Var } from '../reply.ts'
import { choicesForm } from './choices-form.ts'
import {
  type CoachField,
  chosenVar,
  coachFields,
  forIntermediary,
  type ListField,
  listFields,
  numberedVar,
  optionsFor,
} from './coach-vars.ts'

/** `id` and `name` are whose profile it is, `self` is yes for one's own; `only` is the one field that is asked, or all of one's own. `was` is what lists say now, by field. */
export type ProfileAnswers = { id: string; name: string; self: string; only: string; was: Record<string, string> } & Record<
  CoachField,
  string
>
type ProfileStep = Step<ProfileAnswers, Context>

export const profileFlowId = 'coach-change'
export const profileVersion = 1
export const mostCandidates = 40

const noneChoice: Choice = { label: { key: 'coaches.button.none' }, value: 'none' }
const isNone = (text: string) => /^(?:none|geen|nee|no|niet|nooit|never|leeg|empty|-)?$/i.test(text.trim())
const today = ({ now, programme }: Context) => localDate(now, programme.timeZone)

const whoVar = ({ self, name }: Partial<ProfileAnswers>): Var => (self === 'yes' ? { key: 'coaches.you' } : (name ?? ''))

/** Asked when it is the one, or when everything is asked of oneself. */
const asked =
  (field: CoachField) =>
  ({ only }: Partial<ProfileAnswers>) =>
    only !== field && (only !== 'all' || forIntermediary.includes(field))

const listStep = (field: ListField): ProfileStep => ({
  key: field,
  freeText: true,
  skip: asked(field),
  ask: ({ was }, { programme }) => {
    const options = optionsFor(field, programme.matching.vocabularies)
    const form = { flow: profileFlowId, version: profileVersion, field, options, value: was?.[field] ?? '' }
    return { key: `coaches.ask.${field}`, vars: { options: numberedVar(options) }, card: choicesForm(form) }
  },
  schema: (_answers, { programme }) => chosenFrom(optionsFor(field, programme.matching.vocabularies)),
})

/** Any number of options, by name or number; what is kept are ids with commas. */
export const chosenFrom = (options: Parameters<typeof readChoices>[0]) =>
  reading<string>((text) => {
    const read = readChoices(options, text)
    if (read.ok) return { ok: true, value: read.ids.join() }
    const all = chosenVar(
      options.map(({ id }) => id),
      options,
    )
    return { ok: false, key: 'coaches.unclear.choices', vars: { said: read.said.slice(0, 60), options: all } }
  })

/** Yes or no in any words; kept as `yes` or `no`. */
export const yesNo = () => oneOf(['yes', 'no'], 'coaches.unclear.yesNo')
export const yesNoChoices: Choice[] = [
  { label: { key: 'coaches.yes' }, value: 'yes' },
  { label: { key: 'coaches.no' }, value: 'no' },
]

const capacity: ProfileStep = {
  key: 'capacity',
  freeText: true,
  skip: asked('capacity'),
  ask: (answers) => ({ key: 'coaches.ask.capacity', vars: { who: whoVar(answers), most: mostCandidates } }),
  schema: () =>
    reading<string>((text) => {
      const number = /^\D{0,20}?(\d{1,3})\D{0,20}$/.exec(text)?.[1]
      return number !== undefined && Number(number) <= mostCandidates
        ? { ok: true, value: number }
        : { ok: false, key: 'coaches.unclear.capacity', vars: { most: mostCandidates } }
    }),
}

const specialEducation: ProfileStep = {
  key: 'specialEducation',
  skip: asked('specialEducation'),
  ask: (answers) => ({ key: 'coaches.ask.specialEducation', vars: { who: whoVar(answers) }, choices: yesNoChoices }),
  schema: yesNo,
}

/** Kept as `from until`, with a semicolon between two. */
const away: ProfileStep = {
  key: 'away',
  freeText: true,
  skip: asked('away'),
  ask: (): Reply => ({ key: 'coaches.ask.away', choices: [noneChoice] }),
  schema: (_answers, context) =>
    reading<string>((text) => {
      if (isNone(text)) return { ok: true, value: '' }
      const read = text.split(/;|\n/).map((one) => readPeriod(one, today(context)))
      return read.every((one) => one !== undefined)
        ? { ok: true, value: read.map((one) => `${one.from} t/m ${one.until}`).join(';') }
        : { ok: false, key: 'coaches.unclear.away' }
    }),
}

const external: ProfileStep = {
  key: 'external',
  skip: asked('external'),
  ask: (answers) => ({
    key: 'coaches.ask.external',
    vars: { who: whoVar(answers) },
    choices: (['internal', 'external'] as const).map((one) => ({ label: { key: `coaches.choose.${one}` }, value: one })),
  }),
  schema: () =>
    reading<string>((text) => {
      const said = /^(intern|extern)(?:al|e)?$/i.exec(text.trim())?.[1]?.toLowerCase()
      return said ? { ok: true, value: `${said}al` } : { ok: false, key: 'coaches.unclear.external' }
    }),
}

const until: ProfileStep = {
  key: 'until',
  freeText: true,
  skip: asked('until'),
  ask: (answers) => ({ key: 'coaches.ask.until', vars: { who: whoVar(answers) }, choices: [noneChoice] }),
  schema: (_answers, context) =>
    reading<string>((text) => {
      if (isNone(text)) return { ok: true, value: '' }
      const read = readDay(text, today(context))
      return read.ok ? { ok: true, value: read.date } : { ok: false, key: 'coaches.unclear.until' }
    }),
}

const own: Partial<Record<CoachField, ProfileStep>> = { capacity, specialEducation, away, external, until }
const isList = (field: CoachField): field is ListField => listFields.some((one) => one === field)

/** One question for each field. */
export const profileSteps: readonly ProfileStep[] = coachFields.flatMap((field) => own[field] ?? (isList(field) ? [listStep(field)] : []))
