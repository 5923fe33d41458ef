import type { Topic } from '../context.ts'
import { type AnyFlow, anyFlow } from '../registry.ts'
import { figuresTopic } from './figures.ts'
import { surveyFlow, surveyTopic } from './survey.ts'

/** Surveys, and the figures that come of them. */
export const surveyTopics: readonly Topic[] = [surveyTopic, figuresTopic]
export const surveyFlows: readonly AnyFlow[] = [anyFlow(surveyFlow)]
