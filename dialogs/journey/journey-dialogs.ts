import type { Topic } from '../context.ts'
import { type AnyFlow, anyFlow } from '../registry.ts'
import { assignFlow, assignTopic } from './assign-coach.ts'
import { candidateSteps, moreActions, showCandidate } from './candidate.ts'
import { candidateFilters, candidates, myWork } from './candidates.ts'
import { versionFlow, versionTopic } from './change-version.ts'
import { findFlow, findTopic } from './find-candidate.ts'
import { moveFlow, moveTopic } from './move-step.ts'
import { askCoachFlow, askCoachTopic, coachAnswerFlow, coachAnswerTopic, myCoach } from './my-coach.ts'
import { mySteps } from './my-steps.ts'
import { noteFlows, noteTopics } from './note.ts'
import { backTopic, finishTopic, pauseTopic } from './pause.ts'
import { showStep } from './show-step.ts'
import { stopFlow, stopTopic } from './stop-journey.ts'
import { askSharing, timeline } from './timeline.ts'

const forEverybody: Topic[] = [mySteps, showStep, moveTopic, timeline, pauseTopic, stopTopic, backTopic, myCoach, askCoachTopic]
const forStaff: Topic[] = [
  candidates,
  myWork,
  candidateFilters,
  findTopic,
  showCandidate,
  moreActions,
  candidateSteps,
  askSharing,
  ...noteTopics,
  assignTopic,
  finishTopic,
  versionTopic,
  coachAnswerTopic,
]

/** Everything candidates and those who help them can open about a journey. */
export const journeyTopics: readonly Topic[] = [...forEverybody, ...forStaff]
export const journeyFlows: readonly AnyFlow[] = [
  anyFlow(moveFlow),
  anyFlow(findFlow),
  ...noteFlows.map((flow) => anyFlow(flow)),
  anyFlow(assignFlow),
  anyFlow(stopFlow),
  anyFlow(versionFlow),
  anyFlow(askCoachFlow),
  anyFlow(coachAnswerFlow),
]
