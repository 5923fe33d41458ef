import type { IncomingMessage } from 'node:http'

/** The browser's half of a session, `desk-in` while somebody is signing in. Over https the name itself forbids other hosts and paths to set it. */
export type DeskCookie = 'desk' | 'desk-in'

const nameOf = (which: DeskCookie, https: boolean) => `${https ? '__Host-' : ''}loket-${which}`

export function readCookie({ headers }: Pick<IncomingMessage, 'headers'>, which: DeskCookie, https: boolean): string | undefined {
  const name = nameOf(which, https)
  const found = (headers.cookie ?? '')
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one.startsWith(`${name}=`))
  return found.length === 1 ? found[0]?.slice(name.length + 1) : undefined
}

/** As long as the browser is open, or for `seconds`; without a value it goes. */
export function setCookie(which: DeskCookie, value: string | undefined, https: boolean, seconds?: number): string {
  const age = value === undefined ? '; Max-Age=0' : seconds === undefined ? '' : `; Max-Age=${seconds}`
  return `${nameOf(which, https)}=${value ?? ''}; Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}${age}`
}
