import type { Topic } from '../context.ts'
import { type AnyFlow, anyFlow } from '../registry.ts'
import { attendanceFlow, attendanceTopic } from './attendance.ts'
import { callOffFlow, callOffTopic } from './call-off-session.ts'
import { cancelFlow, cancelTopic } from './cancel-session.ts'
import { editFlow, editTopic } from './edit-session.ts'
import { listSessions } from './list-sessions.ts'
import { attendees, manageSession, manageSessions } from './manage-sessions.ts'
import { moveFlow, moveTopic } from './move-session.ts'
import { mySession, mySessions, sessionCalendar } from './my-sessions.ts'
import { acceptTopic, declineTopic } from './place-offer.ts'
import { planFlow, planTopic } from './plan-session.ts'
import { showSession } from './show-session.ts'
import { signUpFlow, signUpTopic } from './sign-up.ts'

const forEverybody: Topic[] = [
  listSessions,
  showSession,
  signUpTopic,
  mySessions,
  mySession,
  sessionCalendar,
  cancelTopic,
  moveTopic,
  acceptTopic,
  declineTopic,
]
const forStaff: Topic[] = [manageSessions, manageSession, attendees, planTopic, editTopic, callOffTopic, attendanceTopic]

/** Everything people and staff can open about info sessions. */
export const infoSessionTopics: readonly Topic[] = [...forEverybody, ...forStaff]
export const infoSessionFlows: readonly AnyFlow[] = [
  anyFlow(signUpFlow),
  anyFlow(cancelFlow),
  anyFlow(moveFlow),
  anyFlow(planFlow),
  anyFlow(editFlow),
  anyFlow(callOffFlow),
  anyFlow(attendanceFlow),
]
