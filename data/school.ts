import * as z from 'zod'
import { id } from './programme/terms.ts'

/** A board and what it agreed to: the share of its classes with a first-year career changer (7% by 002 measure C). */
export const board = z.strictObject({ name: z.string().min(1).max(120), classes: z.int().min(0), share: z.number().min(0).max(1) })
export type Board = z.infer<typeof board>

/**
 * A training school: `places` for career changers per group, how many the school can guide at once, vacancies per group, and what makes a landing hard now
 * (`changeOfLeader`). `contact` is the school leader, who has no account.
 */
export const school = z.strictObject({
  name: z.string().min(1).max(120),
  board: id,
  part: id,
  address: z.string().max(200).exactOptional(),
  specialEducation: z.boolean(),
  training: z.boolean(),
  places: z.array(z.strictObject({ group: id, count: z.int().min(0) })),
  vacancies: z.array(z.strictObject({ group: id, count: z.int().min(0) })),
  guidance: z.int().min(0),
  strengths: z.array(id),
  changeOfLeader: z.boolean(),
  contact: z.strictObject({ name: z.string().min(1), email: z.email(), phone: z.string().exactOptional() }),
  updatedAt: z.iso.datetime(),
})
export type School = z.infer<typeof school>

/** Partition `school/<id>`, kind `school`, `id` is the school's. Boards: partition `boards`, kind `board`. */
/** `imported` marks the line of a file that this was last taken from. */
export type SchoolDoc = School & { partition: string; kind: 'school'; id: string; etag?: string; imported?: string }
export type BoardDoc = Board & { partition: 'boards'; kind: 'board'; id: string; etag?: string; imported?: string }
export const schoolPartition = (schoolId: string) => `school/${schoolId}`
