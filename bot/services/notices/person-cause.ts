import type { NoticeDoc } from '../../../data/notice.ts'
import type { ReachDoc } from '../../../data/reach.ts'
import { type RoundDoc, type RoundSchoolDoc, roundKey, roundPartition } from '../../../data/round.ts'
import type { Store } from '../../../data/store.ts'
import type { SurveyDoc } from '../../../data/survey.ts'
import { schoolRecipient } from '../../../rules/schools/school-notices.ts'
import { isLeftAlone } from '../follow-up/quiet-mark.ts'

const surveys: Readonly<Record<string, (vars: NoticeDoc['vars']) => string>> = {
  'survey-phase': ({ phase }) => `phase-${phase}`,
  'survey-phase-again': ({ phase }) => `phase-${phase}`,
  'survey-coach': ({ year }) => `coach-year-${year}`,
  'survey-coach-again': ({ year }) => `coach-year-${year}`,
}

/** Asked of somebody we said we would not write to any more, unless they come back. */
const asksCandidate: readonly string[] = ['step-due', 'survey-phase', 'survey-phase-again']

/** Whether there is still reason to say something to one person: a survey that was filled in, or a silence that ended, needs no word. A point read or two, for such notices only. */
export async function causeStands({ about, partition, vars }: NoticeDoc, recipientId: string, store: Store): Promise<boolean> {
  if (asksCandidate.includes(about) && (await isLeftAlone(store, partition))) return false
  if (Object.hasOwn(surveys, about)) {
    const id = surveys[about]?.(vars) ?? ''
    const survey = await store.get<SurveyDoc>({ partition, kind: 'survey', id })
    return survey?.answeredAt === undefined
  }
  if (about === 'quiet-first' || about === 'quiet-last') {
    const reach = await store.get<ReachDoc>({ partition, kind: 'reach', id: 'reach' })
    return reach === undefined || reach.lastSeenAt <= String(vars.sinceAt)
  }
  if (about.startsWith('round-invited') || about.startsWith('round-reminder'))
    return asksStill({ about, partition, vars }, recipientId, store)
  return true
}

/** A round asks until it closes; who answered is not reminded. */
async function asksStill(
  { about, partition, vars }: Pick<NoticeDoc, 'about' | 'partition' | 'vars'>,
  recipientId: string,
  store: Store,
): Promise<boolean> {
  const id = String(vars.round)
  const round = await store.get<RoundDoc>(roundKey(id))
  if (round === undefined || round.closesAt !== vars.closesAt) return false
  if (about === 'round-reminder-school') {
    const school = recipientId.slice(schoolRecipient('').length)
    const asked = await store.get<RoundSchoolDoc>({ partition: roundPartition(id), kind: 'round-school', id: school })
    return asked !== undefined && asked.at === undefined
  }
  return about !== 'round-reminder' || (await store.get({ partition, kind: 'round-choice', id })) === undefined
}
