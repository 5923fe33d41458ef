import { expect, test } from 'vitest'
import { scrub } from '../../rules/scrub.ts'

test.each([
  ['mail me op jan.de.vries@gmail.com aub', 'mail me op [e-mail] aub'],
  ['bel 06-12345678 of 020 123 4567', 'bel [telefoon] of [telefoon]'],
  ['mijn nummer is +31 6 12 34 56 78', 'mijn nummer is [telefoon]'],
  ['ik woon op Kinkerstraat 12a, 1053 AB Amsterdam', 'ik woon op [adres], [postcode] Amsterdam'],
  ['ik heet Fatima el Idrissi, moet ik hbo hebben', 'ik heet [naam], moet ik hbo hebben'],
  ['My name is John Smith and i have a degree', 'My name is [naam] and i have a degree'],
  ['hoi, ik ben Sanne', 'hoi, ik ben [naam]'],
  ['ik ben leraar', 'ik ben leraar'],
  ['ik ben 45 jaar', 'ik ben 45 jaar'],
  ['mijn bsn is 123456782', 'mijn bsn is [nummer]'],
  ['rekening NL91 ABNA 0417 1643 00', 'rekening [rekening]'],
  ['geboren op 12-03-1980', 'geboren op [datum]'],
  ['zie https://linkedin.com/in/jan', 'zie [link]'],
  ['groeten, Piet van Dam', 'groeten, [naam]'],
  ['verdien ik 1500 in de maand', 'verdien ik 1500 in de maand'],
  ['in 2025 is het begonnen', 'in 2025 is het begonnen'],
  ['kan ik naar de HvA of iPabo', 'kan ik naar de HvA of iPabo'],
  ['heb je 60 uur coaching in jaar 1', 'heb je 60 uur coaching in jaar 1'],
])('%s → %s', (text, kept) => {
  expect(scrub(text)).toBe(kept)
})

test('a long text is cut, and hostile ones take no time to speak of', () => {
  expect(scrub('a'.repeat(20_000)).length).toBeLessThanOrEqual(1000)
  for (const text of ['@'.repeat(20_000), `${'a.'.repeat(9000)}@`, '0'.repeat(20_000), 'Aa '.repeat(7000), 'ik ben '.repeat(3000)])
    expect(scrub(text).length).toBeLessThanOrEqual(2000)
})
