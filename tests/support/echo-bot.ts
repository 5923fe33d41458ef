import type { Handle, Handled, Inbound, Numbered, Publish, TurnDoc } from '../../bot/channel.ts'
import { conversationPartition, turnId } from '../../bot/channel.ts'
import { type Doc, type Store, StoreUnavailableError } from '../../data/store.ts'

type State = Doc & { seq: number; seen: string[] }

/**
 * The smallest bot that keeps the promises of a turn: one after another, deduplicated, one commit, then published. It greets, says texts back, says
 * "3 x" three times, keeps events but says nothing to them, and breaks on demand: "boom", "outage", "hang".
 */
export function echoBot(store: Store, publish: Publish): Handle & { heard: Inbound[] } {
  const heard: Inbound[] = []
  const queues = new Map<string, Promise<unknown>>()

  async function turn(inbound: Inbound): Promise<Handled> {
    const partition = conversationPartition(inbound.channelId, inbound.conversation.id)
    const key = { partition, kind: 'conversation', id: 'state' }
    const state: State = (await store.get<State>(key)) ?? { ...key, seq: 0, seen: [] }
    if (state.seen.includes(inbound.id)) return { activities: [], duplicate: true }
    heard.push(inbound)
    if (inbound.text === 'boom') throw new Error('the bot broke on boom')
    if (inbound.text === 'outage') throw new StoreUnavailableError('no store today')
    if (inbound.text === 'hang') return await new Promise(() => {})
    let seq = state.seq
    const isKept = inbound.type === 'message' || inbound.type === 'event'
    const own: Numbered[] = isKept ? [{ ...inbound, seq: ++seq }] : []
    const activities = replies(inbound).map((text): Numbered => {
      const id = `${inbound.conversation.id}|bot-${++seq}`
      const from = { ...inbound.recipient!, role: 'bot' }
      return { type: 'message', id, seq, text, from, timestamp: inbound.timestamp!, replyToId: inbound.id, ...passOn(inbound) }
    })
    const all = [...own, ...activities]
    const turnDoc: TurnDoc = { partition, kind: 'turn', id: turnId(seq), at: 'now', activityId: inbound.id, activities: all }
    const kept = { ...state, seq, seen: [...state.seen, inbound.id] }
    await store.commit([{ op: 'put', doc: kept }, ...(all.length > 0 ? [{ op: 'create' as const, doc: turnDoc }] : [])])
    publish({ channelId: inbound.channelId, id: inbound.conversation.id }, all)
    return { activities, duplicate: false, ...(own[0] && { inbound: own[0] }) }
  }

  const handle = (inbound: Inbound) => {
    const before = queues.get(inbound.conversation.id) ?? Promise.resolve()
    const now = before.catch(() => {}).then(() => turn(inbound))
    queues.set(inbound.conversation.id, now)
    return now
  }
  return Object.assign(handle, { heard })
}

function replies(inbound: Inbound): string[] {
  if (inbound.type === 'conversationUpdate') return [`welkom (${inbound.locale ?? '-'})`]
  if (inbound.type !== 'message') return []
  const [, times, rest] = /^(\d+) (.*)$/s.exec(inbound.text ?? '') ?? []
  return times ? Array.from({ length: Number(times) }, (_, index) => `${index + 1}: ${rest}`) : [`je zei: ${inbound.text ?? ''}`]
}

const passOn = (inbound: Inbound) => (inbound.attachments ? { attachments: inbound.attachments } : {})
