import * as z from 'zod'
import { bilingual } from './bilingual.ts'
import rows from './kinds.json' with { type: 'json' }
import { neededRetention } from './programme/care.ts'
import type { Key } from './store.ts'

/** Under what a person finds a kind in "my data"; `technical` is in the copy they take away only. */
export const kindGroups = [
  'who',
  'steps',
  'documents',
  'sessions',
  'contacts',
  'conversations',
  'messages',
  'surveys',
  'looks',
  'technical',
] as const
export type KindGroup = (typeof kindGroups)[number]

/**
 * One kind of document in one sort of partition (`*` stands for the rest of its name). `kept` is a retention of the programme; `created`: days or less, by its own ttl;
 * `employment`: while somebody works here. `erased` says what erasing a person does: `removed` with their own partitions, `found` and removed by whom it names,
 * `rewritten` without them, or `stays` because it names nobody.
 */
export const kindRow = z.strictObject({
  kind: z.string().min(1),
  partition: z.string().min(1),
  whose: z.enum(['person', 'staff', 'session', 'none']),
  kept: z.enum([...neededRetention, 'created', 'employment']),
  erased: z.enum(['removed', 'found', 'rewritten', 'stays']),
  group: z.enum(kindGroups).exactOptional(),
  /** Not in the copy a person takes away: keys, hashes, what is gone within minutes, and pieces of files that are in it as files. */
  copied: z.literal(false).exactOptional(),
  what: bilingual,
})
export type KindRow = z.infer<typeof kindRow>

/** Every kind of document the product keeps. Whoever stores a new one adds it here: export, erasure and `docs/privacy.md` follow from it. */
export const kinds: readonly KindRow[] = z.array(kindRow).parse(rows)

const covers = (pattern: string, partition: string) =>
  pattern.endsWith('*') ? partition.startsWith(pattern.slice(0, -1)) : pattern === partition

/** The row a document falls under; nothing when somebody forgot to add it. */
export const kindOf = ({ partition, kind }: Pick<Key, 'partition' | 'kind'>): KindRow | undefined =>
  kinds.find((row) => row.kind === kind && covers(row.partition, partition))

/** Kinds that partitions of one sort hold, for example `candidate/*`. */
export const kindsIn = (pattern: string): string[] => kinds.filter((row) => row.partition === pattern).map((row) => row.kind)
