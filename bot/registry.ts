import { answerTopics } from '../dialogs/answers/answer-topics.ts'
import { coachFlows, coachTopics } from '../dialogs/coaches/coach-dialogs.ts'
import { documentFlows, documentTopics } from '../dialogs/documents/document-dialogs.ts'
import { editorFlows, editorTopics } from '../dialogs/editors/editor-dialogs.ts'
import { helpdeskFlows, helpdeskTopics } from '../dialogs/helpdesk/helpdesk-dialogs.ts'
import { hourFlows, hourTopics } from '../dialogs/hours/hours-dialogs.ts'
import { importFlow, importTopic } from '../dialogs/import/import-file.ts'
import { infoSessionFlows, infoSessionTopics } from '../dialogs/info-sessions/info-session-dialogs.ts'
import { journeyFlows, journeyTopics } from '../dialogs/journey/journey-dialogs.ts'
import { matchingFlows, matchingTopics } from '../dialogs/matching/matching-dialogs.ts'
import { noticeTopics } from '../dialogs/notices/notice-dialogs.ts'
import { peopleFlows, peopleTopics } from '../dialogs/people/people-dialogs.ts'
import { poolFlows, poolTopics } from '../dialogs/pool/pool-dialogs.ts'
import { privacyFlows, privacyTopics } from '../dialogs/privacy/privacy-dialogs.ts'
import { anyFlow, type Registry, registry } from '../dialogs/registry.ts'
import { road } from '../dialogs/road.ts'
import { roundFlows, roundTopics } from '../dialogs/rounds/round-dialogs.ts'
import { schoolFlows, schoolTopics } from '../dialogs/schools/school-dialogs.ts'
import { statementFlows, statementTopics } from '../dialogs/statements/statement-dialogs.ts'
import { surveyFlows, surveyTopics } from '../dialogs/surveys/survey-dialogs.ts'
import { zelfscanFlow, zelfscanTopic } from '../dialogs/zelfscan.ts'

/** Everything a person can open, and the flows behind it: a new dialog is added here. */
export const topicsAndFlows = (): Registry =>
  registry(
    [
      zelfscanTopic,
      road,
      ...infoSessionTopics,
      ...peopleTopics,
      ...privacyTopics,
      ...answerTopics,
      ...editorTopics,
      ...noticeTopics,
      ...documentTopics,
      ...journeyTopics,
      ...coachTopics,
      importTopic,
      ...helpdeskTopics,
      ...hourTopics,
      ...matchingTopics,
      ...poolTopics,
      ...statementTopics,
      ...schoolTopics,
      ...roundTopics,
      ...surveyTopics,
    ],
    [
      anyFlow(zelfscanFlow),
      ...infoSessionFlows,
      ...peopleFlows,
      ...privacyFlows,
      ...editorFlows,
      ...documentFlows,
      ...journeyFlows,
      ...coachFlows,
      anyFlow(importFlow),
      ...helpdeskFlows,
      ...hourFlows,
      ...matchingFlows,
      ...poolFlows,
      ...statementFlows,
      ...schoolFlows,
      ...roundFlows,
      ...surveyFlows,
    ],
  )
