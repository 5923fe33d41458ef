import type { Context, Opened, Topic } from '../context.ts'
import type { Choice, ListItem, Reply } from '../reply.ts'
import { type DataGroup, dataGroups, type Overview } from './port.ts'

export const toMyData: Choice = { label: { key: 'privacy.back' }, value: 'my-data' }
export const toTakeAway: Choice = { label: { key: 'privacy.takeAwayButton' }, value: 'take-out' }
export const toErase: Choice = { label: { key: 'privacy.eraseButton' }, value: 'erase-data' }
const toCorrect: Choice = { label: { key: 'privacy.correctButton' }, value: 'correct-data' }

const isGroup = (text: string): text is DataGroup => (dataGroups as readonly string[]).includes(text)

/** Everything that is kept of whoever talks, by group, and what they can do with it. */
export const myDataTopic: Topic = {
  id: 'my-data',
  async open(context, rest): Promise<Opened> {
    if (isGroup(rest)) return { replies: [await group(context, rest)] }
    return { replies: [said(await context.privacy.overview(context.who), context)] }
  },
}

function said(overview: Overview, context: Context): Reply {
  if (overview.kind === 'staff') return { key: 'privacy.staff', vars: { days: overview.days } }
  if (overview.kind === 'running') return { key: 'privacy.running' }
  const items = overview.groups.map(
    ({ group: id, count }): ListItem => ({
      title: { key: `privacy.group.${id}` },
      facts: [{ key: 'privacy.count', vars: { count } }],
      choices: [{ label: { key: 'privacy.see', vars: { group: { key: `privacy.group.${id}` } } }, value: `my-data ${id}` }],
    }),
  )
  if (overview.kind === 'person')
    return { key: 'privacy.mine', vars: { name: overview.name }, card: { type: 'list', items }, choices: [toTakeAway, toCorrect, toErase] }
  const { line, more } = context.programme.privacy
  if (overview.groups.some((one) => one.group !== 'conversations'))
    return {
      key: 'privacy.visitor',
      vars: { line, more },
      card: { type: 'list', items },
      choices: [toTakeAway, ...forgetting(context).slice(0, 1), toErase],
    }
  const kept = forgetting(context)
  return { key: kept.length > 0 ? 'privacy.kept' : 'privacy.nothing', vars: { line, more }, choices: [...kept, toErase] }
}

/** Only a conversation that remembers answers can forget them. */
function forgetting({ memory, parked }: Context): Choice[] {
  const { personId: _who, proved: _proved, ...answers } = memory
  if (Object.keys(answers).length + Object.keys(parked).length === 0) return []
  return [
    { label: { key: 'privacy.forget' }, value: 'forget' },
    { label: { key: 'privacy.keep' }, value: 'menu' },
  ]
}

async function group({ privacy, who }: Context, id: DataGroup): Promise<Reply> {
  const { lines, more } = await privacy.lines(who, id)
  if (lines.length === 0) return { key: 'privacy.empty', choices: [toMyData] }
  const items = lines.map(({ title, facts, choices = [] }): ListItem => ({ title, facts, choices }))
  const rest: ListItem[] = more > 0 ? [{ title: { key: 'privacy.more', vars: { count: more } }, facts: [], choices: [] }] : []
  return {
    key: 'privacy.shown',
    vars: { group: { key: `privacy.group.${id}` } },
    card: { type: 'list', items: [...items, ...rest] },
    choices: [toMyData],
  }
}
