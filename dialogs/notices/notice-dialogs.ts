import type { NoticeWishes } from '../../data/reach.ts'
import { kindsFor, type WishChange } from '../../rules/notices/change-wishes.ts'
import type { NoticeKind } from '../../rules/notices/kinds.ts'
import type { Context, Opened, Topic } from '../context.ts'
import type { ListItem, Reply } from '../reply.ts'

/** What a button says in its value: `off reminders`, `prefer mail`, `digest on`. */
function readWish(rest: string, { who }: Context): WishChange | undefined {
  const [what, value = ''] = rest.trim().split(/\s+/)
  const kind = kindsFor(who.staffId !== undefined).find((one) => one === value)
  if ((what === 'on' || what === 'off') && kind) return { kind, on: what === 'on' }
  if (what === 'prefer' && (value === 'chat' || value === 'mail')) return { prefer: value }
  return what === 'digest' && (value === 'on' || value === 'off') ? { digest: value === 'on' } : undefined
}

/** How somebody is told things, each with the button that changes it. */
function settings(key: 'notices.wishes.show' | 'notices.wishes.changed', wishes: NoticeWishes, { programme, who }: Context): Reply {
  const { quietHours, digest } = programme
  const mail = wishes.prefer === 'mail'
  const daily = wishes.digest === true
  const kind = (one: NoticeKind): ListItem => {
    const off = wishes.off.includes(one)
    const name = { key: `notices.short.${one}` } as const
    return {
      title: name,
      facts: [{ key: off ? 'notices.wishes.off' : 'notices.wishes.on' }],
      choices: [
        {
          label: { key: off ? 'notices.wishes.turnOn' : 'notices.wishes.turnOff', vars: { kind: name } },
          value: `notice-wish ${off ? 'on' : 'off'} ${one}`,
        },
      ],
    }
  }
  const where: ListItem = {
    title: { key: 'notices.wishes.where' },
    facts: [{ key: mail ? 'notices.wishes.mail' : 'notices.wishes.chat' }],
    choices: [
      { label: { key: mail ? 'notices.wishes.toChat' : 'notices.wishes.toMail' }, value: `notice-wish prefer ${mail ? 'chat' : 'mail'}` },
    ],
  }
  const often: ListItem = {
    title: { key: 'notices.wishes.often' },
    facts: [{ key: daily ? 'notices.wishes.digest' : 'notices.wishes.atOnce', vars: { at: digest.at } }],
    choices: [
      {
        label: { key: daily ? 'notices.wishes.toAtOnce' : 'notices.wishes.toDigest' },
        value: `notice-wish digest ${daily ? 'off' : 'on'}`,
      },
    ],
  }
  const quiet: ListItem = {
    title: { key: 'notices.wishes.quiet' },
    facts: [
      { key: 'notices.wishes.quietHours', vars: { from: quietHours.from, until: quietHours.until } },
      { key: 'notices.wishes.codes' },
    ],
    choices: [],
  }
  return { key, card: { type: 'list', items: [...kindsFor(who.staffId !== undefined).map(kind), where, often, quiet] } }
}

const show = async (context: Context): Promise<Opened> => ({
  replies: [settings('notices.wishes.show', await context.notices.wishes(context.who), context)],
})

/** "Meldingen": what one is told unasked, and how; for everybody, staff too. */
export const noticesTopic: Topic = { id: 'notices', open: show }

/** A button of that list. */
export const noticeWish: Topic = {
  id: 'notice-wish',
  async open(context, rest) {
    const change = readWish(rest, context)
    if (!change) return { replies: [{ key: 'notices.wishes.unclear' }, ...(await show(context)).replies] }
    return { replies: [settings('notices.wishes.changed', await context.notices.change(context.who, change), context)] }
  },
}

export const noticeTopics: readonly Topic[] = [noticesTopic, noticeWish]
