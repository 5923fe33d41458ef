import { notOpen } from '../../rules/info-sessions.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { toAccount } from '../people/buttons.ts'
import { chosenEmail } from '../people/email-steps.ts'
import type { Choice, Reply } from '../reply.ts'
import { givenConsent } from './consent.ts'
import { placeChoices } from './place-offer.ts'
import type { SignedUp } from './port.ts'
import { isMine, recall, remember } from './remembered.ts'
import { calendarAttachment, doorVar, findCard, openCards, sessionVars, toList, toMine } from './session-vars.ts'
import { signUpFlowId, signUpVersion } from './sign-up-form.ts'
import { type SignUpAnswers, signUpSteps } from './sign-up-steps.ts'

/** Answers to forget when one of them is to be changed. */
const reopens: Record<string, string[]> = {
  name: ['name', 'check'],
  email: ['email', 'emailCheck', 'check'],
  needs: ['needs', 'check'],
  session: ['session', 'expected', 'check'],
}

async function done(answers: SignUpAnswers, context: Context): Promise<Outcome> {
  if (answers.consent === 'no') return { replies: [withoutConsent] }
  const reopen = reopens[answers.check]
  if (reopen) return { replies: [], reopen }
  const consent = givenConsent(answers.consent, context.programme)
  if (!consent) return { replies: [{ key: 'sessions.consent.renewed' }], reopen: ['consent', 'check'] }
  const { session, name, needs, request } = answers
  const email = chosenEmail(answers)
  const details = { name, email, ...(needs && { needs }) }
  const result = await context.sessions.signUp(context.who, {
    session,
    ...details,
    language: context.locale,
    consent,
    ...(request && { request }),
  })
  if (!result.ok) return refused(result, context)
  const memory = { ...remember(context.memory, { add: session, details }), personId: result.personId }
  const reply = confirmation(result, answers)
  return { replies: [context.who.proved ? reply : { ...reply, choices: [...(reply.choices ?? []), toAccount] }], memory }
}

const withoutConsent: Reply = {
  key: 'sessions.consent.none',
  choices: [toList, { label: { key: 'menu.question' }, value: 'ask' }, { label: { key: 'menu.person' }, value: 'person' }],
}

function confirmation({ card, standing, again, calendar }: Extract<SignedUp, { ok: true }>, answers: SignUpAnswers): Reply {
  const vars = { ...sessionVars(card), name: answers.name, email: chosenEmail(answers), place: doorVar(card) }
  if (standing.status === 'offered') {
    const until = { at: standing.until, style: 'dateTime' } as const
    return { key: 'sessions.mine.offered', vars: { ...vars, until }, choices: placeChoices(card.id) }
  }
  if (standing.status === 'waiting') {
    const key = again
      ? 'sessions.signup.againWaiting'
      : answers.expected === 'seat'
        ? 'sessions.signup.fullMeanwhile'
        : 'sessions.signup.waiting'
    return { key, vars: { ...vars, position: standing.position }, choices: [toMine, toList] }
  }
  const next: Choice[] = [toMine, { label: { key: 'menu.zelfscan' }, value: 'zelfscan' }]
  return {
    key: again ? 'sessions.signup.again' : 'sessions.signup.seat',
    vars,
    choices: next,
    ...(calendar && { files: [calendarAttachment(calendar, card)] }),
  }
}

/** What was chosen is not possible any more: says why, and asks for another session when there is one. The other answers stay. */
function refused({ reason, card }: Extract<SignedUp, { ok: false }>, context: Context): Outcome {
  const reply: Reply = card
    ? { key: `sessions.refused.${reason}`, vars: { ...sessionVars(card), words: card.words ?? '' } }
    : { key: 'sessions.unknown' }
  const others = openCards(context).some((one) => one.id !== card?.id)
  return others
    ? { replies: [reply], reopen: ['session', 'expected', 'check'] }
    : { replies: [{ ...reply, choices: [{ label: { key: 'menu.person' }, value: 'person' }] }] }
}

/** Signing up for an info session. Nothing is kept before the last yes. */
export const signUpFlow: Flow<SignUpAnswers, Context> = {
  id: signUpFlowId,
  version: signUpVersion,
  steps: () => signUpSteps,
  done,
  stopped: () => [{ key: 'sessions.signup.stopped', choices: [toList] }],
}

export const signUpTopic: Topic = {
  id: signUpFlowId,
  async open(context, rest) {
    if (openCards(context).length === 0 && !rest)
      return { replies: [{ key: 'sessions.list.none', choices: [{ label: { key: 'menu.person' }, value: 'person' }] }] }
    const card = findCard(context, rest)
    if (rest && !card) return { replies: [{ key: 'sessions.unknown', choices: [toList] }] }
    const reason = card && notOpen(card, context.now)
    if (card && reason)
      return {
        replies: [{ key: `sessions.refused.${reason}`, vars: { ...sessionVars(card), words: card.words ?? '' }, choices: [toList] }],
      }
    if (card && isMine(context.memory, card.id) && (await context.sessions.mine(context.who)).some(({ session }) => session === card.id))
      return {
        replies: [
          {
            key: 'sessions.signup.already',
            vars: sessionVars(card),
            choices: [{ label: { key: 'sessions.button.ownSignUp' }, value: `my-session ${card.id}` }, toList],
          },
        ],
      }
    const { name, email, needs } = recall(context.memory)
    const known = name && email ? { name, email, needs: needs ?? '' } : {}
    const chosen = card && { session: card.id, expected: card.seatsLeft > 0 ? 'seat' : 'waiting' }
    return { replies: [], flow: { id: signUpFlowId, answers: { request: context.newId(), ...known, ...chosen } } }
  },
}
