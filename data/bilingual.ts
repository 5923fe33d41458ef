import * as z from 'zod'

export const locales = ['nl', 'en'] as const
export type Locale = (typeof locales)[number]

/** A text in both languages of the desk. Programme data and the knowledge base hold nothing in one language only. */
export const bilingual = z.strictObject({ nl: z.string().trim().min(1), en: z.string().trim().min(1) })
export type Bilingual = z.infer<typeof bilingual>
