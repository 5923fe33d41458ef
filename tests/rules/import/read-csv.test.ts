import { expect, test } from 'vitest'
import { decodeText } from '../../../rules/import/decode-text.ts'
import { readCsv } from '../../../rules/import/read-csv.ts'

const rows = (text: string) => {
  const read = readCsv(text)
  return read.ok ? read.rows.map(({ line, cells }) => `${line}: ${cells.join(' | ')}`) : [`line ${read.line}: ${read.reason}`]
}

test.each<[string, string, string[]]>([
  ['semicolons', 'naam;plaats\nNoor;Amsterdam\n', ['1: naam | plaats', '2: Noor | Amsterdam']],
  ['commas', 'naam,plaats\r\nNoor,Amsterdam', ['1: naam | plaats', '2: Noor | Amsterdam']],
  ['tabs', 'naam\tplaats\nNoor\tAmsterdam, Noord', ['1: naam | plaats', '2: Noor | Amsterdam, Noord']],
  ['old Mac lines', 'a;b\rc;d\r', ['1: a | b', '2: c | d']],
  ['quotes with the separator in them', 'a;b\n"x;y";"z ""w"""', ['1: a | b', '2: x;y | z "w"']],
  ['a comma in a quoted title is no separator', '"a,b,c";d\n1;2', ['1: a,b,c | d', '2: 1 | 2']],
  ['a cell of two lines: the next line keeps its number', 'a;b\n"x\ny";z\nq;r', ['1: a | b', '2: x\ny | z', '4: q | r']],
  ['empty lines are left out and counted', 'a;b\n\n;;\nc;d', ['1: a | b', '4: c | d']],
  ['empty cells', 'a;;b\n;;c', ['1: a |  | b', '2:  |  | c']],
  ['a first line that says the separator', 'sep=,\na;b,c\n', ['2: a;b | c']],
  ['a quote within a word is a quote', 'a;b\n5" scherm;x', ['1: a | b', '2: 5" scherm | x']],
  ['spaces around quotes', 'a;b\n "x" ; y', ['1: a | b', '2: x |  y']],
  ['a quote that is never closed', 'a;b\nc;d\ne;"f\ng;h', ['line 3: open-quote']],
  ['nothing', '', []],
])('%s', (_name, text, expected) => expect(rows(text)).toEqual(expected))

test.each<[string, number[], string | undefined]>([
  ['UTF-8', [...new TextEncoder().encode('Zoë')], 'Zoë'],
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, ...new TextEncoder().encode('Zoë')], 'Zoë'],
  ['windows-1252', [0x5a, 0x6f, 0xeb, 0x20, 0x80], 'Zoë €'],
  ['UTF-16 little end first', [0xff, 0xfe, 0x5a, 0, 0x6f, 0, 0xeb, 0], 'Zoë'],
  ['UTF-16 big end first', [0xfe, 0xff, 0, 0x5a, 0, 0x6f, 0, 0xeb], 'Zoë'],
  ['no text at all', [0x50, 0x4b, 3, 4, 0, 0], undefined],
])('%s', (_name, bytes, expected) => expect(decodeText(Uint8Array.from(bytes))).toBe(expected))
