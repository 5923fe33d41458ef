import type { Surveys } from '../../../dialogs/surveys/port.ts'
import { figures, standings } from '../../../rules/figures.ts'
import { localDate } from '../../../rules/local-date.ts'
import { schoolYearOf } from '../../../rules/school-year.ts'
import { averageOf, averagesBySubject } from '../../../rules/surveys.ts'
import type { StaffDirectory } from '../../staff.ts'
import type { CandidateDirectory } from '../people/candidate-directory.ts'
import { readRatings } from './ratings.ts'
import { saveSurvey } from './save-survey.ts'
import { type SurveyDesk, tasksOf } from './tasks.ts'

/** Surveys over a store, and the figures that come of them: see `dialogs/surveys/port.ts`. */
export function openSurveys(desk: SurveyDesk & { staff: StaffDirectory; directory: CandidateDirectory }): Surveys {
  const { store, programme, directory, now } = desk
  return {
    mine: (who) => tasksOf(desk, who),
    save: (who, id, answer) => saveSurvey(desk, who, id, answer),
    async figures({ roles, staffId }) {
      if (staffId === undefined || !(roles.includes('manager') || roles.includes('intermediary'))) return undefined
      const { fewest } = programme.surveys
      const date = localDate(now(), programme.timeZone)
      const schoolYear = schoolYearOf(date)
      const ratings = await readRatings(store, schoolYear)
      const of = (about: 'phase' | 'info-session' | 'coach-year') => ratings.filter((one) => one.about === about)
      const phases = averagesBySubject(ratings, fewest, { about: 'phase' })
      const rating = averageOf(of('phase'), fewest)
      return {
        schoolYear,
        standings: standings(programme, directory.all()),
        figures: figures(programme, { cards: directory.all(), rating, fewest, date }),
        phases: programme.phases.map(({ id, title }) => ({ title, average: phases.get(id) ?? { count: 0 } })),
        sessions: averageOf(of('info-session'), fewest),
        coaches: averageOf(of('coach-year'), fewest),
        fewest,
      }
    },
  }
}
