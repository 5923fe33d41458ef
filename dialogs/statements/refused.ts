import type { Choice, Reply } from '../reply.ts'
import type { StatementRefusal } from './port.ts'

export const toMine: Choice = { label: { key: 'statements.button.mine' }, value: 'my-hours' }
export const toSigned: Choice = { label: { key: 'statements.button.signed' }, value: 'months-close' }

export const refusedMonth = ({ reason }: StatementRefusal): Reply =>
  reason === 'forbidden' ? { key: 'topic.notForYou' } : { key: 'statements.month.unknown' }
