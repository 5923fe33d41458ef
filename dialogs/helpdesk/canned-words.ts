import type { TicketCard } from '../../data/ticket.ts'
import type { CannedAnswer } from '../../rules/helpdesk/canned-answer.ts'
import { nextOpening } from '../../rules/opening-hours.ts'
import type { Context } from '../context.ts'
import type { Var } from '../reply.ts'
import { helpdeskEmail } from './ask-person.ts'

/** A canned answer with what it says of this candidate, agent and desk filled in. */
export function cannedWords(
  { text }: CannedAnswer,
  { name, owner }: Pick<TicketCard, 'name' | 'owner'>,
  { programme, now, who }: Pick<Context, 'programme' | 'now' | 'who'>,
): Var {
  const opening = nextOpening(programme, now)
  const first = name?.split(' ')[0]
  return {
    template: text,
    facts: {
      name: first ? ` ${first}` : '',
      agent: owner?.name ?? who.name ?? '',
      email: helpdeskEmail({ programme }),
      opening: opening ? { at: opening.toISOString(), style: 'dateTime' } : '',
    },
  }
}
