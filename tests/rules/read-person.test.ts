import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEmail, suggestEmail } from '../../rules/email-address.ts'
import { readName } from '../../rules/person-name.ts'

describe('e-mail', () => {
  test.each([
    ['  Sam@Example.ORG ', 'sam@example.org'],
    ['<sam@example.org>', 'sam@example.org'],
    ['mailto:sam@example.org', 'sam@example.org'],
    ['sam@example.org.', 'sam@example.org'],
    ['sam.de-vries+loket@sub.example.co', 'sam.de-vries+loket@sub.example.co'],
    ['zoë@exämple.nl', 'zoë@exämple.nl'],
  ])('%s', (raw, email) => expect(readEmail(raw)).toEqual({ ok: true, email }))

  test.each([
    ['', 'empty'],
    ['sam', 'noAt'],
    ['sam.example.org', 'noAt'],
    ['sam@@example.org', 'twoAts'],
    ['sam@a.nl, jo@b.nl', 'twoAts'],
    ['@example.org', 'noName'],
    ['sam@', 'noDomain'],
    ['sam@example', 'noDot'],
    ['sam@example.o', 'noDot'],
    ['sam de vries@example.org', 'space'],
    ['sam@exa..mple.org', 'other'],
    ['sam"\'<script>@example.org', 'other'],
    [`${'a'.repeat(250)}@example.org`, 'tooLong'],
  ])('%s is refused', (raw, fault) => expect(readEmail(raw)).toEqual({ ok: false, fault }))

  test.each([
    ['sam@gmial.com', 'sam@gmail.com'],
    ['sam@gmail.con', 'sam@gmail.com'],
    ['sam@gmail.co', 'sam@gmail.com'],
    ['sam@hotmial.com', 'sam@hotmail.com'],
    ['sam@hotmal.nl', 'sam@hotmail.nl'],
    ['sam@outlok.com', 'sam@outlook.com'],
    ['sam@ziggo.ln', 'sam@ziggo.nl'],
    ['sam@gmail.com', undefined],
    ['sam@mail.com', undefined],
    ['sam@hotmail.be', undefined],
    ['sam@amsterdam.nl', undefined],
    ['sam@hva.nl', undefined],
    ['sam@uva.nl', undefined],
    ['sam@vu.nl', undefined],
  ])('%s suggests %s', (email, meant) => expect(suggestEmail(email)).toBe(meant))

  test('anything can be typed, and what is accepted is accepted again unchanged', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress()), (raw) => {
        const read = readEmail(raw)
        if (read.ok) expect(readEmail(read.email)).toEqual(read)
      }),
    )
  })
})

describe('name', () => {
  test.each([
    ['Sam', 'Sam'],
    ['  Sam   de  Vries ', 'Sam de Vries'],
    ["Joëlle D'Artagnan-Özdemir", "Joëlle D'Artagnan-Özdemir"],
    ['Bo', 'Bo'],
    ['李', '李'],
    ['Ik ben Sam', 'Sam'],
    ['my name is Sam', 'Sam'],
    ['J.P. van der Berg', 'J.P. van der Berg'],
  ])('%s', (raw, name) => expect(readName(raw)).toEqual({ ok: true, name }))

  test.each([
    ['   ', 'empty'],
    ['sam@example.org', 'email'],
    ['x', 'noLetters'],
    ['12345', 'noLetters'],
    ['???', 'noLetters'],
    ['aaaaaaaa', 'strange'],
    ['R2D2', 'strange'],
    ['https://spam.example', 'strange'],
    ['Sam <b>', 'strange'],
    ['Sam \u{1F600}', 'strange'],
    ['a b '.repeat(30), 'tooLong'],
  ])('%s is refused', (raw, fault) => expect(readName(raw)).toEqual({ ok: false, fault }))
})
