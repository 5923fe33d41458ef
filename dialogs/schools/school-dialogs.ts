import type { Topic } from '../context.ts'
import { type AnyFlow, anyFlow } from '../registry.ts'
import { schoolAddFlow, schoolAddTopic } from './add-school.ts'
import { boardAddFlow, boardAddTopic, boardEditFlow, boardEditTopic, boardsTopic } from './boards.ts'
import { schoolFor, schoolWaiting } from './candidate-schools.ts'
import { schoolEditFlow, schoolEditTopic } from './edit-school.ts'
import { schoolFilters, schoolFind, schoolFindFlow, schoolsTopic } from './list-schools.ts'
import { meetFlow, meetTopic, metTopic, offerPlaceFlow, offerPlaceTopic, withdrawPlaceFlow, withdrawPlaceTopic } from './offer-place.ts'
import { schoolTopic } from './show-school.ts'
import { placesIfFlow, placesIfTopic } from './what-if-places.ts'

/** Everything intermediaries do with schools and boards. */
export const schoolTopics: readonly Topic[] = [
  ...[schoolsTopic, schoolFilters, schoolFind, schoolTopic],
  ...[schoolAddTopic, schoolEditTopic],
  ...[boardsTopic, boardAddTopic, boardEditTopic],
  placesIfTopic,
  ...[schoolWaiting, schoolFor, meetTopic, metTopic, offerPlaceTopic, withdrawPlaceTopic],
]
export const schoolFlows: readonly AnyFlow[] = [
  anyFlow(schoolFindFlow),
  anyFlow(schoolAddFlow),
  anyFlow(schoolEditFlow),
  anyFlow(boardAddFlow),
  anyFlow(boardEditFlow),
  anyFlow(meetFlow),
  anyFlow(offerPlaceFlow),
  anyFlow(withdrawPlaceFlow),
  anyFlow(placesIfFlow),
]
