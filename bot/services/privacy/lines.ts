import type { DataGroup, DataLine } from '../../../dialogs/privacy/port.ts'
import { contactLines, lookLines, messageLines, surveyLines } from './lines-about.ts'
import { consentLines, documentLines, stepLines, whoLines } from './lines-of-person.ts'
import { conversationLines, sessionLines } from './lines-of-visits.ts'
import type { PrivacyDesk } from './privacy-desk.ts'
import type { Whose } from './whose-data.ts'

/** How one group of what is kept is said in plain words, the newest first. */
export type Lines = (desk: PrivacyDesk, whose: Whose) => Promise<DataLine[]> | DataLine[]

const byGroup: Record<DataGroup, Lines> = {
  who: whoLines,
  consents: consentLines,
  steps: stepLines,
  documents: documentLines,
  sessions: sessionLines,
  contacts: contactLines,
  conversations: conversationLines,
  messages: messageLines,
  surveys: surveyLines,
  looks: lookLines,
}

export const linesOf = async (desk: PrivacyDesk, whose: Whose, group: DataGroup): Promise<DataLine[]> => byGroup[group](desk, whose)
