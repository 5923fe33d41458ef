import { type Care, careFor } from '../rules/care.ts'
import { answerQuestion, reachAPerson, reachFor } from './answers/answer.ts'
import { react } from './answers/react.ts'
import { commands, greeting, runCommand } from './commands.ts'
import type { Conversation } from './conversation.ts'
import { fileArrived } from './documents/file-arrived.ts'
import { openStep, upgrade } from './flow-engine.ts'
import { anyWords, interrupting, takesLong } from './free-text.ts'
import { atDesk } from './helpdesk/at-desk.ts'
import { meantHere } from './helpdesk/meant-here.ts'
import { ticketOf } from './helpdesk/remembered.ts'
import { withPerson } from './helpdesk/with-person.ts'
import { saidHours } from './hours/said-hours.ts'
import { namedCandidate } from './journey/find-candidate.ts'
import { languageOf } from './language.ts'
import { looksLikeQuestion } from './looks-like-question.ts'
import { answerNonText } from './non-text.ts'
import { normalise } from './normalise.ts'
import { chosen, offeredBy } from './offered.ts'
import { answerOpenFlow } from './open-flow.ts'
import { openTopic } from './open-topic.ts'
import { mayOpen } from './registry.ts'
import type { Reply } from './reply.ts'
import type { Said } from './said.ts'
import { afterFlow, sayAndReturn, type Talk, type Turned } from './talk.ts'
import { meant } from './words.ts'

/** One message of a person, from what was said to what to say. Pure but for the ports in the context. */
export async function converse(talk: Talk, said: Said): Promise<Turned> {
  const known = dropUnknownFlow(talk)
  const between = (await withPerson(known, said)) ?? (await atDesk(known, said))
  // What is said between people may be in any language.
  if (between) return between.replies.length === 0 ? between : { ...between, ...finish(known, { kind: 'empty' }, between) }
  if (said.kind === 'deleted') return { conversation: known.conversation, replies: [] }
  if (said.kind === 'feedback') return answerReaction(known, said)
  if (said.kind === 'arrived' && known.conversation.greeted) return { conversation: known.conversation, replies: [] }
  return finish(known, said, greetFirst(known, said, await decide(known, said)))
}

/** Nothing to say is nothing to remember: a thumb up costs no commit. */
function answerReaction(talk: Talk, said: Extract<Said, { kind: 'feedback' }>): Turned {
  const turned = react(talk, said)
  return turned.replies.length === 0 ? turned : finish(talk, said, turned)
}

async function decide(talk: Talk, said: Exclude<Said, { kind: 'feedback' | 'deleted' }>): Promise<Turned> {
  if (said.kind === 'card') return pressed(talk, said.data)
  if (said.kind === 'arrived') return greet(talk)
  if (said.kind === 'files') return decideFiles(talk, said)
  if (said.kind === 'tooLong' && takesLong(talk)) return decide(talk, { kind: 'text', text: said.text })
  if (said.kind !== 'text') return sayAndReturn(talk, [answerNonText(said)])
  const { conversation, registry } = talk
  const picked = chosen(said.text, conversation.offered, talk.labels)
  const flow = conversation.open && registry.flows.get(conversation.open.flow)
  if (picked?.asks && flow && conversation.open) return answerOpenFlow(talk, flow, conversation.open, { text: picked.value }, true)
  const button = picked && (await press(talk, picked.value))
  if (button) return button
  const care = careFor(normalise(said.text))
  if (care) return sayAndReturn(talk, [inCare(care)])
  const opening = opens(talk, said.text)
  const id = opening?.id
  const accepted = id === 'yes' && !conversation.open && !conversation.pending ? offerOfPerson(conversation.offered) : undefined
  if (accepted !== undefined) return commands.person!(talk, accepted)
  if (conversation.pending && (id === 'yes' || id === 'no')) return commands[`switch-${id}`]!(talk, '')
  const { pending: _asked, ...free } = conversation
  const open = { ...talk, conversation: free }
  const command = anyWords(talk) ? interrupting(said.text) : id
  const run =
    command &&
    command !== 'yes' &&
    command !== 'no' &&
    (await press(open, opening?.rest ? `${command} ${opening.rest}` : buttonFor(command, conversation.offered)))
  if (run) return run
  const hours = saidHours(open, said.text, anyWords(open))
  if (hours) return openTopic(open, hours.id, hours.rest)
  if (flow && free.open) return answerOpenFlow(open, flow, free.open, { text: said.text }, false)
  const named = namedCandidate(open, said.text)
  return named === undefined ? askDesk(open, said.text) : openTopic(open, 'candidate', named)
}

/** What these words open. What follows an opening word may be a question ("coach worden, kan dat?"): to who may not open it, it is one unless it names somebody. And it may be the answer to the open question. */
function opens(talk: Talk, text: string) {
  const found = meantHere(text, talk)
  const topic = found?.rest ? talk.registry.topics.get(found.id) : undefined
  if (!found || !topic) return found
  return answers(talk, text) || (!mayOpen(topic, talk.context) && !namesSomebody(found.rest)) ? undefined : found
}

/** A name as people type it: a capital, and at most four words. */
const namesSomebody = (words: string) => /^\p{Lu}/u.test(words) && words.split(/\s+/).length <= 4

function answers({ conversation: { open }, context, registry }: Talk, text: string): boolean {
  const flow = open && registry.flows.get(open.flow)
  const step = flow && openStep(flow, open, context)
  return step !== undefined && open !== undefined && step.schema(open.answers, context).safeParse(text).success
}

/** A document, or what cannot be read; words along with a document are not lost on somebody in need. */
async function decideFiles(talk: Talk, said: Extract<Said, { kind: 'files' }>): Promise<Turned> {
  const care = careFor(normalise(said.text ?? ''))
  const taken = await fileArrived(talk, said)
  if (taken) return care ? { ...taken, replies: [inCare(care), ...taken.replies] } : taken
  return said.text === undefined ? sayAndReturn(talk, [answerNonText(said)]) : decide(talk, { kind: 'text', text: said.text })
}

/** Words for a topic mean the one button on screen that opens it: after a session's details "sign up" is for that session. */
function buttonFor(id: string, offered: Conversation['offered']): string {
  const buttons = offered.filter((one) => !one.asks && one.value.startsWith(`${id} `))
  return buttons.length === 1 ? buttons[0]!.value : id
}

/** A button's value: a command or topic with what follows it. */
function press(talk: Talk, value: string): Promise<Turned | undefined> {
  const space = value.indexOf(' ')
  return space < 0 ? runCommand(talk, value, '') : runCommand(talk, value.slice(0, space), value.slice(space + 1).trim())
}

/** A card's button: an answer to the open question, a form, or a command. A card of an earlier question is declined kindly. */
async function pressed(talk: Talk, data: Record<string, unknown>): Promise<Turned> {
  if (typeof data.command === 'string') return (await press(talk, data.command)) ?? sayAndReturn(talk, [{ key: 'card.unknown' }])
  const { open } = talk.conversation
  const flow = typeof data.flow === 'string' ? talk.registry.flows.get(data.flow) : undefined
  if (!flow) return sayAndReturn(talk, [{ key: 'card.unknown' }])
  const current = open?.flow === flow.id && data.version === flow.version && (data.step === open.step || data.form === true)
  if (!current || !open) return sayAndReturn(talk, [{ key: open ? 'card.stale' : 'card.closed' }])
  if (open.version !== flow.version) return afterFlow(talk, await upgrade(flow, open, talk.context))
  const { flow: _flow, version: _version, step: _step, form: _form, answer, ...fields } = data
  return answerOpenFlow(talk, flow, open, { text: '', form: answer === undefined ? fields : { [open.step]: answer } }, true)
}

async function askDesk(talk: Talk, text: string): Promise<Turned> {
  const { conversation, context } = talk
  const answered = await answerQuestion(text, context, {
    locale: languageOf(text) ?? conversation.locale,
    last: conversation.lastTopic,
    midway: false,
  })
  const { remembered } = answered
  if (answered.band !== 'unknown') return { conversation: { ...conversation, misses: 0, ...remembered }, replies: answered.replies }
  if (ticketOf(conversation.memory)?.state === 'waiting')
    return { conversation: { ...conversation, ...remembered, misses: 0 }, replies: [{ key: 'helpdesk.added' }] }
  const misses = conversation.misses + 1
  if (misses >= 2)
    return { conversation: { ...conversation, misses: 0 }, replies: [{ key: 'person.offer', choices: reachFor('not-understood') }] }
  return {
    conversation: { ...conversation, ...remembered, misses },
    replies: looksLikeQuestion(text) ? answered.replies : [{ key: 'unknown.text', choices: reachAPerson }],
  }
}

/** "Yes" to an offer that has a person first. Why is what its button says. */
function offerOfPerson(offered: Conversation['offered']): string | undefined {
  const [first] = offered
  return first && /^person(?: |$)/.test(first.value) ? first.value.slice('person'.length).trim() : undefined
}

/** Somebody in need has a person within reach. */
const inCare = (care: Care): Reply => ({ key: `care.${care}`, ...(care === 'distress' && { choices: reachFor('distress').slice(0, 1) }) })

function greet(talk: Talk): Turned {
  return { conversation: { ...talk.conversation, greeted: true }, replies: [greeting(talk)] }
}

/** Somebody whose first message is not a hello is answered at once, after one line on who is talking. */
function greetFirst(talk: Talk, said: Said, turned: Turned): Turned {
  if (talk.conversation.greeted || said.kind === 'arrived') return turned
  const hello = said.kind === 'text' && ['greet', 'menu', 'home'].includes(meant(said.text)?.id ?? '')
  if (hello) return greet({ ...talk, conversation: turned.conversation })
  const { choices: _choices, ...line } = greeting(talk)
  return { conversation: { ...turned.conversation, greeted: true }, replies: [{ ...line, key: 'greeting.short' }, ...turned.replies] }
}

/** Buttons of an earlier message stay in reach for somebody who was not understood; at most so many are remembered. */
const mostOffered = 30

/** Remembers the buttons now on screen, and offers the other language once to somebody who evidently writes in it. */
function finish(talk: Talk, said: Said, { conversation, replies }: Turned): Turned {
  const offer = otherLanguage(talk, conversation, said)
  return {
    conversation: { ...conversation, offered: inReach(talk, conversation, replies), ...(offer && { localeOffered: true }) },
    replies: offer ? [offer, ...replies] : replies,
  }
}

/** What was shown now, and what was shown before when nothing new came, or when the person was not understood. */
function inReach(talk: Talk, conversation: Conversation, replies: readonly Reply[]): Conversation['offered'] {
  const shown = offeredBy(replies)
  const before = talk.conversation.offered
  if (shown.length === 0 && !replies.some((reply) => reply.asks)) return before
  const kept = conversation.misses > 0 ? before.filter((old) => !old.asks && !shown.some((one) => one.value === old.value)) : []
  return [...shown, ...kept].slice(0, mostOffered)
}

/** Words that are kept as they are may be in any language. */
function otherLanguage(talk: Talk, conversation: Conversation, said: Said): Reply | undefined {
  const written = said.kind === 'text' ? languageOf(said.text) : undefined
  if (!written || written === conversation.locale || conversation.localeChosen || conversation.localeOffered) return undefined
  if (anyWords(talk)) return undefined
  return { key: written === 'en' ? 'language.offerEnglish' : 'language.offerDutch' }
}

/** A flow that no longer exists must not trap anybody. */
function dropUnknownFlow(talk: Talk): Talk {
  const { open, ...rest } = talk.conversation
  return open && !talk.registry.flows.has(open.flow) ? { ...talk, conversation: rest satisfies Conversation } : talk
}
