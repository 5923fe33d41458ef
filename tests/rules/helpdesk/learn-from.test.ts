import { describe, expect, test } from 'vitest'
import { findTickets, ticketHas } from '../../../rules/helpdesk/find-tickets.ts'
import { learnFrom, scrubbed } from '../../../rules/helpdesk/learn-from.ts'
import { sampleOwner } from '../../support/sample-ticket.ts'

const line = (said: string) => {
  const [by = '', ...words] = said.split(' | ')
  return { by: by as 'candidate' | 'bot' | 'agent', words: words.join(' | ') }
}
const ticket = { question: 'kan ik beginnen?', name: 'Noor el Amrani', owner: sampleOwner, language: 'nl' } as const

describe('what a conversation can teach', () => {
  test.each<[string, string[], string, string]>([
    [
      'the last question before the answer',
      ['candidate | hoi', 'candidate | mag mijn hond mee?', 'agent | Adele: Nee.'],
      'mag mijn hond mee?',
      'Nee.',
    ],
    [
      'all of an answer',
      ['candidate | mag dat?', 'agent | Adele: Ja.', 'candidate | fijn', 'agent | Adele: Wel aan de lijn.'],
      'mag dat?',
      'Ja.\n\nWel aan de lijn.',
    ],
    ['not an answer to another question', ['candidate | een?', 'agent | Adele: 1', 'candidate | twee?', 'agent | Adele: 2'], 'twee?', '2'],
    ['what they came with, when they ask nothing', ['candidate | hoi', 'agent | Adele: Ja, dat kan.'], 'kan ik beginnen?', 'Ja, dat kan.'],
    ['a question without an answer', ['candidate | mag dat?', 'bot | Dat weet ik niet'], 'mag dat?', ''],
    [
      'no names, numbers or addresses',
      ['candidate | ik ben Noor, bel 06-12345678?', 'agent | Adele: Dag Noor, mail x@y.nl'],
      'ik ben [naam], bel [telefoon]?',
      'Dag [naam], mail [e-mail]',
    ],
  ])('%s', (_what, lines, question, answer) => {
    expect(learnFrom(ticket, lines.map(line))).toEqual({ question, answer, locale: 'nl' })
  })

  test('without anything asked there is nothing to learn', () => {
    const { question: _question, ...silent } = ticket
    expect(learnFrom(silent, [line('bot | Hoi')])).toBeUndefined()
  })
})

test('only names go, also parts of them, never words that merely look alike', () => {
  expect(scrubbed('Noor en Amrani in Noordwijk, el toro, de klas', ['Noor el Amrani', 'Jan de Boer'])).toBe(
    '[naam] en [naam] in Noordwijk, el toro, de klas',
  )
})

test('every word that is looked for is there, whatever its accents', () => {
  expect(ticketHas('Één Café', 'een cafe')).toBe(true)
  expect(ticketHas('een', 'een twee')).toBe(false)
  expect(ticketHas('alles', '  ')).toBe(false)
  const cards = [{ name: 'Zoë Bakker', question: 'mag mijn hond mee' }, { owner: sampleOwner }, { question: 'hond' }]
  expect(findTickets(cards, 'zoe HOND')).toEqual([cards[0]])
  expect(findTickets(cards, 'adele')).toEqual([cards[1]])
  expect(findTickets(cards, '')).toEqual(cards)
})
