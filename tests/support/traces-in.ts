import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'

/** Every byte under a folder, by file; pages that were compressed for browsers are left out. */
export const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name)) }))
    .filter(({ name }) => !/\.(br|gz|zst)$/.test(name))

/** Which files have one of the marks, as plain text, as UTF-16, or in base64 at any of its three offsets. */
export async function tracesIn(folder: string, marks: readonly string[]): Promise<string[]> {
  const forms = marks.flatMap((mark) => {
    const words = [mark, mark[0]!.toUpperCase() + mark.slice(1)]
    return words.flatMap((word) => [
      Buffer.from(word),
      Buffer.from(word, 'utf16le'),
      ...[0, 1, 2].map((shift) =>
        Buffer.from(
          Buffer.concat([Buffer.alloc(shift), Buffer.from(word)])
            .toString('base64')
            .slice(shift + 1 + (shift > 0 ? 1 : 0), -4),
        ),
      ),
    ])
  })
  const found: string[] = []
  for (const { name, bytes } of filesUnder(folder)) {
    if (forms.some((form) => form.length > 5 && bytes.includes(form))) found.push(name)
    // A long search is no reason to miss that a connection was closed meanwhile.
    await setImmediate()
  }
  return found
}
