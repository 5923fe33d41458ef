import { ticketResults } from '../../data/ticket.ts'
import { reviewQuestions } from '../../data/ticket-figure.ts'
import { type Spread, type SupervisionPeriod, supervisionPeriods } from '../../rules/helpdesk/supervision.ts'
import { isOpen, openSeconds } from '../../rules/opening-hours.ts'
import type { Context, Topic } from '../context.ts'
import type { Choice, Reply, Var } from '../reply.ts'
import { deskFileMinutes, type SupervisionShown } from './supervision-port.ts'

/** Topics on the card; the file has them all. */
const mostTopics = 8

type Line = { label: Var; value: Var }
type Name =
  | 'waiting'
  | 'longest'
  | 'claimed'
  | 'agents'
  | 'asked'
  | 'helped'
  | 'left'
  | 'expired'
  | 'outOfHours'
  | 'answer'
  | 'end'
  | 'results'
const line = (name: Name | 'ratings' | 'reviews', value: Var): Line => ({ label: { key: `supervision.fact.${name}` }, value })

/** A stretch of time in words: seconds, minutes, or hours and minutes. */
function timeVar(seconds: number): Var {
  if (seconds === 0) return { key: 'supervision.time.atOnce' }
  if (seconds < 60) return { key: 'supervision.time.seconds', vars: { seconds } }
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return { key: 'supervision.time.minutes', vars: { minutes } }
  return { key: 'supervision.time.hours', vars: { hours: Math.floor(minutes / 60), minutes: minutes % 60 } }
}
const share = (count: number, of: number): Var =>
  of === 0 ? '0' : { key: 'supervision.share', vars: { count, percent: Math.round((count / of) * 100) } }
function spreadVar(found: Spread | undefined): Var {
  if (!found) return { key: 'supervision.none' }
  const { median, p90 } = found
  return p90 === 0 ? timeVar(0) : { key: 'supervision.spread', vars: { median: timeVar(median), p90: timeVar(p90) } }
}
/** Who waits longest, in opening hours: nobody waits at night. */
function longestVar(since: string | undefined, now: Date, programme: Context['programme']): Var {
  if (since === undefined) return { key: 'supervision.nobody' }
  const seconds = openSeconds(programme, new Date(since), now)
  return seconds > 0 || isOpen(programme, now) ? timeVar(seconds) : { key: 'supervision.sinceClosing' }
}
const perhaps = (text: Var, is: boolean): Var => (is ? text : { key: 'supervision.none' })

function cards(
  { period, from, now, figures }: SupervisionShown,
  { questions, programme, now: at }: Context,
  links: { url: string }[],
): Reply[] {
  const { asked, open, helped, left, expired, outOfHours, answer, end, topics, results, ratings, reviews } = figures
  const ended = asked - open
  const said = ticketResults.flatMap((one): Var[] =>
    results[one] > 0 ? [{ key: 'supervision.counted', vars: { what: { key: `helpdesk.agent.result.${one}` }, count: results[one] } }] : [],
  )
  const found = reviewQuestions.map((one): Var => ({ key: `supervision.found.${one}`, vars: { count: reviews[one] } }))
  const titleOf = (id: string | undefined): Var => {
    const topic = id === undefined ? undefined : questions.topic(id)
    return topic ? { nl: topic.nl.question, en: topic.en.question } : (id ?? { key: 'supervision.noTopic' })
  }
  const since: Var = { at: `${from}T11:00:00.000Z`, style: 'date' }
  return [
    {
      key: 'supervision.now',
      card: {
        type: 'facts',
        title: { key: 'supervision.nowTitle' },
        facts: [
          line('waiting', now.waiting),
          line('longest', longestVar(now.longestSince, at, programme)),
          line('claimed', now.claimed),
          line('agents', now.agents),
        ],
      },
    },
    {
      key: asked > 0 ? 'supervision.period' : 'supervision.periodNone',
      vars: { since, minutes: deskFileMinutes },
      card: {
        type: 'facts',
        title: { key: `supervision.title.${period}`, vars: { since } },
        facts: [
          line('asked', open > 0 ? { key: 'supervision.askedOpen', vars: { count: asked, open } } : asked),
          line('helped', share(helped, ended)),
          line('left', left),
          line('expired', expired),
          line('outOfHours', share(outOfHours, ended)),
          line('answer', spreadVar(answer)),
          line('end', spreadVar(end)),
          line('results', perhaps({ joined: said }, said.length > 0)),
          line('ratings', perhaps({ key: 'supervision.ratings', vars: ratings }, ratings.good + ratings.bad > 0)),
          line('reviews', perhaps({ key: 'supervision.reviews', vars: { of: reviews.of, found: { joined: found } } }, reviews.of > 0)),
        ],
        links: links.map(({ url }) => ({ label: { key: 'supervision.csv' }, url })),
      },
    },
    {
      key: topics.length > 0 ? 'supervision.topics' : 'supervision.topicsNone',
      ...(topics.length > 0 && {
        card: {
          type: 'facts',
          title: { key: 'supervision.topicsTitle' },
          facts: topics.slice(0, mostTopics).map(({ topic, count }) => ({ label: titleOf(topic), value: count })),
        },
      }),
      choices: supervisionPeriods.filter((one) => one !== period).map(periodChoice),
    },
  ]
}

const periodChoice = (period: SupervisionPeriod): Choice => ({
  label: { key: `supervision.choose.${period}` },
  value: `helpdesk-figures ${period}`,
})

/** How the helpdesk does: now, and in this week, month or quarter, with a file to count on. Nobody is named. */
export const helpdeskFigures: Topic = {
  id: 'helpdesk-figures',
  roles: ['manager', 'helpdesk', 'intermediary'],
  async open(context, rest) {
    const { supervision, who, locale } = context
    const period = supervisionPeriods.find((one) => one === rest.trim()) ?? 'week'
    const shown = await supervision.figures(who, period)
    if (!shown) return { replies: [{ key: 'topic.notForYou' }] }
    return { replies: cards(shown, context, supervision.links(who, { what: 'figures', period }, locale)) }
  },
}
