import type { Context, Opened, Topic } from '../context.ts'
import type { Choice, ListItem } from '../reply.ts'
import { roleFacts, rolesVar, staffRefused, toStaff } from './staff-vars.ts'

export const staffManagers = ['manager', 'intermediary'] as const
const pageSize = 6
const add: Choice = { label: { key: 'people.button.staffAdd' }, value: 'staff-add' }

/** Everybody who works here. Whoever may not see that and types the word looks for a person to talk to. */
export const staffTopic: Topic = {
  id: 'staff',
  async open({ people, who }, rest) {
    const staff = people.staff.list(who)
    if (!staff) return { replies: [{ key: 'people.staff.notForYou', choices: [{ label: { key: 'menu.person' }, value: 'person' }] }] }
    const from = Number(/^\d+/.exec(rest)?.[0] ?? 0)
    const items = staff.slice(from, from + pageSize).map(
      (one): ListItem => ({
        title: one.name,
        facts: [rolesVar(one)],
        choices: [{ label: { key: 'people.button.staffOpen', vars: { name: one.name } }, value: `staff-member ${one.id}` }],
      }),
    )
    const more: Choice[] =
      staff.length > from + pageSize ? [{ label: { key: 'people.button.more' }, value: `staff ${from + pageSize}` }] : []
    return {
      replies: [
        { key: 'people.staff.list', vars: { count: staff.length }, card: { type: 'list', items } },
        { key: 'people.staff.further', choices: [...more, add] },
      ],
    }
  },
}

export const findMember = ({ people, who }: Context, id: string) => people.staff.list(who)?.find((one) => one.id === id)

/** One member of staff, with what can be changed. */
export const staffMember: Topic = {
  id: 'staff-member',
  roles: staffManagers,
  async open(context, rest): Promise<Opened> {
    const member = findMember(context, rest)
    if (!member) return { replies: [staffRefused({ ok: false, reason: 'unknown' })] }
    const choices: Choice[] = [
      { label: { key: 'people.button.staffRoles' }, value: `staff-roles ${member.id}` },
      { label: { key: 'people.button.staffRemove' }, value: `staff-remove ${member.id}` },
      toStaff,
    ]
    return { replies: [{ key: 'people.staff.one', card: { type: 'facts', title: member.name, facts: roleFacts(member) }, choices }] }
  },
}
