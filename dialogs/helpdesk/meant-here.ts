import type { Talk } from '../talk.ts'
import { meant } from '../words.ts'
import { deskOf } from './remembered.ts'

/** Words of candidates for their own question. */
const candidates: readonly string[] = ['desk-leave', 'desk-mail']

/** What opens with these words. Those of agents ("answer …", "note …", "close") are ordinary words to anybody else, and at any other moment. */
export function meantHere(text: string, { conversation, context }: Talk): { id: string; rest: string } | undefined {
  const opening = meant(text)
  if (!opening?.id.startsWith('desk-') || candidates.includes(opening.id)) return opening
  const { roles, staffId } = context.who
  if (staffId !== undefined && deskOf(conversation.memory).active !== undefined) return opening
  return (opening.rest === '' || opening.id === 'desk-find') && (roles.includes('helpdesk') || roles.includes('intermediary'))
    ? opening
    : undefined
}
