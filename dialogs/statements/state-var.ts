import type { Var } from '../reply.ts'
import type { MonthShown } from './port.ts'

/** How a month stands, with when and what for. */
export function stateVar({ status, signed, closed }: Pick<MonthShown, 'status' | 'signed' | 'closed'>): Var {
  const on = (at: string | undefined): Var => (at === undefined ? '' : { at, style: 'full' })
  if (status === 'closed')
    return signed
      ? { key: 'statements.state.signedClosed', vars: { signed: on(signed.at), closed: on(closed?.at) } }
      : { key: 'statements.state.closed', vars: { closed: on(closed?.at) } }
  if (status === 'signed') return { key: 'statements.state.signed', vars: { signed: on(signed?.at) } }
  return signed ? { key: 'statements.state.changed', vars: { signed: on(signed.at) } } : { key: 'statements.state.open' }
}
