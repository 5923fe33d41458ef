import type { Context } from '../context.ts'
import type { Step } from '../flow.ts'
import { oneOf, type Read } from '../info-sessions/reading.ts'
import type { Choice, Reply, Var } from '../reply.ts'
import { checkReply } from './check-reply.ts'
import { type Draft, firstMissing } from './draft.ts'
import {
  asks,
  candidateChoices,
  dayChoices,
  kindChoices,
  lengthChoices,
  readCandidate,
  readDate,
  readKind,
  readLength,
  readNote,
} from './field-steps.ts'
import { dayVar, lengthVar } from './hour-vars.ts'
import { hoursForm, readers } from './hours-form.ts'
import { asSentence, type LogAnswers, takesFields } from './log-answers.ts'
import { cardsFor, readChange, readDrafts, readMinutes } from './read-hours.ts'

type LogStep = Step<LogAnswers, Context>
const noField = (answers: Partial<LogAnswers>) => !takesFields(answers)

/** What is known of an entry, to say which one is meant. */
export function aboutVar({ candidate, heard, date, minutes }: Draft, context: Context): Var {
  const name = cardsFor(context).find(({ id }) => id === candidate)?.name ?? heard
  const parts = [name, date && dayVar(date), minutes && lengthVar(minutes)].filter((one) => one !== undefined && one !== '' && one !== 0)
  return { joined: parts as Var[] }
}

const which: LogStep = {
  key: 'which',
  skip: ({ choosing }) => choosing !== true,
  ask: ({ drafts = [] }, context) => ({
    key: 'hours.which.ask',
    choices: drafts.map(
      (draft, at): Choice => ({ label: { key: 'hours.which.one', vars: { about: aboutVar(draft, context) } }, value: String(at) }),
    ),
  }),
  schema: ({ drafts = [] }, context) =>
    asks<number>((text) => {
      const at = /^\d+$/.test(text.trim())
        ? Number(text)
        : drafts.findIndex(({ candidate }) => candidate !== undefined && candidate === readChange(text, context).candidate)
      return drafts[at] ? { ok: true, value: at } : { ok: false, key: 'hours.which.unclear' }
    }),
}

const change: LogStep = {
  key: 'change',
  freeText: true,
  skip: ({ changing, what }) => changing === undefined || what !== undefined,
  ask: ({ drafts = [], changing = 0, over }, context) => ({
    key: over ? 'hours.change.askOver' : 'hours.change.ask',
    card: hoursForm(drafts[changing] ?? {}, 'change', context),
    ...(over && { choices: [{ label: { key: 'hours.button.room' }, value: 'room' }] }),
  }),
  schema: (_answers, context) =>
    asks<string>((text) => {
      if (text === 'room') return { ok: true, value: text }
      return Object.keys(readChange(text, context)).length > 0 ? { ok: true, value: text } : { ok: false, key: 'hours.change.unclear' }
    }),
}

const candidate: LogStep = {
  key: 'candidate',
  skip: noField,
  ask: (_answers, context) => ({
    key: 'hours.candidate.ask',
    choices: candidateChoices(cardsFor(context)),
    card: hoursForm({}, 'candidate', context),
  }),
  schema: ({ form }, context) =>
    asks<string>((text) => {
      const said = form && readDrafts(text, context).some(({ minutes: length, date: day }) => length !== undefined || day !== undefined)
      return said ? { ok: true, value: asSentence(text) } : readCandidate(text, context)
    }),
}

const date: LogStep = {
  key: 'date',
  skip: noField,
  ask: (_answers, context) => ({ key: 'hours.date.ask', choices: dayChoices(context) }),
  schema: (_answers, context) => asks<string>((text) => readDate(text, context)),
}

const minutes: LogStep = {
  key: 'minutes',
  skip: noField,
  ask: () => ({ key: 'hours.minutes.ask', choices: lengthChoices }),
  schema: ({ changing }, context) =>
    asks<number>((text) =>
      changing !== undefined && /^\d{2,3}$/.test(text.trim()) ? { ok: true, value: Number(text) } : readLength(text, context),
    ),
}

const what: LogStep = {
  key: 'what',
  skip: noField,
  ask: (_answers, context) => ({ key: 'hours.kind.ask', choices: kindChoices(context) }),
  schema: (_answers, context) => asks<string>((text) => readKind(text, context)),
}

const note: LogStep = {
  key: 'note',
  freeText: true,
  skip: noField,
  ask: () => ({ key: 'hours.noteStep.ask', choices: [{ label: { key: 'hours.noteStep.none' }, value: 'none' }] }),
  schema: () => asks<string>(readNote),
}

const noteFor: LogStep = {
  key: 'noteFor',
  skip: (answers) => noField(answers) || answers.note === '',
  ask: () => ({ key: 'hours.reader.ask', choices: readers }),
  schema: () => oneOf(['coach', 'candidate'], 'hours.reader.unclear'),
}

/** The one thing that is missing, of the first entry that misses something. */
const fill: LogStep = {
  key: 'fill',
  skip: ({ drafts, changing }) => drafts === undefined || changing !== undefined || firstMissing(drafts) === undefined,
  ask: ({ drafts = [] }, context) => fillReply(drafts, context),
  schema: ({ drafts = [] }, context) => {
    const missing = firstMissing(drafts) ?? { at: 0, field: 'candidate' as const }
    const { at, field } = missing
    if (field === 'date') return asks((text) => put(at, readDate(text, context), (value) => ({ date: value })))
    if (field === 'minutes')
      return asks((text) => {
        const change = readMinutes(text, context)
        return change.minutes === undefined ? { ok: false, key: 'hours.minutes.unclear' } : { ok: true, value: { at, change } }
      })
    const ids = drafts[at]?.options
    const among = ids ? cardsFor(context).filter(({ id }) => ids.includes(id)) : cardsFor(context)
    return asks((text) => put(at, readCandidate(text, context, among), (value) => ({ candidate: value })))
  },
}

type Filled = LogAnswers['fill']
const put = <T>(at: number, read: Read<T>, as: (value: T) => Filled['change']): Read<Filled> =>
  read.ok ? { ok: true, value: { at, change: as(read.value) } } : read

function fillReply(drafts: readonly Draft[], context: Context): Reply {
  const { at, field } = firstMissing(drafts) ?? { at: 0, field: 'candidate' }
  const draft = drafts[at] ?? { what: 'talk', noteFor: 'coach' }
  const of: Var = drafts.length > 1 ? { key: 'hours.fill.of', vars: { about: aboutVar(draft, context) } } : ''
  if (field === 'date') return { key: 'hours.fill.date', vars: { of }, choices: dayChoices(context) }
  if (field === 'minutes') return { key: 'hours.fill.minutes', vars: { of }, choices: lengthChoices }
  const cards = cardsFor(context)
  const options = draft.options ? cards.filter(({ id }) => draft.options?.includes(id)) : cards
  if (draft.options)
    return { key: 'hours.fill.which', vars: { of, heard: draft.heard ?? options[0]?.name ?? '' }, choices: candidateChoices(options) }
  if (draft.heard) return { key: 'hours.fill.stranger', vars: { of, heard: draft.heard }, choices: candidateChoices(options) }
  return { key: 'hours.fill.candidate', vars: { of }, choices: candidateChoices(options) }
}

const check: LogStep = {
  key: 'check',
  skip: ({ judged }) => judged === undefined,
  ask: (answers, context) => checkReply(answers, context),
  schema: (_answers, context) =>
    asks<string>((text) => {
      const values = ['yes', 'change', 'share', 'private']
      const said = oneOf([...values, 'no'], 'hours.check.unclear').safeParse(text)
      if (said.success) return { ok: true, value: said.data === 'no' ? 'change' : said.data }
      const understood = readDrafts(text, context).length > 0 || Object.keys(readChange(text, context)).length > 0
      return understood ? { ok: true, value: asSentence(text) } : { ok: false, key: 'hours.check.unclear' }
    }),
}

const longestReason = 300

const reason: LogStep = {
  key: 'reason',
  freeText: true,
  skip: ({ instead, check: said, room }) => room === undefined && !(instead && said === 'yes'),
  ask: ({ room }) =>
    room ? { key: 'hours.room.ask' } : { key: 'hours.reason.ask', choices: [{ label: { key: 'hours.reason.slip' }, value: 'slip' }] },
  schema: ({ room }, context) =>
    asks<string>((text) => {
      const value = text.trim() === 'slip' && !room ? context.text({ key: 'hours.reason.slip' }) : text.trim()
      if (value.length < 3) return { ok: false, key: 'hours.reason.short' }
      return value.length > longestReason ? { ok: false, key: 'hours.reason.long', vars: { most: longestReason } } : { ok: true, value }
    }),
}

export const logSteps: readonly LogStep[] = [which, change, candidate, date, minutes, what, note, noteFor, fill, check, reason]
