import * as z from 'zod'
import { documentKinds, documentTypes } from '../../data/document.ts'
import { strippings } from '../../rules/documents/refusal.ts'
import type { Memory } from '../context.ts'

/** A file that was looked at, and is still where it was sent. What is shown of it is what it was then; it is read and checked again before it is kept. */
export const arrivedFile = z.strictObject({
  from: z.string().max(4_000),
  sentName: z.string().max(300),
  signed: z.literal(true).exactOptional(),
  name: z.string().max(200),
  type: z.enum(documentTypes),
  size: z.int().min(0),
  stripped: z.array(z.enum(strippings)),
})
export type ArrivedFile = z.infer<typeof arrivedFile>

const waiting = z.object({ file: arrivedFile, what: z.enum(documentKinds).exactOptional() })

/** The file a conversation holds until its person says what it is, or who they are. */
export const waitingFile = ({ documents }: Memory) => waiting.safeParse(documents).data
export const withWaiting = (file: ArrivedFile, what?: z.infer<typeof waiting>['what']): Memory => ({
  documents: { file, ...(what && { what }) },
})
export const withoutWaiting: Memory = { documents: undefined }

/** The file as the service takes it. */
export const sentOf = ({ from, sentName, signed }: ArrivedFile) => ({ from, name: sentName, ...(signed && { signed }) })
