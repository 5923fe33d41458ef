import type { Ticket } from '../../data/ticket.ts'
import type { Context } from '../context.ts'
import type { Var } from '../reply.ts'
import { factLine } from './fact-line.ts'

/** What is known of a question before it is taken over, in the words of whoever reads it; nothing that was not shared. */
export function ticketFacts(
  { language, reason, question, topics, scan, step, mail }: Ticket,
  { programme, questions }: Pick<Context, 'programme' | 'questions'>,
): { label: Var; value: Var }[] {
  const outcome = programme.zelfscan.outcomes.find((one) => one.id === scan)?.title
  const answered = topics.flatMap((id) => {
    const topic = questions.topic(id)
    return topic ? [{ nl: topic.nl.question, en: topic.en.question }] : []
  })
  const at = programme.phases.flatMap((phase) => phase.steps).find((one) => step === one.id || step?.endsWith(`/${one.id}`))
  return [
    factLine('language', { key: `helpdesk.language.${language}` }),
    factLine('reason', { key: `helpdesk.reason.${reason}` }),
    ...(question ? [factLine('question', question)] : []),
    ...(answered.length > 0 ? [factLine('answered', { joined: answered })] : []),
    ...(scan ? [factLine('scan', outcome ?? scan)] : []),
    ...(step ? [factLine('step', at?.title ?? step)] : []),
    ...(mail ? [factLine('mail', mail.email)] : []),
  ]
}
