/** A cell as one line of plain text: no control or invisible characters, no double spaces, no apostrophe with which spreadsheets mark a text. */
export const cleanCell = (raw: string): string =>
  raw
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@\d])/, '')

/** Words of people that spreadsheets would take for a formula when they are exported again (OWASP, CSV injection) lose what makes them one. */
export const withoutFormula = (text: string): string => text.replace(/^[=+\-@|%\s]+/, '')
