import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { menuChoice } from '../journey/now-reply.ts'
import { toLogIn } from '../people/buttons.ts'
import type { Choice, ListItem } from '../reply.ts'
import type { SurveyTask } from './port.ts'
import { type SurveyAnswers, surveySteps } from './survey-steps.ts'

const id = 'survey'
const person: Choice = { label: { key: 'menu.person' }, value: 'person' }

async function done(answers: SurveyAnswers, context: Context): Promise<Outcome> {
  const { check, rating, good, better, talk } = answers
  if (check !== 'save') return { replies: [], reopen: check === 'rating' ? ['rating', 'talk', 'check'] : [check, 'check'] }
  if (talk === 'yes') await context.people.consent(context.who, 'rating-talk', context.locale)
  const result = await context.surveys.save(context.who, answers.id, {
    rating,
    ...(good && { good }),
    ...(better && { better }),
    ...(talk && { talk: talk === 'yes' }),
  })
  if (!result.ok) return { replies: [{ key: `survey.refused.${result.reason}`, choices: [person, menuChoice] }] }
  const days = context.programme.surveys.changeDays
  const change: Choice = { label: { key: 'survey.change' }, value: `survey ${answers.id}` }
  const key = result.talk ? 'survey.saved.talk' : talk === 'no' ? 'survey.saved.low' : 'survey.saved.thanks'
  return { replies: [{ key, vars: { days }, choices: talk === 'no' ? [person, change] : [change, menuChoice] }] }
}

/** Three questions, and after a low rating whether somebody may know; shown back before it is kept. */
export const surveyFlow: Flow<SurveyAnswers, Context> = {
  id,
  version: 1,
  steps: () => surveySteps,
  done,
  resumable: true,
  stopped: () => [{ key: 'survey.stopped', choices: [{ label: { key: 'survey.goOn' }, value: 'survey' }, menuChoice] }],
}

/** What is known of the answers: those that were kept, or those somebody gave before they stopped midway. */
function known(task: SurveyTask, { parked }: Context): Partial<SurveyAnswers> {
  const before = parked[id]?.answers as Partial<SurveyAnswers> | undefined
  if (before?.id === task.id) return before
  const { answer } = task
  if (!answer) return {}
  const { rating, good = '', better = '', talk } = answer
  return { rating, good, better, ...(talk !== undefined && { talk: talk ? 'yes' : 'no' }) }
}

/** From a link in a mail, in a browser that is not theirs: it does not tell whether there is such a survey. */
const isUnknownHere = ({ proved, staffId }: Context['who']) => !proved && staffId === undefined

/** `rest` is a survey's id; without one it is the one that is open, or the list of them. */
export const surveyTopic: Topic = {
  id,
  async open(context, rest) {
    const tasks = await context.surveys.mine(context.who)
    const open = tasks.filter((task) => task.open)
    const waiting = open.filter((task) => !task.answer)
    const unfinished = open.find((task) => task.id === context.parked[id]?.answers.id)
    const task = rest
      ? tasks.find((one) => one.id === rest)
      : (unfinished ?? (waiting.length === 1 ? waiting[0] : open.length === 1 ? open[0] : undefined))
    if (task && !task.open) return { replies: [{ key: 'survey.refused.closed', choices: [person, menuChoice] }] }
    if (task) {
      const { about, title } = task
      const intro = task.answer ? [{ key: 'survey.yours' as const, vars: { title } }] : []
      return { replies: intro, flow: { id, answers: { ...known(task, context), id: task.id, about, title } } }
    }
    if (rest && isUnknownHere(context.who)) return { replies: [{ key: 'survey.elsewhere', choices: [toLogIn, menuChoice, person] }] }
    if (rest || open.length === 0) return { replies: [{ key: 'survey.none', choices: [menuChoice, person] }] }
    const items = open.map(
      (one): ListItem => ({
        title: { key: `survey.about.${one.about}`, vars: { title: one.title } },
        facts: [{ key: one.answer ? 'survey.state.answered' : 'survey.state.open', vars: { date: { at: one.askedAt, style: 'date' } } }],
        choices: [{ label: { key: one.answer ? 'survey.change' : 'survey.fillIn' }, value: `survey ${one.id}` }],
      }),
    )
    return { replies: [{ key: 'survey.list', card: { type: 'list', items } }] }
  },
}
