import type { Topic } from '../context.ts'
import { type AnyFlow, anyFlow } from '../registry.ts'
import { answerDeskTopics } from './answer-topics.ts'
import { candidateTopics } from './candidate-topics.ts'
import { channelTopic } from './channel-topic.ts'
import { claimTopics } from './claim-topics.ts'
import { helpdeskFigures } from './figures-topic.ts'
import { mailFlow } from './mail-flow.ts'
import { proposeTopic } from './propose-topic.ts'
import { queueTopics } from './queue-topic.ts'
import { reviewFlow, sampleTopics } from './sample-topics.ts'
import { transcriptTopics } from './transcript-topics.ts'
import { workTopics } from './work-topics.ts'

/** Looking back on the work of the helpdesk. */
const supervisionTopics: readonly Topic[] = [helpdeskFigures, ...transcriptTopics, ...sampleTopics, proposeTopic]

/** The hand-off: what candidates do with their question, and what agents do with the queue. */
export const helpdeskTopics: readonly Topic[] = [
  ...candidateTopics,
  ...queueTopics,
  channelTopic,
  ...claimTopics,
  ...workTopics,
  ...answerDeskTopics,
  ...supervisionTopics,
]
export const helpdeskFlows: readonly AnyFlow[] = [anyFlow(mailFlow), anyFlow(reviewFlow)]
