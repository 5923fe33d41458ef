import type { Choice, Reply, Var } from '../reply.ts'
import type { RoundLine, RoundRefusal } from './port.ts'

export const roundStaff = ['intermediary'] as const
export const toRounds: Choice = { label: { key: 'rounds.button.list' }, value: 'round' }
export const toRound = (id: string): Choice => ({ label: { key: 'rounds.button.show' }, value: `round-show ${id}` })
export const toMatrix = (id: string): Choice => ({ label: { key: 'rounds.button.matrix' }, value: `round-matrix ${id}` })
export const toProposal = (id: string): Choice => ({ label: { key: 'rounds.button.proposal' }, value: `round-proposal ${id}` })
export const toMeetings = (id: string): Choice => ({ label: { key: 'rounds.button.meetings' }, value: `round-meetings ${id}` })

export const moment = (at: string): Var => ({ at, style: 'dateTime' })
export const standingVar = ({ standing, opensAt, closesAt }: RoundLine): Var => ({
  key: `rounds.standing.${standing}`,
  vars: { opens: moment(opensAt), closes: moment(closesAt) },
})

/** Why something was not done, and the way on. */
export const roundRefused = ({ reason, who = '' }: RoundRefusal, back: Choice[] = [toRounds]): Reply =>
  reason === 'forbidden' ? { key: 'topic.notForYou' } : { key: `rounds.refused.${reason}`, vars: { who }, choices: back }

/** A meeting is named by two ids with a sign between that is in neither. */
export const wordsOf = (rest: string): string[] => rest.trim().split(/\s+/)
