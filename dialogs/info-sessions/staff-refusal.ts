import type { SessionCard } from '../../data/info-session.ts'
import type { Choice, Reply } from '../reply.ts'
import { sessionVars } from './session-vars.ts'

/** Why staff cannot do this to a session. */
export function staffRefusal(result: Refused): Reply {
  if (result.reason === 'forbidden') return { key: 'topic.notForYou' }
  const choices: Choice[] = [{ label: { key: 'sessions.button.manage' }, value: 'manage-sessions' }]
  if (result.reason === 'unknown') return { key: 'sessions.unknown', choices }
  return { key: `sessions.staff.refused.${result.reason}`, vars: sessionVars(result.card), choices }
}

type Refused =
  | { ok: false; reason: 'forbidden' }
  | { ok: false; reason: 'unknown' }
  | { ok: false; reason: 'cancelled' | 'past' | 'not-yet'; card: SessionCard }
