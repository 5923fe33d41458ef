import type { Topic } from '../context.ts'
import { type AnyFlow, anyFlow } from '../registry.ts'
import { absenceFlow, absenceTopic } from './absence.ts'
import { cancelFlow, moveFlow, planFlow, planTopics } from './plan-date.ts'
import { dateTopics } from './pool-dates.ts'
import { poolTopic } from './pool-list.ts'
import { forecastTopic } from './see-forecast.ts'

/** Everything that can be opened about the pool of coaches. */
export const poolTopics: readonly Topic[] = [poolTopic, forecastTopic, ...dateTopics, ...planTopics, absenceTopic]
export const poolFlows: readonly AnyFlow[] = [anyFlow(planFlow), anyFlow(moveFlow), anyFlow(cancelFlow), anyFlow(absenceFlow)]
