import type { TextKey } from '../../locales/texts.ts'
import type { Choice, Reply } from '../reply.ts'
import type { PersonChanged, StepMoved } from './port.ts'
import { titleOf } from './step-vars.ts'

type StepRefusal = Exclude<StepMoved, { ok: true }>
type PersonRefusal = Exclude<PersonChanged, { ok: true }>

const list: Choice = { label: { key: 'journey.button.candidates' }, value: 'candidates' }

/** Why it was not done, and the way on. */
export function refused(refusal: StepRefusal | PersonRefusal): Reply {
  switch (refusal.reason) {
    case 'unknown':
      return { key: 'journey.refused.unknown', choices: [list] }
    case 'blocked':
      return { key: 'journey.refused.blocked', vars: { steps: { joined: refusal.by.map((key) => titleOf(refusal.programme, key)) } } }
    case 'already':
      return {
        key: refusal.entry.by.name ? 'journey.refused.alreadyBy' : 'journey.refused.already',
        vars: {
          state: { key: `journey.state.${refusal.entry.state}` },
          by: refusal.entry.by.name ?? '',
          since: { at: refusal.entry.since, style: 'dateTime' },
        },
      }
    default:
      return { key: `journey.refused.${refusal.reason}` satisfies TextKey }
  }
}
