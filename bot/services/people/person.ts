import { type Person, type PersonDoc, personKey } from '../../../data/candidate.ts'
import type { Me } from '../../../dialogs/people/port.ts'
import { type PeopleDesk, retried } from './people-desk.ts'

/** The person of a document, with their id. */
export function personOfDoc(id: string, doc: PersonDoc): Me {
  const { partition: _partition, kind: _kind, id: _id, etag: _etag, ttl: _ttl, ...person } = doc
  return { ...person, id }
}

/** Changes a proved person on what is stored now, and the line staff see of them. Nothing when there is no such person; the same object changes nothing. */
export async function changePerson(desk: PeopleDesk, personId: string, change: (person: Person) => Person): Promise<Me | undefined> {
  const { store, directory, audit } = desk
  const found = await retried('a person', async () => {
    const doc = await store.get<PersonDoc>(personKey(personId))
    if (!doc) return undefined
    const next = change(doc)
    if (next === doc) return { doc, changed: false }
    await store.commit([{ op: 'put', doc: { ...doc, ...next } }])
    return { doc: { ...doc, ...next }, changed: true }
  })
  if (!found) return undefined
  const person = personOfDoc(personId, found.doc)
  if (found.changed) {
    const card = directory.byId(personId)
    if (card && card.name !== person.name) await directory.upsert(person)
    await audit.record(personId, { role: 'candidate', id: personId }, 'change', 'person')
  }
  return person
}
