import type { Context, Opened, Topic } from '../context.ts'
import { toAccount } from '../people/buttons.ts'
import type { Choice, ListItem, Reply } from '../reply.ts'
import { awayVar, coachFacts, fieldVar, openCoach, toCoaches } from './coach-vars.ts'
import type { CoachShown } from './port.ts'

const pageSize = 6
const mostNamed = 6
const toImport: Choice = { label: { key: 'coaches.button.import' }, value: 'import' }

/** A coach with what can be done about the profile. */
export function showProfile(coach: CoachShown, { who, programme }: Pick<Context, 'who' | 'programme'>): Reply[] {
  const self = coach.id === who.staffId
  const choices: Choice[] = [
    coach.profile || !self
      ? { label: { key: 'coaches.button.change' }, value: `coach-fields ${coach.id}` }
      : { label: { key: 'coaches.wishes.begin' }, value: `coach-change ${coach.id} all` },
    { label: { key: 'coaches.button.away' }, value: `coach-change ${coach.id} away` },
    ...(who.roles.includes('intermediary') ? [toCoaches] : []),
  ]
  const key = coach.profile ? (self ? 'coaches.mine.show' : 'coaches.one') : self ? 'coaches.mine.empty' : 'coaches.emptyOne'
  const card = { type: 'facts' as const, title: coach.name, facts: coachFacts(coach, programme) }
  return [{ key, vars: { name: coach.name }, card, choices }]
}

/** One's own profile. Candidates who say "my profile" mean something else. */
export const profileTopic: Topic = {
  id: 'coach-profile',
  async open(context): Promise<Opened> {
    const { who, coaches } = context
    const mine = await coaches.mine(who)
    if (mine) return { replies: showProfile(mine, context) }
    if (who.roles.includes('intermediary')) return listFrom(context, 0)
    if (who.staffId !== undefined) return { replies: [{ key: 'topic.notForYou' }] }
    const wishes: Choice = { label: { key: 'coaches.button.wishes' }, value: 'my-wishes' }
    return { replies: [{ key: 'coaches.mine.notCoach', choices: [wishes, toAccount] }] }
  },
}

/** All coaches, for intermediaries. `rest` is where a page begins. */
export const coachesTopic: Topic = {
  id: 'coaches',
  roles: ['intermediary'],
  open: async (context, rest) => listFrom(context, Number(/^\d+/.exec(rest)?.[0] ?? 0)),
}

function listFrom({ coaches, who, programme }: Context, from: number): Opened {
  const all = coaches.list(who)
  const add: Choice = { label: { key: 'people.button.staffAdd' }, value: 'staff-add' }
  if (all.length === 0) return { replies: [{ key: 'coaches.listNone', choices: [add, toImport] }] }
  const more: Choice[] =
    all.length > from + pageSize ? [{ label: { key: 'coaches.button.more' }, value: `coaches ${from + pageSize}` }] : []
  const items = all.slice(from, from + pageSize).map((coach) => itemOf(coach, programme))
  return {
    replies: [
      { key: 'coaches.list', vars: { count: all.length }, card: { type: 'list', items } },
      { key: 'coaches.further', choices: [...more, add, toImport] },
    ],
  }
}

function itemOf(coach: CoachShown, programme: Context['programme']): ListItem {
  const { profile, candidates } = coach
  const kind = fieldVar('external', coach, programme)
  const parts = profile && profile.parts.length > 0 ? [fieldVar('parts', coach, programme)] : []
  const away = profile && profile.away.length > 0 ? [{ key: 'coaches.item.away', vars: { away: awayVar(profile.away) } } as const] : []
  const facts = profile
    ? [{ key: 'coaches.item.room', vars: { candidates, capacity: profile.capacity, kind } } as const, ...parts, ...away]
    : [{ key: 'coaches.item.noProfile', vars: { kind } } as const]
  return { title: coach.name, facts, choices: [openCoach(coach)] }
}

/** One coach, by id or (part of) a name. */
export const coachTopic: Topic = {
  id: 'coach',
  roles: ['intermediary'],
  async open(context, rest) {
    const { coaches, who, programme } = context
    if (!rest) return listFrom(context, 0)
    const found = coaches.find(who, rest)
    if (!found.ok && found.reason === 'unknown')
      return { replies: [{ key: 'coaches.unknown', vars: { name: rest }, choices: [toCoaches] }] }
    if (!found.ok) {
      const items = found.cards.slice(0, mostNamed).map((coach) => itemOf(coach, programme))
      return { replies: [{ key: 'coaches.several', vars: { name: rest }, card: { type: 'list', items } }] }
    }
    const coach = await coaches.of(who, found.card.id)
    return { replies: coach ? showProfile(coach, context) : [{ key: 'coaches.refused.unknown' }] }
  },
}
