import { examine, type Finding } from './examine.ts'

/** `npm run doctor`: what is set, what is missing, and how to set it. Ends with 1 when something keeps the product from working. */
const marks: Record<Finding['state'], string> = { ok: 'ok    ', note: 'note  ', missing: 'FIX   ' }
const findings = await examine(process.env)
for (const { state, what, mend } of findings) process.stdout.write(`${marks[state]}${what}${mend ? `\n        → ${mend}` : ''}\n`)
const missing = findings.filter((one) => one.state === 'missing').length
process.stdout.write(missing === 0 ? 'Everything that is needed is there.\n' : `${missing} to fix.\n`)
process.exit(missing === 0 ? 0 : 1)
