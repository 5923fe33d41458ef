import type { RegistrationDoc } from '../../data/info-session.ts'
import { openDesk, type Seen } from './desk.ts'

/** A session of the demo with plenty of seats. */
export const ask = 'demo-02'
/** And one with a waiting list. */
export const full = 'demo-03'
export const last = (said: Seen[]) => said.at(-1)!

/** Somebody who has just begun to sign up. */
export async function begun(session = ask, options: Parameters<Awaited<ReturnType<typeof openDesk>>['person']>[0] = {}) {
  const desk = await openDesk()
  const me = desk.person(options)
  await me.arrives()
  await me.presses({ command: `session-signup ${session}` })
  const registrations = async () =>
    (await desk.store.list<RegistrationDoc>(`info-session/${session}`, 'registration', { limit: 1000 })).docs
  return { desk, me, registrations }
}

/** Says several things and gives what was heard last. */
export async function saying(me: { says: (text: string) => Promise<Seen[]> }, ...texts: string[]) {
  let said: Seen[] = []
  for (const text of texts) said = await me.says(text)
  return said
}
