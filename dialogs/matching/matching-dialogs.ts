import type { Topic } from '../context.ts'
import { type AnyFlow, anyFlow } from '../registry.ts'
import { askFlow, coachTopics, declineFlow } from './coach-offers.ts'
import { allTopic, movesTopic, sendAllFlow, sendAllTopic } from './match-all.ts'
import { noClickFlow, noClickTopic } from './no-click.ts'
import { moreTopic, pairTopics } from './pairs.ts'
import { compareTopic, othersTopic, proposalsTopic } from './proposals.ts'
import { replyFlow, replyTopic } from './reply-offer.ts'
import { overrideFlow, overrideTopic, sendTopic, withdrawFlow, withdrawTopic } from './send-offer.ts'
import { matchTopic, openTopic } from './waiting-list.ts'
import { whatIfFlow, whatIfTopic } from './what-if.ts'

const forIntermediaries: Topic[] = [
  matchTopic,
  openTopic,
  proposalsTopic,
  compareTopic,
  othersTopic,
  moreTopic,
  ...pairTopics,
  sendTopic,
  overrideTopic,
  withdrawTopic,
  allTopic,
  sendAllTopic,
  movesTopic,
  whatIfTopic,
  replyTopic,
]

/** Everything that intermediaries, coaches and candidates can open about a match. */
export const matchingTopics: readonly Topic[] = [...forIntermediaries, ...coachTopics, noClickTopic]
export const matchingFlows: readonly AnyFlow[] = [
  anyFlow(overrideFlow),
  anyFlow(withdrawFlow),
  anyFlow(sendAllFlow),
  anyFlow(whatIfFlow),
  anyFlow(replyFlow),
  anyFlow(declineFlow),
  anyFlow(askFlow),
  anyFlow(noClickFlow),
]
