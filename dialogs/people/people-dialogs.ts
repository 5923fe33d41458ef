import type { Topic } from '../context.ts'
import { type AnyFlow, anyFlow } from '../registry.ts'
import { accountFlow, accountTopic, logInTopic } from './account.ts'
import { changeEmailFlow, changeEmailTopic, changeNameFlow, changeNameTopic } from './change-details.ts'
import { logOutTopic } from './own-account.ts'
import { staffAddFlow, staffAddTopic, staffRemoveFlow, staffRemoveTopic, staffRolesFlow, staffRolesTopic } from './staff-changes.ts'
import { staffMember, staffTopic } from './staff-list.ts'

/** Everything about who somebody is: their own account, and who works here. */
export const peopleTopics: readonly Topic[] = [
  accountTopic,
  logInTopic,
  logOutTopic,
  changeNameTopic,
  changeEmailTopic,
  staffTopic,
  staffMember,
  staffAddTopic,
  staffRolesTopic,
  staffRemoveTopic,
]
export const peopleFlows: readonly AnyFlow[] = [
  anyFlow(accountFlow),
  anyFlow(changeNameFlow),
  anyFlow(changeEmailFlow),
  anyFlow(staffAddFlow),
  anyFlow(staffRolesFlow),
  anyFlow(staffRemoveFlow),
]
