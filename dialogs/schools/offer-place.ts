import { readMoment } from '../../rules/read-moment.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome, Step } from '../flow.ts'
import { oneOf, reading } from '../info-sessions/reading.ts'
import type { Vars } from '../reply.ts'
import { matchRefused, toSchoolsFor } from './candidate-schools.ts'
import { schoolStaff, termVar } from './school-vars.ts'

/** Those who are matched come along as answers: nobody is asked for an id. */
type Answers = { candidate: string; school: string; group: string; name: string; offer: string; at: string; sure: string }
type Asking = 'meet' | 'offer' | 'withdraw'

const varsOf = ({ school = '', group = '', name = '', at }: Partial<Answers>, context: Context): Vars => ({
  name,
  school: context.schools.find(context.who, school)?.school.name ?? '',
  group: termVar(context, 'groups', group),
  at: at === undefined ? '' : { at, style: 'dateTime' },
})

const moment: Step<Answers, Context> = {
  key: 'at',
  ask: (answers, context) => ({ key: 'schools.match.meet.ask', vars: varsOf(answers, context) }),
  schema: (_answers, { now, programme }) =>
    reading<string>((text) => {
      const read = readMoment(text, now, programme.timeZone)
      return read.ok ? { ok: true, value: read.at.toISOString() } : { ok: false, key: `sessions.staff.start.${read.fault}` }
    }),
}

const sure = (what: Asking): Step<Answers, Context> => ({
  key: 'sure',
  ask: (answers, context) => ({
    key: `schools.match.${what}.sure`,
    vars: varsOf(answers, context),
    choices: [
      { label: { key: `schools.match.${what}.yes` }, value: 'yes' },
      { label: { key: 'schools.match.no' }, value: 'no' },
    ],
  }),
  schema: () => oneOf(['yes', 'no'], 'schools.match.yesOrNo'),
})

async function done(what: Asking, answers: Answers, context: Context): Promise<Outcome> {
  const { candidate, school, group, name, offer, at, sure: answer } = answers
  const { schools, who, turn } = context
  const back = [toSchoolsFor(candidate, name)]
  if (answer === 'no') return { replies: [{ key: 'schools.match.kept', choices: back }] }
  const pair = { candidate, school, group }
  if (what === 'meet') {
    const result = await schools.matches.meet(who, { ...pair, at, request: turn })
    return {
      replies: [result.ok ? { key: 'schools.match.meet.done', vars: varsOf(answers, context), choices: back } : matchRefused(result)],
    }
  }
  if (what === 'withdraw') {
    const result = await schools.matches.withdraw(who, { candidate, offer })
    return {
      replies: [
        result.ok ? { key: 'schools.match.withdraw.done', vars: { school: result.schoolName, name }, choices: back } : matchRefused(result),
      ],
    }
  }
  const result = await schools.matches.offer(who, { ...pair, request: turn })
  if (!result.ok) return { replies: [matchRefused(result)] }
  const until = result.expiresAt === undefined ? '' : ({ at: result.expiresAt, style: 'dateTime' } as const)
  return { replies: [{ key: 'schools.match.offer.done', vars: { ...varsOf(answers, context), until }, choices: back }] }
}

const flow = (what: Asking): Flow<Answers, Context> => ({
  id: `school-${what}`,
  version: 1,
  steps: () => [...(what === 'meet' ? [moment] : []), sure(what)],
  done: (answers, context) => done(what, answers, context),
  stopped: () => [{ key: 'schools.match.kept' }],
})
export const meetFlow = flow('meet')
export const offerPlaceFlow = flow('offer')
export const withdrawPlaceFlow = flow('withdraw')

/** Opens a flow about a candidate and a school (and a group), or an offer, named by their ids. */
const opening = (what: Asking): Topic => ({
  id: `school-${what}`,
  roles: schoolStaff,
  async open({ people, schools, who }, rest) {
    const [candidate = '', second = '', group = ''] = rest.split(' ')
    const found = people.find(who, candidate)
    const card = found.ok && found.card.id === candidate ? found.card : undefined
    const known = what === 'withdraw' ? second !== '' : schools.find(who, second) !== undefined && group !== ''
    if (!card || !known) return { replies: [matchRefused({ ok: false, reason: 'unknown' })] }
    const about = what === 'withdraw' ? { offer: second } : { school: second, group }
    return { replies: [], flow: { id: `school-${what}`, answers: { candidate, name: card.name, ...about } } }
  },
})
export const meetTopic = opening('meet')
export const offerPlaceTopic = opening('offer')
export const withdrawPlaceTopic = opening('withdraw')

/** They have met already, outside the product. */
export const metTopic: Topic = {
  id: 'school-met',
  roles: schoolStaff,
  async open({ schools, who }, rest) {
    const [candidate = '', school = '', group = ''] = rest.split(' ')
    const result = await schools.matches.met(who, { candidate, school, group })
    if (!result.ok) return { replies: [matchRefused(result)] }
    const offer = { label: { key: 'schools.button.offer' as const, vars: { school: result.schoolName } }, value: `school-offer ${rest}` }
    return {
      replies: [
        {
          key: 'schools.match.metDone',
          vars: { name: result.name, school: result.schoolName },
          choices: [offer, toSchoolsFor(candidate, result.name)],
        },
      ],
    }
  },
}
