import type { Topic } from '../context.ts'
import { type AnyFlow, anyFlow } from '../registry.ts'
import { cancelFlow, cancelTopic, moveFlow, moveTopic } from './change-meeting.ts'
import { chooseFlow, chooseTopic } from './choose-schools.ts'
import { makeFlow, makeTopic } from './make-round.ts'
import { matrixTopic, proposalTopic } from './matrix.ts'
import { meetingsTopic, sendTopic } from './meetings.ts'
import { planFlow, planTopic } from './plan-meetings.ts'
import { closeFlow, closeTopic, remindTopic, roundTopic, showTopic } from './show-rounds.ts'

/** Rounds of preferences: candidates choose, intermediaries do the rest. */
export const roundTopics: readonly Topic[] = [
  ...[roundTopic, chooseTopic, makeTopic, showTopic, remindTopic, closeTopic],
  ...[matrixTopic, proposalTopic, planTopic, meetingsTopic, sendTopic, moveTopic, cancelTopic],
]
export const roundFlows: readonly AnyFlow[] = [
  anyFlow(chooseFlow),
  anyFlow(makeFlow),
  anyFlow(closeFlow),
  anyFlow(planFlow),
  anyFlow(moveFlow),
  anyFlow(cancelFlow),
]
