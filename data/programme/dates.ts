import * as z from 'zod'

const isCalendarDate = (text: string) => {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** A day in the programme's own time zone, `2026-08-01`. */
export const localDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'is not a date. Mend: write it as year-month-day, like 2026-08-01', abort: true })
  .refine(isCalendarDate, 'is not a day that exists. Mend: look it up in a calendar')

/** A time on the clock, `09:00`; `24:00` is the end of a day. */
export const clockTime = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'is not a time. Mend: write it with two digits each, like 09:00')

/** A Dutch school year, 1 August to 31 July: `2026-2027`. */
export const schoolYear = z
  .string()
  .regex(/^\d{4}-\d{4}$/, { error: 'is not a school year. Mend: write it like 2026-2027', abort: true })
  .refine(
    (text) => Number(text.slice(5)) === Number(text.slice(0, 4)) + 1,
    'is not one school year. Mend: the second year follows the first, like 2026-2027',
  )

/** From the first school year up to and including `until`; without `until` it holds until further notice. */
export const period = { from: schoolYear, until: schoolYear.exactOptional() }

/** A figure as it held in one school year or more. */
export const datedValue = z.strictObject({ ...period, value: z.number() })
export type DatedValue = z.infer<typeof datedValue>
