import type * as z from 'zod'
import type { TextKey } from '../locales/texts.ts'
import type { Flow, FlowState, FlowTurn, Input, Step } from './flow.ts'
import type { Reply } from './reply.ts'

type Answers = Record<string, unknown>

/** Starts a flow; answers that are known already are not asked. */
export function begin<A, C>(flow: Flow<A, C>, context: C, answers: Answers = {}): Promise<FlowTurn> {
  return advance(flow, answers, context)
}

/** Takes what a person said to the open question, or several answers of a form at once. What does not parse is asked again, with the reason. */
export async function resume<A, C>(flow: Flow<A, C>, state: FlowState, input: Input, context: C): Promise<FlowTurn> {
  const open = openStep(flow, state, context)
  if (!open) return upgrade(flow, state, context)
  const given = input.form ?? { [open.key]: input.text }
  let answers = state.answers
  const refused: Reply[] = []
  for (const step of flow.steps(context)) {
    if (!Object.hasOwn(given, step.key) || step.skip?.(answers as Partial<A>, context)) continue
    const parsed = step.schema(answers as Partial<A>, context).safeParse(given[step.key])
    if (parsed.success) answers = { ...answers, [step.key]: parsed.data }
    else {
      const { [step.key]: _dropped, ...rest } = answers
      answers = rest
      refused.push(refusal(parsed.error.issues[0]))
    }
  }
  if (refused.length === 0 && answers === state.answers)
    return { state, replies: [{ key: 'flow.retry' }, ask(flow, open, answers, context)], understood: false }
  if (refused.length === 0) return advance(flow, answers, context)
  const next = nextStep(flow, answers, context) ?? open
  return { state: at(flow, next.key, answers), replies: [...refused, ask(flow, next, answers, context)], understood: false }
}

/** Drops the last answer and asks that question again; at the first question nothing happens but asking. */
export function back<A, C>(flow: Flow<A, C>, state: FlowState, context: C): FlowTurn {
  const visible = flow.steps(context).filter((step) => !step.skip?.(state.answers as Partial<A>, context))
  const index = visible.findIndex((step) => step.key === state.step)
  const target = visible[Math.max(0, index - 1)]
  if (!target) return { state, replies: [], understood: true }
  const { [target.key]: _dropped, ...answers } = state.answers
  return { state: at(flow, target.key, answers), replies: [ask(flow, target, answers, context)], understood: true }
}

/** The open question once more, for instance after a question of the person was answered in between. */
export function askAgain<A, C>(flow: Flow<A, C>, state: FlowState, context: C): FlowTurn {
  const step = openStep(flow, state, context)
  if (!step) return { state: undefined, replies: [], understood: true }
  return { state, replies: [ask(flow, step, state.answers, context)], understood: true }
}

/** A flow that changed since the answers were given: those that still parse are kept, and the first open question is asked politely. */
export async function upgrade<A, C>(flow: Flow<A, C>, state: FlowState, context: C): Promise<FlowTurn> {
  const kept: Answers = {}
  for (const step of flow.steps(context)) {
    if (!Object.hasOwn(state.answers, step.key)) continue
    const parsed = step.schema(kept as Partial<A>, context).safeParse(state.answers[step.key])
    if (parsed.success) kept[step.key] = parsed.data
  }
  const turn = await advance(flow, kept, context)
  return { ...turn, replies: [{ key: 'flow.changed' }, ...turn.replies] }
}

/** The open question; nothing when the flow changed since it was asked. */
export function openStep<A, C>(flow: Flow<A, C>, state: FlowState, context: C): Step<A, C> | undefined {
  return state.version === flow.version ? flow.steps(context).find((step) => step.key === state.step) : undefined
}

function nextStep<A, C>(flow: Flow<A, C>, answers: Answers, context: C): Step<A, C> | undefined {
  return flow.steps(context).find((step) => !Object.hasOwn(answers, step.key) && !step.skip?.(answers as Partial<A>, context))
}

async function advance<A, C>(flow: Flow<A, C>, answers: Answers, context: C): Promise<FlowTurn> {
  const next = nextStep(flow, answers, context)
  if (next) return { state: at(flow, next.key, answers), replies: [ask(flow, next, answers, context)], understood: true }
  const outcome = await flow.done(answers as A, context)
  if (!outcome.reopen) return { state: undefined, replies: outcome.replies, memory: outcome.memory, understood: true }
  const last = flow.steps(context).findLast((step) => !step.skip?.(answers as Partial<A>, context))?.key
  const dropped = new Set(typeof outcome.reopen === 'string' ? [outcome.reopen, last] : outcome.reopen)
  const kept = Object.fromEntries(Object.entries(answers).filter(([key]) => !dropped.has(key)))
  const again = await advance(flow, { ...kept, ...outcome.answers }, context)
  return { ...again, replies: [...outcome.replies, ...again.replies], memory: outcome.memory ?? again.memory }
}

const at = <A, C>(flow: Flow<A, C>, step: string, answers: Answers): FlowState => ({ flow: flow.id, version: flow.version, step, answers })

const ask = <A, C>(flow: Flow<A, C>, step: Step<A, C>, answers: Answers, context: C): Reply => ({
  ...step.ask(answers as Partial<A>, context),
  asks: { flow: flow.id, version: flow.version, step: step.key },
})

/** Schemas give text keys as messages, checked where they are written; zod's own messages are sentences, which never look like one. */
const isTextKey = (message: string): message is TextKey => /^[a-z][\w-]*(\.[\w-]+)+$/i.test(message)

/** A zod issue's message is a text key; `params.vars` of a custom issue are its variables. Anything else is a plain "please once more". */
function refusal(issue: z.core.$ZodIssue | undefined): Reply {
  const key = issue && isTextKey(issue.message) ? issue.message : 'flow.retry'
  const vars = issue?.code === 'custom' ? (issue.params?.vars as Reply['vars']) : undefined
  return { key, ...(vars && { vars }) }
}
