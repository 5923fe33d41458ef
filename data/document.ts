import * as z from 'zod'

/** What somebody hands in. Which step each belongs to is programme data's step of the same name. */
export const documentKinds = ['cv', 'motivation', 'portfolio', 'other'] as const
export type DocumentKind = (typeof documentKinds)[number]

export const documentTypes = ['pdf', 'docx', 'odt', 'jpg', 'png', 'text'] as const
export type DocumentType = (typeof documentTypes)[number]

/** About a file that is kept encrypted elsewhere (`blob` is its name there). Size in bytes; `sha256` is of the plain content. */
export const personDocument = z.strictObject({
  what: z.enum(documentKinds),
  type: z.enum(documentTypes),
  name: z.string().min(1).max(120),
  size: z.int().min(0),
  sha256: z.string(),
  blob: z.string().min(1),
  at: z.iso.datetime(),
  replaced: z.iso.datetime().exactOptional(),
})
export type PersonDocument = z.infer<typeof personDocument>

/** Candidate's partition, kind `document`. */
export type DocumentDoc = PersonDocument & { partition: string; kind: 'document'; id: string; etag?: string; ttl?: number }

/** The key of a person's files, itself encrypted with the desk's: candidate's partition, kind and id `file-key`. Erasing it makes every copy of a file unreadable. */
export type FileKeyDoc = { partition: string; kind: 'file-key'; id: 'file-key'; etag?: string; wrapped: string }
