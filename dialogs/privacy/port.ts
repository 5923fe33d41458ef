import type { Locale } from '../../data/bilingual.ts'
import type { Who } from '../context.ts'
import type { Asked, NotProved } from '../people/port.ts'
import type { Choice, Var } from '../reply.ts'

/** Under these heads somebody finds what is kept of them. */
export const dataGroups = [
  'who',
  'consents',
  'steps',
  'documents',
  'sessions',
  'contacts',
  'conversations',
  'messages',
  'surveys',
  'looks',
] as const
export type DataGroup = (typeof dataGroups)[number]

/** One thing that is kept, in plain words. */
export type DataLine = { title: Var; facts: Var[]; choices?: Choice[] }

/** `visitor`: nobody was proved here; what is there belongs to this channel's user. Groups that hold nothing are left out. */
export type Overview =
  | { kind: 'staff'; days: number }
  | { kind: 'running' }
  | { kind: 'person'; name: string; email: string; groups: { group: DataGroup; count: number }[] }
  | { kind: 'visitor'; groups: { group: DataGroup; count: number }[] }

/** `done` is false when it goes on after this turn; `stays` when paid hours are kept without the person. */
export type Erased = { ok: true; done: boolean } | NotProved | { ok: false; reason: 'nothing' | 'staff' }

/** What is kept of whoever talks, as dialogs use it. Nobody can name another person here: it is always about who is talking. */
export type Privacy = {
  overview: (who: Who) => Promise<Overview>
  /** The newest lines of a group; `more` is how many others there are. */
  lines: (who: Who, group: DataGroup) => Promise<{ lines: DataLine[]; more: number }>
  /** A link to a copy of everything, for one use. */
  takeAway: (who: Who, language: Locale) => Promise<{ ok: true; url: string; minutes: number } | { ok: false; reason: 'nothing' | 'staff' }>
  /** Sends a code to the proved address. Nothing when nobody was proved here: then erasing needs none. */
  askCode: (who: Who, language: Locale, request: string) => Promise<(Asked & { email: string }) | undefined>
  /** Erases everything, with the code for somebody who was proved. What was begun goes on without a code. */
  erase: (who: Who, wish: { code?: string; language: Locale; request: string }) => Promise<Erased>
  /** Whether hours are kept for accounts, without the person. */
  keepsHours: (who: Who) => Promise<boolean>
}
