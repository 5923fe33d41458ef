import { demoPerson } from '../../data/demo-people.ts'
import { kinds } from '../../data/kinds.ts'
import type { Store } from '../../data/store.ts'
import { becomeKnown, type CodeDesk, codeDesk, logIn, saying } from './people-talk.ts'

/** Somebody nobody can be mistaken for, and what they wrote. */
export const zwaantje = {
  name: 'Zwaantje Quispelwever',
  email: 'zwaantje.q@snaterboom.example',
  needs: 'een lepeltjesdans bij de kapstok',
  pause: 'mijn walnoten rammelen te hard',
  motivation:
    'Als kind al zag ik de tafel van zeven als een optocht van olifantjes. Daarom wil ik voor de klas, elke dag opnieuw, met krijt.',
}
/** Any of these in what is stored is a trace. */
export const marks = ['zwaantje', 'quispelwever', 'snaterboom', 'lepeltjesdans', 'walnoten', 'olifantjes']
export const marksIn = (text: string) => marks.filter((mark) => text.toLowerCase().includes(mark))

/** Every document of a store. */
export async function everyDocument(store: Store) {
  const found = []
  for (const kind of new Set(kinds.map((row) => row.kind))) {
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await store.find(kind, { after, limit: 1000 })
      found.push(...page.docs)
      after = page.next
    }
  }
  return found
}
export const storedText = async (store: Store) => JSON.stringify(await everyDocument(store))

export const staffOf = (slug: string) => ({ channelId: 'msteams', aadObjectId: demoPerson(slug)?.id ?? slug, conversationId: slug })

/** A desk on which somebody left something everywhere: a sign-up, two web chats, steps, a document, words, and staff who looked at them. */
export async function livedIn(options: Parameters<typeof codeDesk>[0] = {}) {
  const desk: CodeDesk = await codeDesk(options)
  const me = desk.person({ conversationId: 'first' })
  const session = 'demo-02'
  await me.arrives()
  await me.presses({ command: `session-signup ${session}` })
  await saying(me, zwaantje.name, zwaantje.email, zwaantje.needs, 'ja', 'ja')
  await becomeKnown(desk, me, zwaantje.name, zwaantje.email)
  const other = desk.person({ conversationId: 'second' })
  await other.arrives()
  await logIn(desk, other, zwaantje.email)
  const personId = desk.directory.all().find((one) => one.name === zwaantje.name)?.id ?? ''
  const who = {
    channelId: 'directline',
    userId: 'dl_first',
    conversationId: 'first',
    roles: ['candidate' as const],
    personId,
    proved: true as const,
  }
  await desk.papers.documents.write(who, zwaantje.motivation, 'motivation')
  await desk.journeys.pause(who, { personId, words: zwaantje.pause, request: 'pause' })
  const megan = desk.person(staffOf('megan-bowen'))
  await megan.arrives()
  for (const said of ['mijn kandidaten', zwaantje.name, `kandidaat ${zwaantje.name}`]) await megan.says(said)
  await megan.presses({ command: `timeline ${personId}` })
  await megan.presses({ command: `session-attendees ${session}` })
  const stranger = desk.person({ conversationId: 'stranger' })
  await saying(stranger, 'menu', 'zelfscan')
  await desk.identity.close()
  return { ...desk, me, other, megan, stranger, personId, session, who }
}
export type Life = Awaited<ReturnType<typeof livedIn>>

/** Says everything that erasing asks for. */
export async function eraseAll({ me, last }: Pick<Life, 'me' | 'last'>, locale: 'nl' | 'en' = 'nl') {
  await saying(me, locale === 'nl' ? 'alles wissen' : 'erase everything', locale === 'nl' ? 'ja' : 'yes')
  return me.says(last())
}
