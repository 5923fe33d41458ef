import type { DocumentType } from '../../data/document.ts'

/** Longest name that is kept, in characters, extension included. */
const longest = 100

/** Names a computer keeps for itself: https://learn.microsoft.com/windows/win32/fileio/naming-a-file. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/** A name that would put a file somewhere else. */
export const hasPath = (name: string) => /[/\\\0]|^\.\.?$|^[a-z]:/i.test(name.normalize('NFKC'))

/**
 * A name that is safe to show and to save: no invisible, control or direction characters, no characters a file system refuses, no dots but the one before the
 * extension, which is that of the proven type. `otherwise` is used when nothing is left.
 */
export function cleanFileName(name: string, type: DocumentType, otherwise: string): string {
  const extension = type === 'text' ? 'txt' : type
  const letters = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu, '')
    .replace(/[\uff0e\u2024]/g, '.')
    .replace(/[<>:"/\\|?*\uff0f\uff3c]/g, '-')
  const stem = letters
    .replace(/(?:\.(?:pdf|docx?|odt|jpe?g|png|txt))+$/i, '')
    .replace(/\.+/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s-]+|[\s-]+$/g, '')
  const short = [...stem]
    .slice(0, longest - extension.length - 1)
    .join('')
    .trim()
  const kept = short === '' || reserved.test(short) ? otherwise : short
  return `${kept}.${extension}`
}
