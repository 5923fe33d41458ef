import type { SessionCard } from '../../data/info-session.ts'
import { hasBegun } from '../../rules/info-sessions.ts'
import type { SessionPatch } from '../../rules/session-changes.ts'
import type { Context, Opened, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import type { Choice, Vars } from '../reply.ts'
import { manageSessions } from './manage-sessions.ts'
import { endOf, type PlanAnswers, type PlanStep, planSteps } from './plan-steps.ts'
import { oneOf } from './reading.ts'
import { exactPlaceVar, findCard, languageVar, sessionVars } from './session-vars.ts'
import { staffRefusal } from './staff-refusal.ts'

const id = 'session-edit'
const asks = {
  time: ['start', 'minutes'],
  where: ['where'],
  seats: ['seats'],
  language: ['language'],
  host: ['host'],
  text: ['titleNl', 'titleEn', 'aboutNl', 'aboutEn'],
} as const
type What = keyof typeof asks
type Answers = PlanAnswers & { session: string; what: What; sure: string }

const whats = Object.keys(asks) as What[]
const announced: readonly (What | undefined)[] = ['time', 'where', 'language']

const minutesOf = (card: SessionCard) => (Date.parse(card.end) - Date.parse(card.start)) / 60_000

/** What the questions say about the session as it is now. */
function present({ session }: Partial<Answers>, context: Context): Vars {
  const card = findCard(context, session)
  if (!card) return { seats: '', minutes: '', titleNl: '', titleEn: '', host: '' }
  return {
    ...sessionVars(card),
    seats: card.capacity,
    minutes: minutesOf(card),
    host: card.host,
    titleNl: card.title.nl,
    titleEn: card.title.en,
    place: exactPlaceVar(card.place),
    language: languageVar(card),
  }
}

const what: PlanStep<Answers> = {
  key: 'what',
  ask: (answers, context) => ({
    key: 'sessions.staff.edit.what',
    vars: present(answers, context),
    choices: whats.map((one) => ({ label: { key: `sessions.staff.edit.${one}` }, value: one })),
  }),
  schema: () => oneOf(whats, 'sessions.staff.whichUnclear'),
}

const sure: PlanStep<Answers> = {
  key: 'sure',
  ask: (answers, context) => {
    const card = findCard(context, answers.session)
    const people = card ? card.taken + card.waiting.length : 0
    const fewer = answers.what === 'seats' && card !== undefined && (answers.seats ?? 0) < card.taken
    const key = fewer
      ? 'sessions.staff.edit.fewerSeats'
      : announced.includes(answers.what)
        ? 'sessions.staff.edit.sureTold'
        : 'sessions.staff.edit.sureQuiet'
    const choices: Choice[] = [
      { label: { key: 'sessions.staff.edit.yes' }, value: 'yes' },
      { label: { key: 'sessions.staff.edit.no' }, value: 'no' },
    ]
    return {
      key,
      vars: {
        count: fewer ? (card?.taken ?? 0) : people,
        change: answers.what ? { key: `sessions.staff.edit.now.${answers.what}`, vars: changed(answers) } : '',
      },
      choices,
    }
  },
  schema: () => oneOf(['yes', 'no'], 'sessions.yesOrNo'),
}

/** The new values in words. */
function changed({ start, minutes, where, seats, language, host, titleNl, titleEn }: Partial<Answers>): Vars {
  return {
    ...(start && { when: { at: start, style: 'dateTime' } }),
    ...(start && minutes && { until: { at: endOf(start, minutes), style: 'time' } }),
    ...(where && { place: exactPlaceVar(where) }),
    ...(seats !== undefined && { count: seats }),
    ...(language && { language: { key: `sessions.language.${language}` } }),
    host: host ?? '',
    titleNl: titleNl ?? '',
    titleEn: titleEn ?? '',
  }
}

function patchOf(answers: Answers): SessionPatch {
  const { start, minutes, where, seats, language, host, titleNl, titleEn, aboutNl, aboutEn } = answers
  if (answers.what === 'time') return { start, end: endOf(start, minutes) }
  if (answers.what === 'where') return { place: where }
  if (answers.what === 'seats') return { capacity: seats }
  if (answers.what === 'language') return { language }
  if (answers.what === 'host') return { host }
  return { title: { nl: titleNl, en: titleEn }, description: { nl: aboutNl, en: aboutEn } }
}

async function done(answers: Answers, context: Context): Promise<Outcome> {
  const back: Choice = { label: { key: 'sessions.button.manageOne' }, value: `manage-session ${answers.session}` }
  if (answers.sure === 'no') return { replies: [{ key: 'sessions.staff.edit.kept', choices: [back] }] }
  const result = await context.sessions.staff.change(context.who, answers.session, patchOf(answers))
  if (!result.ok) return { replies: [staffRefusal(result)] }
  return {
    replies: [
      {
        key: result.told > 0 ? 'sessions.staff.edit.doneTold' : 'sessions.staff.edit.done',
        vars: { ...sessionVars(result.card), count: result.told },
        choices: [back],
      },
    ],
  }
}

/** Changing one thing about a session; who is on the list hears of it when it matters to them. */
export const editFlow: Flow<Answers, Context> = {
  id,
  version: 1,
  steps: () => {
    const known = planSteps<Answers>(present)
    const wanted = (key: keyof PlanAnswers): PlanStep<Answers> => ({
      ...known[key],
      skip: (answers) => !whats.some((one) => one === answers.what && (asks[one] as readonly string[]).includes(key)),
    })
    return [
      what,
      ...(['start', 'minutes', 'where', 'seats', 'language', 'host', 'titleNl', 'titleEn', 'aboutNl', 'aboutEn'] as const).map(wanted),
      sure,
    ]
  },
  done,
  stopped: () => [{ key: 'sessions.staff.edit.kept' }],
}

/** Opens a flow about a session that is still to come; without one named, shows them all. */
export async function aboutComing(context: Context, session: string, flow: string): Promise<Opened> {
  if (!session) return manageSessions.open(context, '')
  const card = findCard(context, session)
  if (!card) return { replies: [staffRefusal({ ok: false, reason: 'unknown' })] }
  if (card.status === 'cancelled') return { replies: [staffRefusal({ ok: false, reason: 'cancelled', card })] }
  if (hasBegun(card, context.now)) return { replies: [staffRefusal({ ok: false, reason: 'past', card })] }
  return { replies: [], flow: { id: flow, answers: { session } } }
}

export const editTopic: Topic = { id, roles: ['intermediary'], open: (context, rest) => aboutComing(context, rest, id) }
