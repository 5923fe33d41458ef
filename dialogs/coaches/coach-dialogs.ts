import type { Topic } from '../context.ts'
import { type AnyFlow, anyFlow } from '../registry.ts'
import { changeTopic, fieldsTopic, profileFlow } from './change-profile.ts'
import { coachesTopic, coachTopic, profileTopic } from './show-profile.ts'
import { candidateWishes, changeWishes, myWishes, wishFlow } from './wishes.ts'

/** What coaches offer and candidates look for. */
export const coachTopics: readonly Topic[] = [
  ...[profileTopic, coachesTopic, coachTopic, fieldsTopic, changeTopic],
  ...[myWishes, changeWishes, candidateWishes],
]
export const coachFlows: readonly AnyFlow[] = [anyFlow(profileFlow), anyFlow(wishFlow)]
