import { becomeKnown, codeDesk } from '../people-talk.ts'
import { sendFile } from './send-file.ts'

/** A desk with Kim, whom we know, in a conversation of their own. */
export async function documentDesk(options: Parameters<typeof codeDesk>[0] = {}, locale: 'nl' | 'en' = 'nl') {
  const desk = await codeDesk(options)
  const me = desk.person({ locale: locale === 'nl' ? 'nl-NL' : 'en-GB' })
  await becomeKnown(desk, me, 'Kim')
  const personId = desk.directory.all().find(({ name }) => name === 'Kim')?.id ?? ''
  /** Hands in a file as this kind, up to the yes. */
  const handIn = async (kind: 'cv' | 'motivatie' | 'portfolio', name: string, bytes: Buffer) => {
    await me.says(kind)
    await sendFile(desk, me, name, bytes)
    return me.says('ja')
  }
  return { ...desk, desk, me, personId, handIn }
}
