import type { DocumentType } from '../../data/document.ts'
import { checkOffice } from './check-office.ts'
import { checkPdf } from './check-pdf.ts'
import { cleanFileName, hasPath } from './clean-file-name.ts'
import { cleanJpeg } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.ts'
import { mostFileBytes } from './file-limits.ts'
import { hasTestVirus } from './hostile-text.ts'
import { type Refused, refuse, type Stripped } from './refusal.ts'

/** A file that may be kept: its bytes without what was stripped, its proven type and its cleaned name. */
export type CheckedFile = { ok: true; bytes: Buffer; type: DocumentType; name: string; stripped: readonly Stripped[] }

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** The container of old Office files, and of new ones with a password. */
const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const lockedPackage = Buffer.from('EncryptedPackage', 'utf16le')

/**
 * Whether a file is what we take, by its content alone: its name and the type a sender gives it prove nothing. `otherwise` names a file without a usable
 * name. Nothing is executed, and nothing unpacked beyond `zipLimits`.
 */
export function checkFile(file: Buffer, name: string, otherwise = 'document'): CheckedFile | Refused {
  if (file.length === 0) return refuse('empty')
  if (file.length > mostFileBytes) return refuse('too-big')
  if (hasTestVirus(file)) return refuse('malware')
  if (hasPath(name)) return refuse('name')
  const checked = checkContent(file)
  return checked.ok ? { ...checked, name: cleanFileName(name, checked.type, otherwise) } : checked
}

function checkContent(file: Buffer): Omit<CheckedFile, 'name'> | Refused {
  const whole = (checked: { ok: true; type: DocumentType } | Refused): Omit<CheckedFile, 'name'> | Refused =>
    checked.ok ? { ok: true, type: checked.type, bytes: file, stripped: [] } : checked
  if (starts(file, Buffer.from('%PDF-'))) {
    const pdf = checkPdf(file)
    return whole(pdf.ok ? { ok: true, type: 'pdf' } : pdf)
  }
  if (starts(file, Buffer.from([0xff, 0xd8, 0xff]))) {
    const picture = cleanJpeg(file)
    return picture.ok ? { ...picture, type: 'jpg' } : picture
  }
  if (starts(file, png)) {
    const picture = cleanPng(file)
    return picture.ok ? { ...picture, type: 'png' } : picture
  }
  if (starts(file, Buffer.from('PK'))) return whole(checkOffice(file))
  if (starts(file, compound)) return refuse(file.includes(lockedPackage) ? 'locked' : 'wrong-type')
  return refuse('wrong-type')
}

const starts = (file: Buffer, signature: Buffer) => file.subarray(0, signature.length).equals(signature)
