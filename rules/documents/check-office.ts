import { hasTestVirus } from './hostile-text.ts'
import { readZip, type ZipEntry } from './read-zip.ts'
import { type Refused, refuse } from './refusal.ts'
import { unpackEntry } from './unpack-entry.ts'

/** What a document is by its own account: the type of its main part, and whether that part is there. */
type Parts = { entries: readonly ZipEntry[]; read: (name: string) => string | undefined }

const wordPart = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const openText = 'application/vnd.oasis.opendocument.text'

/** Largest part that is read as text here, in bytes. */
const mostText = 4 * 1024 * 1024

/** Which of the two document types a zip is; every entry is unpacked once, so that a broken one, a hidden archive and the test virus are found. */
export function checkOffice(file: Buffer): { ok: true; type: 'docx' | 'odt' } | Refused {
  const zip = readZip(file)
  if (!zip.ok) return zip
  const read = (name: string) => {
    const entry = zip.entries.find((one) => one.name === name)
    return entry && entry.size <= mostText ? unpackEntry(file, entry)?.toString('utf8') : undefined
  }
  const parts: Parts = { entries: zip.entries, read }
  for (const entry of zip.entries) {
    const bytes = unpackEntry(file, entry)
    if (!bytes) return refuse('broken')
    if (hasTestVirus(bytes)) return refuse('malware')
    const inside = checkInside(entry.name, bytes)
    if (inside) return inside
  }
  const names = new Set(zip.entries.map(({ name }) => name))
  if (names.has('[Content_Types].xml')) return checkWord(parts, names)
  if (names.has('mimetype')) return checkOpenText(parts, file, names)
  return refuse('wrong-type')
}

/** How files begin, in hexadecimal: Windows and Linux programs; rar, 7z, gzip, bzip2 and xz. */
const programs = ['4d5a', '7f454c46']
const archives = ['52617221', '377abcaf', '1f8b', '425a68', 'fd377a58']
const zip = '504b0304'

/** A chart's numbers may be packed in the document, one deep; any other archive or program may not. */
function checkInside(name: string, bytes: Buffer): Refused | undefined {
  const start = bytes.subarray(0, 4).toString('hex')
  if (programs.some((one) => start.startsWith(one))) return refuse('active')
  if (archives.some((one) => start.startsWith(one))) return refuse('bomb')
  if (!start.startsWith(zip)) return undefined
  if (!/^word\/embeddings\/[^/]+\.xlsx$/.test(name)) return refuse('bomb')
  const nested = readZip(bytes)
  if (!nested.ok) return nested
  return nested.entries.some((one) => /\.(?:zip|docx|xlsx|odt|jar|bin)$/i.test(one.name)) ? refuse('bomb') : undefined
}

function checkWord({ entries, read }: Parts, names: ReadonlySet<string>): { ok: true; type: 'docx' } | Refused {
  const types = read('[Content_Types].xml')
  if (types === undefined) return refuse('broken')
  if (/macroEnabled|vbaProject/i.test(types) || entries.some(({ name }) => /vbaProject|vbaData/i.test(name))) return refuse('macros')
  if (entries.some(({ name }) => /(?:^|\/)activeX\/|oleObject[^/]*\.bin$/i.test(name))) return refuse('active')
  if (entries.some(({ name, size }) => name.endsWith('.rels') && (size > mostText || fetches(read(name) ?? '')))) return refuse('active')
  const overrides = types.match(/<(?:\w+:)?Override\b[^>]*>/g) ?? []
  const main = overrides.find((one) => one.includes(`"${wordPart}"`))
  if (!main) return refuse('wrong-type')
  const part = /PartName="\/([^"]+)"/.exec(main)?.[1]
  return part !== undefined && names.has(part) && names.has('_rels/.rels') ? { ok: true, type: 'docx' } : refuse('broken')
}

/** A template or object that Word gets from another computer when the document opens. */
const fetches = (relations: string) =>
  (relations.match(/<(?:\w+:)?Relationship\b[^>]*>/g) ?? []).some(
    (one) =>
      /TargetMode="External"/i.test(one) &&
      /\/(?:attachedTemplate|oleObject|frame|subDocument|aFChunk)"/i.test(one) &&
      /Target="(?:https?:|ftp:|mhtml:|\\\\|file:\/\/\/?\\\\|file:\/\/[^/])/i.test(one),
  )

function checkOpenText({ entries, read }: Parts, file: Buffer, names: ReadonlySet<string>): { ok: true; type: 'odt' } | Refused {
  const first = entries.find(({ name }) => name === 'mimetype')
  const stored = first?.method === 0 && file.subarray(30, 38).toString('latin1') === 'mimetype'
  if (read('mimetype') !== openText) return refuse('wrong-type')
  if (!stored) return refuse('broken')
  const manifest = read('META-INF/manifest.xml')
  if (manifest === undefined || !names.has('content.xml')) return refuse('broken')
  if (/encryption-data/.test(manifest)) return refuse('locked')
  const macro = /^Scripts\/.+[^/]$|^Basic\/.+\/(?!script-l[bc]\.xml|dialog-l[bc]\.xml)[^/]+\.xml$/
  return entries.some(({ name }) => macro.test(name)) ? refuse('macros') : { ok: true, type: 'odt' }
}
