import * as z from 'zod'
import type { TextKey } from '../../locales/texts.ts'
import type { Reply } from '../reply.ts'
import { meant } from '../words.ts'

export type Read<T> = { ok: true; value: T } | { ok: false; key: TextKey; vars?: Reply['vars'] }

/** A schema from a function that reads what was typed, chosen or submitted; a refusal is a text key with its variables. */
export const reading = <T>(read: (text: string) => Read<T>) =>
  z
    .union([z.string(), z.number(), z.boolean()])
    .transform(String)
    .transform((text, issue): T => {
      const result = read(text)
      if (result.ok) return result.value
      issue.addIssue({ code: 'custom', message: result.key, ...(result.vars && { params: { vars: result.vars } }) })
      return z.NEVER
    })

/** One of the values of a question's buttons; yes and no in any words when those are among them. */
export const oneOf = (values: readonly string[], otherwise: TextKey) =>
  reading<string>((text) => {
    const typed = text.trim()
    const value = values.includes(typed) ? typed : meant(typed)?.id
    return value !== undefined && values.includes(value) ? { ok: true, value } : { ok: false, key: otherwise }
  })

/** A text of at most so many characters. */
export const shortText = (longest: number) =>
  reading<string>((text) => {
    const value = text.replace(/\s+/g, ' ').trim()
    if (value === '') return { ok: false, key: 'sessions.staff.text.empty' }
    return value.length > longest ? { ok: false, key: 'sessions.staff.text.tooLong', vars: { longest } } : { ok: true, value }
  })
