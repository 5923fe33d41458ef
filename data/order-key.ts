const mark = '\ud7ff'
const escapable = /[\ud7ff-\uffff]/
const everyEscapable = /[\ud7ff-\uffff]/g
const everyEscaped = /\ud7ff([\s\S])/g
const firstEscapable = 0xd7ff
const firstEscaped = 0x1000

/**
 * A text without code units from U+D7FF up, so that it sorts the same by UTF-8 bytes (SQLite), by code point (Cosmos) and by code
 * unit (JavaScript), and so that lone surrogates survive. Keeps order and prefixes; ordinary text stays as it is.
 */
export function orderKey(text: string): string {
  if (!escapable.test(text)) return text
  return text.replace(everyEscapable, (unit) => mark + String.fromCharCode(unit.charCodeAt(0) - firstEscapable + firstEscaped))
}

/** The text that `orderKey` was given. */
export function fromOrderKey(key: string): string {
  return key.replace(everyEscaped, (_, unit: string) => String.fromCharCode(unit.charCodeAt(0) - firstEscaped + firstEscapable))
}
