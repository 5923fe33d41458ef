import type * as z from 'zod'
import type { Reply } from './reply.ts'

/** What a person did this turn: typed text, pressed a button of a card, or submitted a form. */
export type Input = { text: string; form?: Record<string, unknown> | undefined }

/** One question. `ask` may lean on the answers so far; `options` are its buttons, by value; `schema` parses what was typed or submitted (its issue messages are text keys). */
export type Step<A, C> = {
  key: keyof A & string
  ask: (answers: Partial<A>, context: C) => Reply
  schema: (answers: Partial<A>, context: C) => z.ZodType
  skip?: (answers: Partial<A>, context: C) => boolean
  /** What is typed here may be any words: only stop, back, help, menu, start over, language and a person are taken for commands. With `questions` it may be a question too, which the desk does not answer here. */
  freeText?: true | 'questions'
  /** In characters: a message that is too long elsewhere is an answer here; the schema has the last word. */
  longest?: number
}

/** A conversation as a list of questions. `done` is the only place with effects and is idempotent: a redelivered turn runs it again. */
export type Flow<A, C> = {
  id: string
  version: number
  steps: (context: C) => readonly Step<A, C>[]
  done: (answers: A, context: C) => Promise<Outcome>
  /** What the person hears when they stop midway: what is kept and how to go on. */
  stopped?: (answers: Partial<A>, context: C) => Reply[]
  /** Answers are kept when the person stops, so that they can resume later. */
  resumable?: boolean
}

/** `reopen` asks a step again because what was chosen is no longer possible, or is to be changed: one key (the last question, usually the check, is asked again too), or all keys to drop; `answers` are then known in addition. */
export type Outcome = {
  replies: Reply[]
  reopen?: string | readonly string[]
  answers?: Record<string, unknown>
  memory?: Record<string, unknown>
}

/** Everything of an open flow that is kept between turns. */
export type FlowState = { flow: string; version: number; step: string; answers: Record<string, unknown> }

export type FlowTurn = { state: FlowState | undefined; replies: Reply[]; memory?: Record<string, unknown> | undefined; understood: boolean }
