import type { Topic } from '../context.ts'
import { type AnyFlow, anyFlow } from '../registry.ts'
import { changeTopic, withdrawFlow, withdrawTopic } from './entry-flows.ts'
import { correctTopic } from './entry-list.ts'
import { historyTopic, hoursOf, myBudget } from './hours-of.ts'
import { logFlow } from './log-flow.ts'
import { againTopic, grantedTopic, hoursTopic, logTopic, roomTopic } from './log-topics.ts'
import { grantTopic, refuseFlow, refuseTopic, roomsTopic } from './rooms.ts'

const forCoaches: Topic[] = [
  hoursTopic,
  logTopic,
  againTopic,
  roomTopic,
  grantedTopic,
  correctTopic,
  changeTopic,
  withdrawTopic,
  hoursOf,
  historyTopic,
]
const forIntermediaries: Topic[] = [roomsTopic, grantTopic, refuseTopic]

/** Everything people can open about hours: coaches write them down, intermediaries put right and give room, candidates see their budget. */
export const hourTopics: readonly Topic[] = [...forCoaches, ...forIntermediaries, myBudget]
export const hourFlows: readonly AnyFlow[] = [anyFlow(logFlow), anyFlow(withdrawFlow), anyFlow(refuseFlow)]
