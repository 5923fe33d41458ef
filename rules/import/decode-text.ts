/** The text of a file: by its byte order mark, else UTF-8, else the code page that spreadsheets on Windows save in. Nothing when it is no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const text = decoded(bytes).replace(/^\uFEFF/, '')
  return text.includes('\0') ? undefined : text
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
