import type { NoticeDoc } from '../../data/notice.ts'
import type { Store } from '../../data/store.ts'
import { openDesk, type Seen } from './desk.ts'

export type Desk = Awaited<ReturnType<typeof openDesk>>
export type Somebody = ReturnType<Desk['person']>

/** Mails with a code that wait, oldest first. */
export async function codeMails(store: Store): Promise<NoticeDoc[]> {
  const { docs } = await store.find<NoticeDoc>('notice', { limit: 1000 })
  return docs.filter((one) => one.about === 'code').sort((a, b) => a.createdAt.localeCompare(b.createdAt))
}

/** A desk whose codes are counted: the first is 000001. `codes` has those that were made, `last` the newest. */
export async function codeDesk(options: Parameters<typeof openDesk>[0] = {}) {
  const codes: string[] = []
  const desk = await openDesk({
    ...options,
    newCode: () => {
      codes.push(String(codes.length + 1).padStart(6, '0'))
      return codes.at(-1) ?? ''
    },
  })
  return { ...desk, codes, last: () => codes.at(-1) ?? '' }
}
export type CodeDesk = Awaited<ReturnType<typeof codeDesk>>

/** Says several things and gives what was heard last. */
export async function saying(me: Somebody, ...texts: string[]): Promise<Seen[]> {
  let said: Seen[] = []
  for (const text of texts) said = await me.says(text)
  return said
}

/** Up to the question for the code. */
export const askedForCode = (me: Somebody, name: string, email: string) => saying(me, 'bewaar mijn route', name, email, 'ja', 'ja')

/** Somebody who keeps their route from now on. */
export async function becomeKnown(
  desk: CodeDesk,
  me: Somebody,
  name = 'Kim',
  email = `${name.toLowerCase()}@example.org`,
): Promise<Seen[]> {
  await askedForCode(me, name, email)
  return me.says(desk.last())
}

/** Somebody who is known already, in another conversation. */
export async function logIn(desk: CodeDesk, me: Somebody, email: string): Promise<Seen[]> {
  await saying(me, 'inloggen', email)
  return me.says(desk.last())
}
