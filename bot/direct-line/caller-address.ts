import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'

/** What limits by address count by: the IPv4 address, or the /64 network of an IPv6 address, which is what one household has. */
export function addressKey(address: string): string {
  if (!isIPv6(address)) return address
  const plain = address.split('%')[0] ?? ''
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1]
  if (mapped) return mapped
  const [head = '', tail] = plain.split('::')
  const groups = head === '' ? [] : head.split(':')
  const rest = tail ? tail.split(':') : []
  const all = tail === undefined ? groups : [...groups, ...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest]
  return all.slice(0, 4).join(':')
}

/** The address at the other end of the connection. Behind a proxy pass a function that reads what that proxy writes. */
export const peerAddress = (request: IncomingMessage): string => request.socket.remoteAddress ?? ''
