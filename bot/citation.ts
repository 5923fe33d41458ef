import type { Entity } from 'botframework-schema'
import type { Locale } from '../data/bilingual.ts'
import type { Reply } from '../dialogs/reply.ts'
import { labelText, renderVar, type Words } from './render-vars.ts'

/** What Teams accepts, in characters; longer is refused with 400. */
const longest = { name: 80, abstract: 160 }

/** The answer's source as Teams shows it, without its label "AI generated", since people wrote the answer: one message entity with one claim, to which `[1]` in the text points. */
export function citation(cites: NonNullable<Reply['cites']>, locale: Locale, words: Words): Entity {
  return {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    '@id': '',
    citation: [
      {
        '@type': 'Claim',
        position: 1,
        appearance: {
          '@type': 'DigitalDocument',
          name: shortened(labelText(cites.title, locale, words), longest.name),
          abstract: shortened(String(renderVar(cites.abstract, locale, words)), longest.abstract),
        },
      },
    ],
  }
}

/** The text with the mark of its citation behind what is cited, or at the end. */
export function withCitationMark(text: string, cites: NonNullable<Reply['cites']>, locale: Locale, words: Words): string {
  const cited = String(renderVar(cites.abstract, locale, words))
  const at = cited === '' ? -1 : text.indexOf(cited)
  return at < 0 ? `${text} [1]` : `${text.slice(0, at + cited.length)} [1]${text.slice(at + cited.length)}`
}

/** Cut at a word, with an ellipsis; on one line. */
function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most - 1)
  const word = cut.lastIndexOf(' ')
  return `${cut.slice(0, word > most / 2 ? word : cut.length)}…`
}
