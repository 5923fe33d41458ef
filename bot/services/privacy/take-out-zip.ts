import { Zip, ZipDeflate } from 'fflate'
import type { Locale } from '../../../data/bilingual.ts'
import fieldWords from '../../../data/field-words.json' with { type: 'json' }
import { everythingOf, plainDocument } from './everything-of.ts'
import type { PrivacyDesk } from './privacy-desk.ts'
import { takeOutHtml } from './take-out-html.ts'
import type { Whose } from './whose-data.ts'

/** Names of the parts of a copy, the same in both languages so that programs find them. */
export const takeOutFiles = { json: 'gegevens.json', html: 'gegevens.html', folder: 'bestanden' } as const

/** A person's copy as a zip, made while it is read: at most one of their files is in memory. */
export async function* takeOutZip(desk: PrivacyDesk, whose: Whose, locale: Locale): AsyncGenerator<Uint8Array> {
  const { words, programme, now } = desk
  const at = now()
  let ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  const taken = () => {
    const pieces = ready
    ready = []
    return pieces
  }
  async function* entry(name: string, content: AsyncIterable<Uint8Array | string>) {
    const file = new ZipDeflate(name, { level: 6 })
    file.mtime = at
    zip.add(file)
    for await (const piece of content) {
      file.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)
      yield* taken()
    }
    file.push(new Uint8Array(0), true)
    yield* taken()
  }
  const names = new Set<string>()
  if (whose.person) {
    for await (const { document, bytes } of desk.files.all(whose.personId)) {
      const name = `${takeOutFiles.folder}/${freeName(document.name, names)}`
      yield* entry(name, only(bytes))
    }
  }
  const listed = [...names].map((name) => `${takeOutFiles.folder}/${name}`)
  yield* entry(takeOutFiles.html, takeOutHtml({ locale, words, programme, at }, everythingOf(desk, whose), listed))
  yield* entry(takeOutFiles.json, takeOutJson(desk, whose, locale, at))
  zip.end()
  yield* taken()
}

async function* only(bytes: Uint8Array) {
  yield bytes
}

/** Two files of one name both come along. */
function freeName(wanted: string, names: Set<string>): string {
  const plain = wanted.replace(/[/\\:*?"<>|]/g, '_').replace(/^\.+/, '_')
  let name = plain
  for (let count = 2; names.has(name); count++) name = plain.replace(/(\.[^.]*)?$/, ` (${count})$1`)
  names.add(name)
  return name
}

/** `{ madeAt, programme, person, fields, kept: [{ kind, what, days?, document }] }`, one document a line. */
async function* takeOutJson(desk: PrivacyDesk, whose: Whose, locale: Locale, at: Date): AsyncGenerator<string> {
  const { programme } = desk
  const fields = Object.fromEntries(Object.entries(fieldWords).map(([name, word]) => [name, word[locale]]))
  const head = {
    format: 'loket/gegevens',
    version: 1,
    madeAt: at.toISOString(),
    programme: programme.id,
    person: whose.personId,
    language: locale,
    fields,
  }
  yield `${JSON.stringify(head).slice(0, -1)},"kept":[`
  let first = true
  for await (const { row, doc } of everythingOf(desk, whose)) {
    const days = programme.retention.find((one) => one.id === row.kept)?.days
    const line = { kind: row.kind, what: row.what[locale], ...(days !== undefined && { days }), document: plainDocument(doc) }
    yield `${first ? '' : ','}\n${JSON.stringify(line)}`
    first = false
  }
  yield '\n]}\n'
}
