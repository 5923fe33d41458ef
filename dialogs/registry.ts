import type { Context, Topic } from './context.ts'
import type { Flow } from './flow.ts'

/** A flow whose answers' type is known only to itself. */
export type AnyFlow = Flow<Record<string, unknown>, Context>

/** What a person can open, and the flows behind it, by id. */
export type Registry = { topics: ReadonlyMap<string, Topic>; flows: ReadonlyMap<string, AnyFlow> }

/** Hides the type of a flow's answers, which were parsed by its own schemas. */
export const anyFlow = <A>(flow: Flow<A, Context>) => flow as unknown as AnyFlow

export function registry(topics: readonly Topic[], flows: readonly AnyFlow[]): Registry {
  return { topics: new Map(topics.map((one) => [one.id, one])), flows: new Map(flows.map((one) => [one.id, one])) }
}

/** Whether this person may open the topic. */
export const mayOpen = (topic: Topic, context: Context) => !topic.roles || topic.roles.some((role) => context.who.roles.includes(role))
