import * as z from 'zod'

export type EmailFault = 'empty' | 'noAt' | 'twoAts' | 'noName' | 'noDomain' | 'noDot' | 'space' | 'tooLong' | 'other'

const address = z.email({ pattern: z.regexes.unicodeEmail })

/** Reads an e-mail address as people type it: `<>`, `mailto:` and a last dot are forgiven. The result is in lower case. */
export function readEmail(raw: string): { ok: true; email: string } | { ok: false; fault: EmailFault } {
  const text = raw
    .normalize('NFKC')
    .trim()
    .replace(/^<|>$|^mailto:/gi, '')
    .replace(/[.,;]+$/, '')
    .trim()
    .toLowerCase()
  const fault = faultOf(text)
  return fault ? { ok: false, fault } : { ok: true, email: text }
}

function faultOf(text: string): EmailFault | undefined {
  if (text === '') return 'empty'
  if (text.length > 254) return 'tooLong'
  const [name, domain, more] = text.split('@')
  if (domain === undefined) return 'noAt'
  if (more !== undefined) return 'twoAts'
  if (/\s/.test(text)) return 'space'
  if (!name) return 'noName'
  if (!domain) return 'noDomain'
  if (!/\.[^.]{2,}$/.test(domain)) return 'noDot'
  return address.safeParse(text).success && /^[^<>"'\\/?#]+$/.test(text) && !domain.includes('..') ? undefined : 'other'
}

const common =
  'gmail.com hotmail.com hotmail.nl outlook.com live.nl live.com icloud.com yahoo.com ziggo.nl kpnmail.nl planet.nl home.nl xs4all.nl upcmail.nl casema.nl'.split(
    ' ',
  )

/** Real domains that look like a slip of a common one. */
const real = new Set(
  'mail.com ymail.com email.com live.be live.fr live.de hotmail.be hotmail.de hotmail.fr hotmail.it hotmail.es outlook.fr outlook.de outlook.be yahoo.nl yahoo.de home.pl'.split(
    ' ',
  ),
)

/** The address somebody may have meant when its domain is one slip away from a common one, like `gmial.com`. */
export function suggestEmail(email: string): string | undefined {
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1)
  if (common.includes(domain) || real.has(domain)) return undefined
  const meant = common.find((one) => slips(domain, one) === 1) ?? common.find((one) => one.length >= 8 && slips(domain, one) === 2)
  return meant && `${email.slice(0, at + 1)}${meant}`
}

/** How many letters to add, drop, change or swap with a neighbour to get from `a` to `b`; 3 means three or more. */
function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, rows[i - 2]![j - 2]! + 1)
      row.push(best)
    }
    rows.push(row)
  }
  return Math.min(3, rows[a.length]![b.length]!)
}
