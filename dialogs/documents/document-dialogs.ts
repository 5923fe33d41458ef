import type { Topic } from '../context.ts'
import { type AnyFlow, anyFlow } from '../registry.ts'
import { candidateDocuments } from './candidate-documents.ts'
import { myDocument, myDocuments } from './my-documents.ts'
import { removeFlow, removeTopic } from './remove-document.ts'
import { kindTopics, sendFlow, sendTopic } from './send-document.ts'

/** Everything people and staff can open about documents. */
export const documentTopics: readonly Topic[] = [myDocuments, myDocument, sendTopic, ...kindTopics, removeTopic, candidateDocuments]
export const documentFlows: readonly AnyFlow[] = [anyFlow(sendFlow), anyFlow(removeFlow)]
