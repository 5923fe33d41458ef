import type { Topic } from '../context.ts'
import { type AnyFlow, anyFlow } from '../registry.ts'
import { giveFlow, giveTopic, withdrawFlow, withdrawTopic } from './consents.ts'
import { eraseFlow, eraseTopic } from './erase.ts'
import { myDataTopic } from './my-data.ts'
import { correctTopic, takeAwayTopic } from './take-away.ts'

/** Everything somebody can do with what is kept of them. */
export const privacyTopics: readonly Topic[] = [myDataTopic, takeAwayTopic, correctTopic, withdrawTopic, giveTopic, eraseTopic]
export const privacyFlows: readonly AnyFlow[] = [anyFlow(withdrawFlow), anyFlow(giveFlow), anyFlow(eraseFlow)]
