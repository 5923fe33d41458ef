import type { Topic } from '../context.ts'
import { type AnyFlow, anyFlow } from '../registry.ts'
import { addFlow, addTopic } from './add-question.ts'
import { approveTopic, draftTopic, editTopic, liveTopic, reviewTopic, withdrawTopic } from './review.ts'
import { rejectTopic, returnTopic, verdictFlow } from './verdict.ts'

/** Everything staff can open to keep the knowledge base up to what people ask. */
export const editorTopics: readonly Topic[] = [
  addTopic,
  reviewTopic,
  liveTopic,
  draftTopic,
  approveTopic,
  withdrawTopic,
  editTopic,
  returnTopic,
  rejectTopic,
]
export const editorFlows: readonly AnyFlow[] = [anyFlow(addFlow), anyFlow(verdictFlow)]
