import type { Figure } from '../../rules/figures.ts'
import type { Average } from '../../rules/surveys.ts'
import type { Topic } from '../context.ts'
import type { Reply, Var } from '../reply.ts'

const percent = (share: number) => `${Math.round(share * 100)}%`
/** A grade in one decimal, as it is written in either language. */
const grade = (value: number): Var => ({ nl: value.toFixed(1).replace('.', ','), en: value.toFixed(1) })
const valueVar = ({ kpi }: Figure, value: number): Var =>
  kpi.unit === 'share' ? percent(value) : kpi.unit === 'grade' ? grade(value) : value

function figureVar(figure: Figure): Var {
  const { kpi, target, of, state } = figure
  const aim: Var =
    target === undefined
      ? ''
      : { key: kpi.aim === 'at-most' ? 'survey.figures.atMost' : 'survey.figures.atLeast', vars: { target: valueVar(figure, target) } }
  if (state !== 'known') return { key: `survey.figures.${state}`, vars: { aim } }
  const value = valueVar(figure, figure.value)
  return kpi.unit === 'coaches'
    ? { key: 'survey.figures.number', vars: { value, aim } }
    : { key: 'survey.figures.value', vars: { value, of, aim } }
}

const averageVar = ({ count, average }: Average): Var =>
  average === undefined
    ? { key: count === 0 ? 'survey.figures.nobody' : 'survey.figures.tooFew' }
    : { key: 'survey.figures.average', vars: { average: grade(average), count } }

/** The agreed figures beside what was agreed, as far as they can be counted: how many people are where, shares, and ratings. Never of so few that somebody is recognised. */
export const figuresTopic: Topic = {
  id: 'figures',
  roles: ['manager', 'intermediary'],
  async open({ surveys, who }) {
    const found = await surveys.figures(who)
    if (!found) return { replies: [{ key: 'topic.notForYou' }] }
    const { registered, phases, paused, stopped, finished } = found.standings
    const line = (label: Var, value: Var) => ({ label, value })
    const replies: Reply[] = [
      {
        key: 'survey.figures.people',
        vars: { registered },
        card: {
          type: 'facts',
          title: { key: 'survey.figures.where' },
          facts: [
            ...phases.map(({ title, count }) => line(title, count)),
            line({ key: 'survey.figures.paused' }, paused),
            line({ key: 'survey.figures.stopped' }, stopped),
            line({ key: 'survey.figures.finished' }, finished),
          ],
        },
      },
      {
        key: 'survey.figures.agreed',
        vars: { fewest: found.fewest },
        card: {
          type: 'facts',
          title: { key: 'survey.figures.title' },
          facts: found.figures.map((one) => line(one.kpi.title, figureVar(one))),
        },
      },
      {
        key: 'survey.figures.ratings',
        vars: { schoolYear: found.schoolYear, fewest: found.fewest },
        card: {
          type: 'facts',
          title: { key: 'survey.figures.ratingsTitle' },
          facts: [
            ...found.phases.map(({ title, average }) => line(title, averageVar(average))),
            line({ key: 'survey.figures.sessions' }, averageVar(found.sessions)),
            line({ key: 'survey.figures.coaches' }, averageVar(found.coaches)),
          ],
        },
      },
    ]
    return { replies }
  },
}
