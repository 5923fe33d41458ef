import { begin, back as stepBack } from './flow-engine.ts'
import { askPerson, leaveQueue } from './helpdesk/ask-person.ts'
import { ticketOf } from './helpdesk/remembered.ts'
import { answerSwitch, openTopic, park } from './open-topic.ts'
import type { Choice, Reply } from './reply.ts'
import { afterFlow, openQuestion, sayAndReturn, type Talk, type Turned } from './talk.ts'

const mainChoices: Choice[] = [
  { label: { key: 'menu.zelfscan' }, value: 'zelfscan' },
  { label: { key: 'menu.sessions' }, value: 'info-sessions' },
  { label: { key: 'menu.question' }, value: 'ask' },
]

/** Who it is, that it is a bot, what it can do, that people stand behind it, and what it keeps. */
export function greeting({ context }: Talk): Reply {
  const { programme, who } = context
  const vars = { city: programme.city, privacy: programme.privacy.line, name: who.name ?? '' }
  return who.staffId === undefined
    ? { key: 'greeting.hello', vars, choices: choicesFor(context) }
    : { key: isCoach(context) ? 'greeting.coach' : 'greeting.staff', vars, choices: choicesFor(context) }
}

type Command = (talk: Talk, rest: string) => Turned | Promise<Turned>

/** Words and buttons that mean the same at any moment, whatever is open. */
export const commands: Record<string, Command> = {
  menu: toMenu,
  home: toMenu,
  greet: (talk) =>
    talk.conversation.open
      ? sayAndReturn(talk, [{ key: 'greeting.again' }])
      : { conversation: talk.conversation, replies: [{ key: 'greeting.again', choices: choicesFor(talk.context) }] },
  help: (talk) => sayAndReturn(talk, [talk.conversation.open ? { key: 'help.midway' } : { key: 'help.all', choices: mainChoices }]),
  stop,
  back,
  startOver,
  language: (talk) => ({ conversation: talk.conversation, replies: [{ key: 'language.ask', choices: languageChoices }] }),
  dutch: (talk) => speak(talk, 'nl'),
  english: (talk) => speak(talk, 'en'),
  person: askPerson,
  forget: (talk) => ({
    conversation: { ...talk.conversation, parked: {}, memory: kept(talk) },
    replies: [{ key: 'privacy.forgotten', choices: mainChoices }],
  }),
  continue: (talk) => (talk.conversation.open ? sayAndReturn(talk, []) : { conversation: talk.conversation, replies: [menu(talk)] }),
  ask: (talk) => sayAndReturn(talk, [{ key: 'menu.askMe' }]),
  thanks: (talk) => sayAndReturn(talk, [{ key: 'courtesy.thanks' }]),
  bye: (talk) => sayAndReturn(talk, [{ key: 'courtesy.bye' }]),
  'switch-yes': (talk) => answerSwitch(talk, true),
  'switch-no': (talk) => answerSwitch(talk, false),
}

export async function runCommand(talk: Talk, id: string, rest: string): Promise<Turned | undefined> {
  if (Object.hasOwn(commands, id)) return commands[id]!(talk, rest)
  return talk.registry.topics.has(id) ? openTopic(talk, id, rest) : undefined
}

const languageChoices: Choice[] = [
  { label: { key: 'language.dutch' }, value: 'dutch' },
  { label: { key: 'language.english' }, value: 'english' },
]

const menu = ({ context }: Talk): Reply => ({
  key: context.who.staffId === undefined ? 'menu.all' : isCoach(context) ? 'menu.coach' : 'menu.staff',
  choices: choicesFor(context),
})
const editorChoices: Choice[] = [
  { label: { key: 'menu.addQuestion' }, value: 'knowledge-add' },
  { label: { key: 'menu.reviewQuestions' }, value: 'knowledge-review' },
]
const myWork: Choice = { label: { key: 'menu.myWork' }, value: 'my-work' }
const candidates: Choice = { label: { key: 'menu.candidates' }, value: 'candidates' }
const manageSessions: Choice = { label: { key: 'menu.manageSessions' }, value: 'manage-sessions' }
/** What a coach does between two lessons; four, since none of them can wait behind another. */
const coachChoices: Choice[] = [
  { label: { key: 'menu.logHours' }, value: 'hours' },
  { label: { key: 'menu.myCandidates' }, value: 'candidates' },
  { label: { key: 'menu.myHours' }, value: 'my-hours' },
  { label: { key: 'menu.myProfile' }, value: 'coach-profile' },
]
const knownChoices: Choice[] = [
  { label: { key: 'menu.mySteps' }, value: 'my-steps' },
  { label: { key: 'menu.sessions' }, value: 'info-sessions' },
  { label: { key: 'menu.question' }, value: 'ask' },
]
const helpdeskChoices: Choice[] = [{ label: { key: 'menu.queue' }, value: 'queue' }, ...editorChoices]

const isCoach = ({ who }: Talk['context']) => who.roles.includes('coach') && !who.roles.includes('intermediary')

/** What somebody does most; managers begin with what visitors see, who has an account with their steps. */
function choicesFor(context: Talk['context']): Choice[] {
  const { who, matching } = context
  if (who.roles.includes('intermediary')) {
    const count = matching.waiting(who).filter(({ open }) => !open).length
    return [myWork, candidates, count > 0 ? { label: { key: 'menu.match', vars: { count } }, value: 'match' } : manageSessions]
  }
  if (isCoach(context)) return coachChoices
  if (who.roles.includes('helpdesk')) return helpdeskChoices
  return who.proved ? knownChoices : mainChoices
}

function toMenu(talk: Talk): Turned {
  return { conversation: { ...park(talk), misses: 0 }, replies: [...leaving(talk), menu(talk)] }
}

function leaving(talk: Talk): Reply[] {
  const { open } = talk.conversation
  const flow = open && talk.registry.flows.get(open.flow)
  if (!flow || !open) return []
  return flow.stopped?.(open.answers, talk.context) ?? [{ key: 'flow.stopped' }]
}

function stop(talk: Talk): Turned {
  if (!talk.conversation.open) return { conversation: talk.conversation, replies: [nothingToStop(talk)] }
  const { pending: _pending, ...conversation } = park(talk)
  return {
    conversation: { ...conversation, misses: 0 },
    replies: leaving(talk).map((reply, index, all) =>
      index === all.length - 1 && !reply.choices ? { ...reply, choices: mainChoices } : reply,
    ),
  }
}

/** A question that waits for a person is what somebody may mean to stop. */
const nothingToStop = ({ conversation: { memory } }: Talk): Reply =>
  ticketOf(memory)?.state === 'waiting'
    ? { key: 'helpdesk.stillThere', choices: [leaveQueue, { label: { key: 'helpdesk.queue.wait' }, value: 'desk-wait' }] }
    : { key: 'flow.nothingOpen', choices: mainChoices }

function back(talk: Talk): Turned {
  const { open } = talk.conversation
  const flow = open && talk.registry.flows.get(open.flow)
  if (!flow || !open) return { conversation: talk.conversation, replies: [{ key: 'flow.noBack', choices: mainChoices }] }
  const first = Object.keys(open.answers).length === 0
  const turned = afterFlow(talk, stepBack(flow, open, talk.context))
  return first ? { ...turned, replies: [{ key: 'flow.atFirst' }, ...turned.replies] } : turned
}

/** In a flow: this flow from its first question. Elsewhere: the menu, with nothing forgotten that the person signed up for. */
async function startOver(talk: Talk): Promise<Turned> {
  const { open, ...rest } = talk.conversation
  if (!open) return { conversation: { ...rest, misses: 0 }, replies: [menu(talk)] }
  const { [open.flow]: _old, ...parked } = rest.parked
  const fresh = { ...talk, conversation: { ...rest, parked } }
  const turned = afterFlow(fresh, await begin(talk.registry.flows.get(open.flow)!, { ...talk.context, parked }))
  return { ...turned, replies: [{ key: 'flow.restarted' }, ...turned.replies] }
}

function speak(talk: Talk, locale: 'nl' | 'en'): Turned {
  const conversation = { ...talk.conversation, locale, localeChosen: true }
  const replies: Reply[] = [talk.conversation.open ? { key: 'language.changed' } : { key: 'language.changed', choices: mainChoices }]
  return { conversation, replies: [...replies, ...openQuestion({ ...talk, conversation, context: { ...talk.context, locale } })] }
}

/** Who somebody is stays: their sign-ups are theirs to cancel, not to lose. */
const kept = ({ conversation: { personId, memory } }: Talk) => ({
  ...(memory.ticket !== undefined && { ticket: memory.ticket }),
  ...(personId && { personId }),
  ...(memory.proved === true && { proved: true }),
})
