import { learnFrom } from '../../rules/helpdesk/learn-from.ts'
import type { Topic } from '../context.ts'
import { refusal } from '../editors/refusals.ts'
import { meantExactly } from '../words.ts'
import { refused } from './desk-context.ts'
import { deskOf } from './remembered.ts'

/** Makes what was asked and answered in a conversation a sketch for the knowledge base, without personal data; a click away from the conversation itself. */
export const proposeTopic: Topic = {
  id: 'desk-propose',
  roles: ['helpdesk', 'intermediary'],
  async open(context, rest) {
    const { tickets, editors, who, memory } = context
    const id = rest.trim() || deskOf(memory).active
    if (id === undefined) return { replies: [{ key: 'supervision.proposeNone' }] }
    const seen = await tickets.see(who, id)
    if (!seen.ok) return { replies: [refused(seen)] }
    const lesson = learnFrom(
      seen.ticket,
      seen.lines.filter(({ by, words }) => by !== 'candidate' || meantExactly(words) === undefined),
    )
    if (!lesson) return { replies: [{ key: 'supervision.proposeNoQuestion' }] }
    const sketched = await editors.sketch(who, lesson)
    if (!sketched.ok) return { replies: [refusal(context, sketched)] }
    const { doc } = sketched.draft
    return {
      replies: [
        {
          key: lesson.answer === '' ? 'supervision.proposedQuestion' : 'supervision.proposed',
          vars: { question: lesson.question, answer: lesson.answer },
          choices: [{ label: { key: 'supervision.complete' }, value: `knowledge-edit ${doc.id} ${doc.revision}` }],
        },
      ],
    }
  },
}
