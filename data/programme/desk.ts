import * as z from 'zod'
import { bilingual } from '../bilingual.ts'
import { clockTime, localDate } from './dates.ts'
import { id, verify } from './terms.ts'

/** Somebody a person can turn to. At least one way to reach them is filled in. */
export const contact = z
  .strictObject({
    id,
    name: bilingual,
    about: bilingual,
    email: z.email().exactOptional(),
    phone: z.string().min(3).exactOptional(),
    url: z.url().exactOptional(),
    verify,
  })
  .refine((one) => one.email ?? one.phone ?? one.url, { message: 'cannot be reached. Mend: give an email, a phone or a url' })
export type Contact = z.infer<typeof contact>

const hours = z.strictObject({ from: clockTime, until: clockTime })
const day = z.array(hours)

/** When people answer, per weekday, in the programme's `timeZone`. An empty list is a closed day. */
export const openingHours = z.strictObject({
  monday: day,
  tuesday: day,
  wednesday: day,
  thursday: day,
  friday: day,
  saturday: day,
  sunday: day,
  verify,
})
export type OpeningHours = z.infer<typeof openingHours>

/** A day on which the desk is closed whatever the weekday. */
export const holiday = z.strictObject({ date: localDate, name: bilingual, verify })
export type Holiday = z.infer<typeof holiday>

/** When nobody is disturbed with what can wait, in the programme's `timeZone`; it may pass midnight. */
export const quietHours = z.strictObject({ from: clockTime, until: clockTime, verify })

/** Several messages for one person become one: those due within so many minutes, and, for who wants one message a day, all until this time. */
export const digest = z.strictObject({ at: clockTime, withinMinutes: z.int().min(0).max(120), verify })
