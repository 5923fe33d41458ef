/** What arrived, as far as a conversation cares. `data` is what a card's button carries. */
export type Said =
  | { kind: 'text'; text: string }
  | { kind: 'card'; data: Record<string, unknown> }
  | { kind: 'arrived' }
  /** A thumb or an emoji below a message of ours; `about` is the channel's id of it; `topic` is the answer it was, when known, and empty when it was no answer. */
  | { kind: 'feedback'; good: boolean; text?: string; about?: string; topic?: string }
  | { kind: 'edited'; text?: string }
  | { kind: 'deleted' }
  | { kind: 'empty' }
  | { kind: 'emoji'; mood: 'good' | 'bad' | 'neutral'; text: string }
  | { kind: 'tooLong'; length: number; text: string }
  /** `files` are those that can be fetched; `text` is what was typed along with them. */
  | { kind: 'files'; what: 'picture' | 'voice' | 'sticker' | 'file' | 'contact'; name?: string; files?: SentFile[]; text?: string }

/** A file somebody sent, as the channel names it: nothing of it was read. `from` is its address or our own reference to an upload; `signed` when the channel gives it to the bot only. */
export type SentFile = { name: string; from: string; signed?: true }

/** Longer messages than this are answered with a kind request to say it shorter. In characters; a page of text is about 3,000. */
export const longestText = 4000

const good = /[\u{1F600}-\u{1F606}\u{1F60A}-\u{1F60D}\u{1F642}\u{1F44D}\u{1F64F}\u{2764}\u{1F389}\u{1F44C}\u{1F4AA}]/u
const bad = /[\u{1F61E}-\u{1F622}\u{1F625}-\u{1F62D}\u{1F620}\u{1F621}\u{1F641}\u{2639}\u{1F44E}\u{1F614}\u{1F494}]/u

/** Classifies a typed message: nothing to read, only emoji, too long, or text. */
export function readText(raw: string): Said {
  const text = raw.replace(/(?![\n\t])[\p{Cc}\u200b\u2060\ufeff]/gu, '').trim()
  if (text.length > longestText) return { kind: 'tooLong', length: text.length, text }
  if (/[\p{L}\p{N}]/u.test(text)) return { kind: 'text', text }
  if (/\p{Extended_Pictographic}/u.test(text) || /^[:;=]-?[()DPp/|]+$/.test(text))
    return {
      kind: 'emoji',
      text,
      mood: bad.test(text) || /^[:=]-?[(/|]/.test(text) ? 'bad' : good.test(text) || /[)DPp]$/.test(text) ? 'good' : 'neutral',
    }
  return /^\?+$/.test(text) ? { kind: 'text', text: 'help' } : { kind: 'empty' }
}
