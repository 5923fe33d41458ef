import type { Opened } from './context.ts'
import { begin } from './flow-engine.ts'
import { mayOpen } from './registry.ts'
import { afterFlow, openQuestion, remember, sayAndReturn, type Talk, type Turned } from './talk.ts'

/** Opens what the person asked for. Midway in a flow something that only informs is told in between; another flow begins after a yes. */
export async function openTopic(talk: Talk, id: string, rest: string, switching: 'ask' | 'confirmed' = 'ask'): Promise<Turned> {
  const { conversation, context, registry } = talk
  const topic = registry.topics.get(id)
  if (!topic || !mayOpen(topic, context)) return sayAndReturn(talk, [{ key: 'topic.notForYou' }])
  const opened = await topic.open(context, rest)
  const flow = opened.flow && registry.flows.get(opened.flow.id)
  if (!flow) return informed(talk, opened)
  const open = conversation.open
  if (open?.flow === flow.id && switching === 'ask' && !rest) return sayAndReturn(talk, [{ key: 'flow.already' }])
  if (open && switching === 'ask' && open.flow !== flow.id) {
    return {
      conversation: { ...conversation, pending: { topic: id, rest } },
      replies: [
        {
          key: registry.flows.get(open.flow)?.resumable ? 'flow.switchKept' : 'flow.switchLost',
          choices: [
            { label: { key: 'flow.switchYes' }, value: 'switch-yes' },
            { label: { key: 'flow.switchNo' }, value: 'switch-no' },
          ],
        },
      ],
    }
  }
  const { open: _open, pending: _pending, ...free } = remember(park(talk), opened.memory)
  const { [flow.id]: _resumed, ...parked } = free.parked
  const turn = await begin(flow, { ...context, parked, memory: free.memory }, opened.flow?.answers ?? {})
  const after = afterFlow({ ...talk, conversation: { ...free, parked } }, turn)
  return { ...after, replies: [...opened.replies, ...after.replies] }
}

/** What a topic that only informs leads to. */
function informed(talk: Talk, { replies, memory, lastTopic, lastQuestion }: Opened): Turned {
  const { lastQuestion: before, ...rest } = remember(talk.conversation, memory)
  const question = lastQuestion === undefined ? before : lastQuestion
  const conversation = { ...rest, ...(lastTopic && { lastTopic }), ...(question && { lastQuestion: question }) }
  return sayAndReturn({ ...talk, conversation }, replies)
}

/** The conversation with its open flow put aside: kept when it can be resumed, dropped otherwise. */
export function park({ conversation, registry }: Talk) {
  const { open, ...rest } = conversation
  if (!open) return conversation
  return registry.flows.get(open.flow)?.resumable && Object.keys(open.answers).length > 0
    ? { ...rest, parked: { ...rest.parked, [open.flow]: open } }
    : rest
}

/** The answer to "shall I switch?". Anything but yes or no lets the question go and is handled as any message. */
export async function answerSwitch(talk: Talk, yes: boolean): Promise<Turned> {
  const { pending, ...conversation } = talk.conversation
  const next = { ...talk, conversation }
  if (yes && pending) return openTopic(next, pending.topic, pending.rest, 'confirmed')
  return { conversation, replies: [{ key: 'flow.stayed' }, ...openQuestion(next)] }
}
