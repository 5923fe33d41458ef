import type { Journey } from '../../data/journey.ts'
import type { NoticeDoc } from '../../data/notice.ts'
import type { SurveyPace } from '../../data/programme/pace.ts'
import type { Programme } from '../../data/programme.ts'
import { plannedSteps } from '../journey/planned-steps.ts'
import { addDays, isPhaseComplete } from '../journey/standing.ts'
import { personNotice } from '../notices/person-notice.ts'

/** Days a question still makes sense after it is due. */
const days = 7

/** When a survey is asked and then reminded of, from when its cause was. */
export const askingDays = ({ askAfterDays, reminderDays }: SurveyPace) => [askAfterDays, ...reminderDays.map((one) => askAfterDays + one)]

/** How many reminders were due by now. */
export const remindedBy = (askedAt: string, pace: SurveyPace, now: Date) =>
  askingDays(pace)
    .slice(1)
    .filter((after) => addDays(askedAt, after) <= now.toISOString()).length

/** Phases that this change completed and that were never asked about: each is asked about once, also when it is completed again. */
function phasesToAsk(route: Programme, before: Pick<Journey, 'steps'>, { steps, surveyed = {} }: Journey): string[] {
  const all = plannedSteps(route)
  const completed = (id: string) => isPhaseComplete({ steps }, all, id) && !isPhaseComplete(before, all, id)
  return route.phases.map(({ id }) => id).filter((id) => !Object.hasOwn(surveyed, id) && completed(id))
}

/** What a change of a journey leads to being asked: since when, for the journey, and the notices that ask and remind. */
export function askAboutPhases(
  personId: string,
  route: Programme,
  before: Pick<Journey, 'steps'>,
  journey: Journey,
  now: Date,
): { surveyed?: Journey['surveyed']; notices: NoticeDoc[] } {
  const phases = phasesToAsk(route, before, journey)
  if (phases.length === 0) return { notices: [] }
  const at = now.toISOString()
  const notices = phases.flatMap((phase) => {
    const title = route.phases.find(({ id }) => id === phase)?.title ?? { nl: phase, en: phase }
    const vars = { phase, phaseTitleNl: title.nl, phaseTitleEn: title.en }
    return askingDays(route.surveys).map((after, index) =>
      personNotice(
        {
          about: index === 0 ? 'survey-phase' : 'survey-phase-again',
          key: index === 0 ? phase : `${phase}-${index}`,
          to: { candidate: personId },
          vars,
          dueAt: new Date(addDays(at, after)),
          days,
        },
        now,
      ),
    )
  })
  return { surveyed: { ...journey.surveyed, ...Object.fromEntries(phases.map((phase) => [phase, at])) }, notices }
}
