import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanFileName, hasPath } from '../../../rules/documents/clean-file-name.ts'

test.each([
  ['Mijn cv (2026).pdf', 'Mijn cv (2026).pdf'],
  ['cv.PDF', 'cv.pdf'],
  ['cv.pdf.exe', 'cv-pdf-exe.pdf'],
  ['cv.docx.pdf', 'cv.pdf'],
  ['cv\u202efdp.exe', 'cvfdp-exe.pdf'],
  ['c\u200bv\ufeff.pdf', 'cv.pdf'],
  ['cv\n\t\u0007.pdf', 'cv.pdf'],
  ['con.pdf', 'document.pdf'],
  ['LPT1', 'document.pdf'],
  ['.htaccess', 'htaccess.pdf'],
  ['...', 'document.pdf'],
  ['', 'document.pdf'],
  ['a<b>:"c|?*.pdf', 'a-b---c.pdf'],
  ['Zoë Müller – motivatie.pdf', 'Zoë Müller – motivatie.pdf'],
  ['\ud800cv.pdf', '\ufffdcv.pdf'],
  [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(96)}.pdf`],
])('%j is kept as %j', (name, cleaned) => {
  expect(cleanFileName(name, 'pdf', 'document')).toBe(cleaned)
})

test('whatever a name is, what is kept is safe to show and to save, and stays so', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('pdf', 'docx', 'text'), (name, type) => {
      const cleaned = cleanFileName(name, type, 'document')
      expect(cleaned).toMatch(/^[^<>:"/\\|?*\p{Cc}\p{Cf}.]{1,120}\.(?:pdf|docx|txt)$/u)
      expect(cleaned.trim()).toBe(cleaned)
      expect(hasPath(cleaned)).toBe(false)
      expect(cleanFileName(cleaned, type, 'document')).toBe(cleaned)
    }),
    { seed: 7, numRuns: 500 },
  )
})

test('a path is a path however it is written', () => {
  for (const name of ['a/b', 'a\\b', '..', '.', 'c:a', '/a', 'a\uff0fb']) expect([name, hasPath(name)]).toEqual([name, true])
  for (const name of ['cv.pdf', 'a..b.pdf', 'C cv.pdf']) expect([name, hasPath(name)]).toEqual([name, false])
})
