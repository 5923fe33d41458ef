import { type Refused, refuse } from './refusal.ts'

/** Only spaces and line ends may follow the end of a PDF. */
const mostAfter = 1024
const tail = 4096
const zipEnd = Buffer.from('PK\u0005\u0006')
/** The comment at the end of a zip is at most 65,535 bytes, its record 22. */
const zipReach = 65_557

/**
 * Whether a PDF is whole and plain: header at the first byte, `startxref` that points to a cross-reference within it, `%%EOF` at the end, no
 * password, no zip behind it, and nothing that runs. What is inside its compressed streams is not looked at, nor changed.
 */
export function checkPdf(file: Buffer): { ok: true } | Refused {
  const end = file.lastIndexOf('%%EOF')
  if (file.includes(zipEnd, Math.max(0, file.length - zipReach))) return refuse('two-in-one')
  if (end < 0) return refuse('broken')
  const after = file.subarray(end + 5)
  if (/[^\s\0]/.test(after.toString('latin1', 0, mostAfter)) || after.length > mostAfter) return refuse('two-in-one')
  const last = file.toString('latin1', Math.max(0, end - tail), end)
  const start = [...last.matchAll(/startxref\s+(\d+)\s*$/g)].at(-1)?.[1]
  if (start === undefined || !isCrossReference(file, Number(start), end)) return refuse('broken')
  const linearized = /\/Linearized[^>]{0,200}?\/L\s+(\d+)/.exec(file.toString('latin1', 0, 1024))?.[1]
  if (linearized !== undefined && Number(linearized) > file.length) return refuse('broken')
  const plain = withPlainNames(file)
  if (/\/Encrypt\s*(?:<<|\d+\s+\d+\s+R)/.test(plain)) return refuse('locked')
  return runs.test(plain) ? refuse('active') : { ok: true }
}

/** An action that runs a script or a program, or opens a file inside the file. */
const runs = /\/S\s*\/(?:JavaScript|Launch|GoToE|ImportData)\b|\/JavaScript\s+\d+\s+\d+\s+R|\/JS\s*[(<]/

/** A table of cross-references, or an object that holds them. */
function isCrossReference(file: Buffer, at: number, end: number): boolean {
  return at > 0 && at < end && /^\s*(?:xref\b|\d+\s+\d+\s+obj\b)/.test(file.toString('latin1', at, at + 40))
}

/** The file with names as they are meant: `#61` in a name is an `a`. */
const withPlainNames = (file: Buffer) =>
  file.toString('latin1').replace(/#([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
