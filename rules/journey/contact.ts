import { type ContactDoc, type ContactTopic, timeId } from '../../data/contact-moment.ts'
import { candidatePartition } from '../../data/info-session.ts'

/** Something to put on a timeline. `unique` makes it the same entry when it is told twice at the same instant. */
type Contact = {
  topic: ContactTopic
  by: ContactDoc['by']
  text: string
  vars?: Record<string, string | number>
  words?: string
  unique: string
}

/** One entry of a candidate's timeline, to commit together with what it tells. */
export function contactDoc(personId: string, { unique, vars, words, ...contact }: Contact, at: string): ContactDoc {
  const id = timeId(new Date(at), unique)
  return { partition: candidatePartition(personId), kind: 'contact', id, at, ...contact, ...(vars && { vars }), ...(words && { words }) }
}
