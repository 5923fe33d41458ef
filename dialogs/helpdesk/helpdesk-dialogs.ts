import type { Topic } from '../context.ts'
import { type AnyFlow, anyFlow } from '../registry.ts'
import { answerDeskTopics } from './answer-topics.ts'
import { candidateTopics } from './candidate-topics.ts'
import { claimTopics } from './claim-topics.ts'
import { mailFlow } from './mail-flow.ts'
import { queueTopics } from './queue-topic.ts'
import { workTopics } from './work-topics.ts'

/** The hand-off: what candidates do with their question, and what agents do with the queue. */
export const helpdeskTopics: readonly Topic[] = [...candidateTopics, ...queueTopics, ...claimTopics, ...workTopics, ...answerDeskTopics]
export const helpdeskFlows: readonly AnyFlow[] = [anyFlow(mailFlow)]
