import type { Programme } from '../data/programme.ts'
import { ConflictError, type Store } from '../data/store.ts'
import type { Context, Ports } from '../dialogs/context.ts'
import { converse } from '../dialogs/converse.ts'
import type { Registry } from '../dialogs/registry.ts'
import type { Said } from '../dialogs/said.ts'
import type { Talk, Turned } from '../dialogs/talk.ts'
import { ttlSeconds } from '../rules/retention.ts'
import { apology } from './apology.ts'
import { type Handle, type Handled, type Inbound, type Numbered, type Publish, type TurnDoc, turnId } from './channel.ts'
import {
  type ConversationDoc,
  conversationKey,
  newConversationDoc,
  remember,
  shortId,
  withChannel,
  withoutOld,
} from './conversation-doc.ts'
import { type FileDoc, fileStore } from './files.ts'
import type { Log } from './log.ts'
import { portsOf } from './ports-of.ts'
import { readActivity } from './read-activity.ts'
import { faceOf, render } from './render.ts'
import { labelText, type Words } from './render-vars.ts'
import { replay, undelivered } from './replay.ts'
import type { SentAnswers } from './sent-answers.ts'
import { serial } from './serial.ts'
import type { Identities } from './services/people/identities.ts'
import { type Reach, reachOf } from './services/people/reach.ts'
import { shortHash } from './services/person-of.ts'
import type { StaffDirectory } from './staff.ts'

export type TurnDeps = Ports & {
  store: Store
  programme: Programme
  words: Words
  registry: Registry
  identities: Identities
  reach: Reach
  /** Hears of what is passing and means nothing to a conversation: that somebody types. */
  passing?: (inbound: Inbound) => void
  staff: StaffDirectory
  now: () => Date
  newId: () => string
  publish: Publish
  /** Shared with whatever else writes into conversations. */
  oneByOne?: ReturnType<typeof serial>
  sentAnswers?: SentAnswers
  publicUrl: string
  log: Log
}

/** Attempts before a turn that keeps losing to other machines gives up. */
const mostAttempts = 8

/** One turn: load one conversation document, talk, commit once, then show. See `docs/architecture.md`. */
export function createTurn(deps: TurnDeps): Handle {
  const oneByOne = deps.oneByOne ?? serial()
  return async function handle(inbound) {
    if (!readActivity(inbound)) {
      deps.passing?.(inbound)
      return { activities: [], duplicate: false }
    }
    const key = conversationKey(inbound.channelId, inbound.conversation.id)
    return oneByOne(key.partition, async () => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await attemptTurn(inbound, deps)
        } catch (error) {
          if (!(error instanceof ConflictError) || attempt === mostAttempts) throw error
        }
      }
    })
  }
}

async function attemptTurn(inbound: Inbound, deps: TurnDeps): Promise<Handled> {
  const { store } = deps
  const key = conversationKey(inbound.channelId, inbound.conversation.id)
  const found = await store.get<ConversationDoc>(key)
  const activityId = shortId(eventId(inbound))
  const before = found?.seen.find(([id]) => id === activityId)
  if (before) return replay(key.partition, before[1], store)
  const doc = withChannel(withoutOld(found ?? (await begin(inbound, deps)), deps.programme, deps.now()), inbound)
  const late = await undelivered(doc, store)
  const { conversation, replies, about } = await talk(doc, inbound, deps)
  if (replies.length === 0 && inbound.type !== 'message') return { activities: [], duplicate: false }
  const at = deps.now().toISOString()
  const files = fileStore(key.partition, deps)
  const face = faceOf(inbound.channelId)
  const rendering = { locale: conversation.locale, face, words: deps.words, fileUrl: files.add, numbered: { count: 0 } }
  let seq = doc.seq
  const number = (activity: Partial<Numbered> & { type: string }, id: string): Numbered => ({
    ...activity,
    id,
    seq: ++seq,
    timestamp: at as unknown as Date,
  })
  const said = asSaid(inbound)
  // A web chat knows its own message again by what it put there.
  const marked = about ? { ...said, channelData: { ...said.channelData, about } } : said
  const mine = inbound.type === 'message' ? number(marked, inbound.id) : undefined
  const activities = replies.map((reply) => number(render(reply, rendering), `${deps.newId()}`))
  const turn: TurnDoc = {
    partition: key.partition,
    kind: 'turn',
    id: turnId(seq),
    at,
    activityId,
    activities: mine ? [mine, ...activities] : activities,
    ttl: ttlSeconds(deps.programme, 'conversation'),
  }
  const { undelivered: _sentNow, reached: reachedAs, ...settled } = doc
  const same = conversation.personId === doc.conversation.personId
  const member = deps.staff.of(inbound)
  const reached = reachOf(inbound, conversation, member, doc.reached, at)
  const next: ConversationDoc = {
    ...settled,
    seq,
    seen: remember(doc.seen, activityId, turn.id),
    conversation,
    ...(reached ? { reached: reached.mark } : same && reachedAs && { reached: reachedAs }),
    ...(member && { staffId: member.id }),
    updatedAt: at,
    ttl: ttlSeconds(deps.programme, 'conversation'),
  }
  await store.commit([
    found ? { op: 'put', doc: next } : { op: 'create', doc: next },
    { op: 'create', doc: turn },
    ...files.docs.map((doc): { op: 'create'; doc: FileDoc } => ({ op: 'create', doc })),
  ])
  if (reached) deps.reach(reached.seen, reached.channel, conversation.locale)
  deps.publish({ channelId: inbound.channelId, id: inbound.conversation.id }, turn.activities)
  return { ...(mine && { inbound: mine }), activities: [...late, ...activities], duplicate: false }
}

/** A conversation that begins; a channel's user who is known is known in it from the first word. */
async function begin(inbound: Inbound, { staff, identities, now }: TurnDeps): Promise<ConversationDoc> {
  const fresh = newConversationDoc(inbound, now())
  if (staff.of(inbound)) return fresh
  const { channelId, conversationId, userId } = fresh
  const personId = await identities.join({ channelId, conversationId, userId })
  return personId === undefined
    ? fresh
    : { ...fresh, conversation: { ...fresh.conversation, personId, memory: { personId, proved: true } } }
}

async function talk(doc: ConversationDoc, inbound: Inbound, deps: TurnDeps): Promise<Turned> {
  const said = readActivity(inbound)
  const { conversation } = doc
  if (!said) return { conversation, replies: [] }
  if (inbound.conversation.isGroup || (inbound.conversation.conversationType || 'personal') !== 'personal') {
    return { conversation, replies: said.kind === 'text' ? [{ key: 'message.group' }] : [] }
  }
  const staff = deps.staff.of(inbound)
  const name = staff?.name ?? inbound.from.name
  const context: Context = {
    locale: conversation.locale,
    now: deps.now(),
    newId: deps.newId,
    turn: `${inbound.channelId}/${inbound.conversation.id}/${eventId(inbound)}`,
    programme: deps.programme,
    who: {
      channelId: inbound.channelId,
      userId: inbound.from.id,
      conversationId: inbound.conversation.id,
      roles: staff?.roles ?? ['candidate'],
      ...(typeof name === 'string' && { name }),
      ...(staff && { staffId: staff.id }),
      ...(conversation.personId && { personId: conversation.personId }),
      ...(conversation.memory.proved === true && { proved: true as const }),
    },
    memory: conversation.memory,
    lastQuestion: conversation.lastQuestion,
    parked: conversation.parked,
    text: (label) => labelText(label, conversation.locale, deps.words),
    ...portsOf(deps),
  }
  const talking: Talk = {
    conversation,
    context,
    registry: deps.registry,
    labels: (label) => [labelText(label, 'nl', deps.words), labelText(label, 'en', deps.words)],
  }
  try {
    return await converse(talking, withTopic(said, inbound, deps))
  } catch (error) {
    if (error instanceof Error && ['ConflictError', 'StoreUnavailableError'].includes(error.name)) throw error
    return { conversation, replies: [apology(error, deps)] }
  }
}

/** Feedback with the answer it is about, when this process sent it. About anything but an answer it is about nothing. */
function withTopic(said: Said, inbound: Inbound, { sentAnswers }: TurnDeps): Said {
  if (said.kind !== 'feedback' || said.about === undefined) return said
  const topic = sentAnswers?.topicOf(inbound, said.about)
  return topic === undefined ? said : { ...said, topic: topic ?? '' }
}

/** Teams names a change of a message by the message's own id. */
const eventId = ({ type, id, text = '' }: Inbound) =>
  type === 'messageUpdate' || type === 'messageDelete' ? `${type} ${id} ${shortHash(text)}` : id

/** What the person sent, as the transcript keeps it: only our own web chat shows a name again. */
function asSaid({
  type,
  text,
  textFormat,
  locale,
  value,
  attachments,
  channelData,
  suggestedActions,
  from,
  channelId,
}: Inbound): Partial<Numbered> & { type: string } {
  const given = { text, textFormat, locale, value, attachments, channelData, suggestedActions }
  const kept = Object.fromEntries(Object.entries(given).filter(([, one]) => one !== undefined))
  return {
    ...kept,
    type,
    from: { id: from.id, name: channelId === 'directline' && typeof from.name === 'string' ? from.name : '', role: 'user' },
  }
}
