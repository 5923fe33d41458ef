import type { TicketCard } from '../../data/ticket.ts'

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const wordsOf = (text: string) => plain(text).match(/[\p{L}\p{N}@.-]+/gu) ?? []

/** Whether every word that is looked for is in a text, whatever its accents and capitals. */
export function ticketHas(text: string, wanted: string): boolean {
  const words = wordsOf(wanted)
  const within = plain(text)
  return words.length > 0 && words.every((word) => within.includes(word))
}

/** Tickets with all of these words in who asked, who helped or what was asked; all of them when nothing is looked for. The order stays. */
export function findTickets<T extends Pick<TicketCard, 'name' | 'question' | 'owner'>>(cards: readonly T[], wanted: string): T[] {
  if (wordsOf(wanted).length === 0) return [...cards]
  return cards.filter(({ name = '', question = '', owner }) => ticketHas(`${name}\n${question}\n${owner?.name ?? ''}`, wanted))
}
