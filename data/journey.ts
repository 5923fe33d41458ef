import * as z from 'zod'
import { candidatePartition } from './info-session.ts'
import { roles } from './person.ts'

/** `skipped` and `withdrawn` carry words that say why. A step without an entry is `todo`. */
export const stepStates = ['todo', 'in-progress', 'submitted', 'confirmed', 'sent-back', 'skipped', 'withdrawn'] as const
export type StepState = (typeof stepStates)[number]

/** Who did something: `system` is the product itself, as when a list of attendance confirms. */
export const actor = z.strictObject({ role: z.enum([...roles, 'system']), id: z.string().min(1), name: z.string().exactOptional() })
export type Actor = z.infer<typeof actor>

/** How one step stands. `evidence` are ids of documents or sessions; `dueAt` is when the owner is expected to be done. */
export const stepEntry = z.strictObject({
  state: z.enum(stepStates),
  since: z.iso.datetime(),
  by: actor,
  words: z.string().exactOptional(),
  evidence: z.array(z.string()).exactOptional(),
  dueAt: z.iso.datetime().exactOptional(),
})
export type StepEntry = z.infer<typeof stepEntry>

/** Somebody's way through one version of a programme: steps by `phase/step`. `surveyed` is since when they were asked what they thought of a phase, by its id. */
export const journey = z.strictObject({
  programme: z.strictObject({ id: z.string(), version: z.string() }),
  startedAt: z.iso.datetime(),
  steps: z.record(z.string(), stepEntry),
  surveyed: z.record(z.string(), z.iso.datetime()).exactOptional(),
  revision: z.int().min(0),
})
export type Journey = z.infer<typeof journey>

/** Candidate's partition, kind and id `journey`. */
export type JourneyDoc = Journey & { partition: string; kind: 'journey'; id: 'journey'; etag?: string; ttl?: number }
export const journeyKey = (personId: string) => ({
  partition: candidatePartition(personId),
  kind: 'journey' as const,
  id: 'journey' as const,
})

/** One move of a step, append-only: candidate's partition, kind `step-event`, ids in the order of time. */
export type StepEventDoc = {
  partition: string
  kind: 'step-event'
  id: string
  etag?: string
  ttl?: number
  step: string
  from: StepState
  to: StepState
  at: string
  by: Actor
  words?: string
}
