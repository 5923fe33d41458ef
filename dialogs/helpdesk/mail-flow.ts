import { newestConsent } from '../../rules/people/consents.ts'
import type { Context } from '../context.ts'
import type { Flow } from '../flow.ts'
import { oneOf } from '../info-sessions/reading.ts'
import { chosenEmail, type EmailAnswers, emailSteps } from '../people/email-steps.ts'

type Answers = EmailAnswers & { ticket: string; consent: string }
const purpose = 'helpdesk-reply'

/** The answer by e-mail: where to, and whether that is all right. Without it the question stays in the queue. */
export const mailFlow: Flow<Answers, Context> = {
  id: 'desk-mail',
  version: 1,
  steps: () => [
    ...emailSteps<Answers>(() => ({ key: 'helpdesk.mail.ask' })),
    {
      key: 'consent',
      ask: (_answers, { programme, locale }) => ({
        key: 'helpdesk.mail.consent',
        vars: { text: newestConsent(programme, purpose, locale)?.text ?? '' },
        choices: [
          { label: { key: 'helpdesk.mail.yes' }, value: 'yes' },
          { label: { key: 'helpdesk.mail.no' }, value: 'no' },
        ],
      }),
      schema: () => oneOf(['yes', 'no'], 'helpdesk.mail.unclear'),
    },
  ],
  async done(answers, { tickets, who, turn, programme, locale }) {
    if (answers.consent !== 'yes') return { replies: [{ key: 'helpdesk.mail.refused' }] }
    const email = chosenEmail(answers)
    const version = newestConsent(programme, purpose, locale)?.version ?? 0
    const standing = await tickets.mail(who, answers.ticket, { email, version, request: turn })
    return { replies: [standing.ok ? { key: 'helpdesk.mail.done', vars: { email } } : { key: 'helpdesk.gone' }] }
  },
  stopped: () => [{ key: 'helpdesk.mail.stopped' }],
}
