import { type Answered, answerQuestion } from './answers/answer.ts'
import type { FlowState, Input } from './flow.ts'
import { openStep, resume, upgrade } from './flow-engine.ts'
import { languageOf } from './language.ts'
import { isPlainlyQuestion, looksLikeQuestion } from './looks-like-question.ts'
import { normalise } from './normalise.ts'
import type { AnyFlow } from './registry.ts'
import { afterFlow, openQuestion, type Talk, type Turned } from './talk.ts'

/** An answer to the open question; a question asked midway is answered first and the open question asked again. */
export async function answerOpenFlow(talk: Talk, flow: AnyFlow, state: FlowState, input: Input, picked: boolean): Promise<Turned> {
  if (state.version !== flow.version) return afterFlow(talk, await upgrade(flow, state, talk.context))
  const step = openStep(flow, state, talk.context)
  const free = step?.freeText !== undefined
  const fits = free && step.schema(state.answers, talk.context).safeParse(input.text).success
  const question = free ? isPlainlyQuestion(input.text) && !(fits && saidAgain(talk, input.text)) : looksLikeQuestion(input.text)
  if (question && step?.freeText !== 'questions' && !picked && !input.form) {
    const answered = await ask(talk, input.text)
    if (answered.band === 'answer') return backToFlow(talk, answered, fits)
    const turn = await resume(flow, state, input, talk.context)
    if (turn.understood) return afterFlow(talk, turn)
    if (answered.band === 'choose')
      return { conversation: { ...talk.conversation, misses: 0, ...answered.remembered }, replies: answered.replies }
    return missed(talk, backToFlow(talk, answered))
  }
  const turn = await resume(flow, state, input, talk.context)
  if (turn.understood || input.form || picked) return afterFlow(talk, turn)
  const answered = !free && input.text.includes(' ') ? await ask(talk, input.text, false) : undefined
  if (answered?.band === 'answer') return backToFlow(talk, answered)
  return missed(talk, afterFlow(talk, turn))
}

/** What does not read as a question may be somebody's name or address, and is not written down. */
const ask = ({ context, conversation }: Talk, text: string, learn = true) =>
  answerQuestion(text, context, { locale: languageOf(text) ?? conversation.locale, last: conversation.lastTopic, midway: true, learn })

/** A title can read as a question: saying it again makes it the answer. */
const saidAgain = ({ conversation: { lastQuestion } }: Talk, text: string) =>
  lastQuestion !== undefined && normalise(lastQuestion.text) === normalise(text)

function backToFlow(talk: Talk, { replies, remembered }: Answered, couldBeAnswer = false): Turned {
  const conversation = { ...talk.conversation, misses: 0, ...remembered }
  return { conversation, replies: [...replies, { key: couldBeAnswer ? 'flow.returningOrAgain' : 'flow.returning' }, ...openQuestion(talk)] }
}

/** The second message in a row that was not understood brings a person into reach. */
function missed(talk: Talk, turned: Turned): Turned {
  const misses = talk.conversation.misses + 1
  if (misses < 2) return { ...turned, conversation: { ...turned.conversation, misses } }
  return { conversation: { ...turned.conversation, misses: 0 }, replies: [{ key: 'person.offer' }, ...turned.replies] }
}
