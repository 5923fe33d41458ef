import type { Locale } from './bilingual.ts'
import type { GivenConsent } from './info-session.ts'
import type { ScanResult } from './scan-result.ts'

/** Everything about an address, under its keyed hash: nothing in the name can be read back to it. */
export const addressPartition = (sealed: string) => `address/${sealed}`

/** Codes sent to an address, as keyed hashes: kind and id `codes`, gone after a day. `codes` is by sender; see `rules/people/code-checks.ts`. */
export type CodeBookDoc = {
  partition: string
  kind: 'codes'
  id: 'codes'
  etag?: string
  ttl: number
  asked: string[]
  codes: Record<
    string,
    {
      hash: string
      at: string
      request: string
      tries: string[]
      confirmedAt?: string
      used?: { request: string; at: string; first?: true }
    }
  >
}
export const codesKey = (sealed: string) => ({ partition: addressPartition(sealed), kind: 'codes' as const, id: 'codes' as const })
export const ownerKey = (sealed: string) => ({ partition: addressPartition(sealed), kind: 'owner' as const, id: 'owner' as const })

/** Codes a sender asked for, for whatever address: partition `code-sender/<keyed hash>`, kind and id `asked`, gone after a day. */
export type CodeSenderDoc = {
  partition: string
  kind: 'asked'
  id: 'asked'
  etag?: string
  ttl: number
  asked: [at: string, request: string][]
}
export const codeSenderKey = (sender: string) => ({ partition: `code-sender/${sender}`, kind: 'asked' as const, id: 'asked' as const })

/** Where a mail to an address goes that is not a person's yet: kind `mail-to`, id `address`, in the address's partition, gone after a quarter of an hour. */
export type MailToDoc = { partition: string; kind: 'mail-to'; id: 'address'; etag?: string; ttl: number; email: string; language: Locale }

/**
 * Somebody whose code was right, until everything that follows from it is done: kind `joining`, in the address's partition, `id` is the sender's hash.
 * Whoever finds an old one finishes it.
 */
export type JoiningDoc = {
  partition: string
  kind: 'joining'
  id: string
  etag?: string
  ttl: number
  personId: string
  email: string
  language: Locale
  who: { channelId: string; userId: string; conversationId: string }
  details?: { name: string; consents: Omit<GivenConsent, 'at'>[] }
  scan?: ScanResult
  /** Nobody had the address before. */
  first?: true
  at: string
}
