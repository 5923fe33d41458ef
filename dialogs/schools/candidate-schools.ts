import type { Context, Opened, Topic } from '../context.ts'
import { changeLabel, reasonLabel } from '../matching/reason-label.ts'
import type { Choice, ListItem, Reply, Var } from '../reply.ts'
import { toRounds } from '../rounds/round-vars.ts'
import type { SchoolMatchRefusal, SchoolProposal, SchoolStanding, SchoolsForCandidate } from './matches-port.ts'
import { schoolStaff, termVar } from './school-vars.ts'

const pageSize = 6
const mostProposed = 3
const mostReasons = 4

export const toSchoolsFor = (candidate: string, name: string): Choice => ({
  label: { key: 'schools.button.for', vars: { name } },
  value: `school-for ${candidate}`,
})
const toWaiting: Choice = { label: { key: 'schools.button.waiting' }, value: 'school-waiting' }

export const matchRefused = ({ reason }: SchoolMatchRefusal): Reply =>
  reason === 'forbidden' ? { key: 'topic.notForYou' } : { key: `schools.match.refused.${reason}`, choices: [toWaiting] }

const openVar = ({ name, state, expiresAt }: SchoolStanding): Var => ({
  key: `schools.match.standing.${state}`,
  vars: { school: name, until: { at: expiresAt, style: 'dateTime' } },
})

/** Who looks for a school, with what is open for them. `rest` is where a page begins. */
export const schoolWaiting: Topic = {
  id: 'school-waiting',
  roles: schoolStaff,
  async open({ schools, who, programme }, rest) {
    const all = schools.matches.waiting(who)
    const from = Number(rest) || 0
    if (all.length === 0) return { replies: [{ key: 'schools.match.nobody' }] }
    const items = all.slice(from, from + pageSize).map(
      ({ card, standing }): ListItem => ({
        title: card.name,
        facts: [programme.phases.find(({ id }) => id === card.phase)?.title ?? card.phase, ...(standing ? [openVar(standing)] : [])],
        choices: [toSchoolsFor(card.id, card.name)],
      }),
    )
    const next = from + pageSize
    const more: Choice[] = all.length > next ? [{ label: { key: 'schools.button.more' }, value: `school-waiting ${next}` }] : []
    const list: Reply = { key: 'schools.match.waiting', vars: { count: all.length }, card: { type: 'list', items } }
    return { replies: [{ ...list, choices: [...more, toRounds] }] }
  },
}

/** The schools that suit somebody, each with why; or the one that was asked. */
export const schoolFor: Topic = {
  id: 'school-for',
  roles: schoolStaff,
  async open(context, rest): Promise<Opened> {
    const candidate = rest.trim()
    if (candidate === '') return schoolWaiting.open(context, '')
    const found = await context.schools.matches.forCandidate(context.who, candidate)
    if (!found.ok) return { replies: [matchRefused(found)] }
    return { replies: found.standing ? [standingReply(found, found.standing)] : proposed(context, found) }
  },
}

function standingReply({ card }: SchoolsForCandidate, standing: SchoolStanding): Reply {
  const { offer, state, name, expiresAt } = standing
  const vars = { name: card.name, school: name, until: { at: expiresAt, style: 'dateTime' as const } }
  const withdraw: Choice = { label: { key: 'schools.button.withdraw' }, value: `school-withdraw ${card.id} ${offer}` }
  return { key: `schools.match.has.${state}`, vars, choices: state === 'open' ? [withdraw, toWaiting] : [toWaiting] }
}

function proposed(context: Context, { card, possible, wouldBe, meetings }: SchoolsForCandidate): Reply[] {
  const vars = { name: card.name, count: possible.length }
  const item = (one: SchoolProposal): ListItem => {
    const { target, group, name, reasons, change } = one
    const meeting = meetings.find(({ school }) => school === target)
    const pair = `${card.id} ${target} ${group}`
    const choices: Choice[] = meeting?.met
      ? [{ label: { key: 'schools.button.offer', vars: { school: name } }, value: `school-offer ${pair}` }]
      : [
          { label: { key: 'schools.button.meet', vars: { school: name } }, value: `school-meet ${pair}` },
          { label: { key: 'schools.button.met', vars: { school: name } }, value: `school-met ${pair}` },
        ]
    return {
      title: { key: 'schools.match.place', vars: { school: name, group: termVar(context, 'groups', group) } },
      facts: [
        ...(meeting
          ? [{ key: `schools.match.${meeting.met ? 'met' : 'meeting'}`, vars: { at: { at: meeting.at, style: 'dateTime' } } } as const]
          : []),
        ...reasons.slice(0, mostReasons).map((reason) => reasonLabel(reason, context.programme)),
        ...(change ? [changeLabel(change, context.programme)] : []),
      ],
      choices: one.obstacles.length > 0 ? [] : choices,
    }
  }
  // Who meets somebody now is shown first, then the best of every school once.
  const once = possible.filter(({ target }, index) => possible.findIndex((other) => other.target === target) === index)
  const known = once.filter(({ target }) => meetings.some(({ school }) => school === target))
  const shown = [...known, ...once.filter((one) => !known.includes(one)).slice(0, mostProposed)]
  const near = wouldBe.filter(({ target }, index) => wouldBe.findIndex((other) => other.target === target) === index).slice(0, 2)
  if (shown.length === 0 && near.length === 0) return [{ key: 'schools.match.none', vars, choices: [toWaiting] }]
  return [
    ...(shown.length > 0
      ? [{ key: 'schools.match.proposals', vars, card: { type: 'list', items: shown.map(item) } } satisfies Reply]
      : [{ key: 'schools.match.none', vars } satisfies Reply]),
    ...(near.length > 0 ? [{ key: 'schools.match.near', card: { type: 'list', items: near.map(item) } } satisfies Reply] : []),
  ]
}
