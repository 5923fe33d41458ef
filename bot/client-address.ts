import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { peerAddress } from './direct-line/caller-address.ts'

/** Networks of a proxy that stands before the product; nobody from outside has such an address. */
const own = new BlockList()
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  own.addSubnet(network, bits, 'ipv4')
own.addAddress('::1', 'ipv6')
own.addSubnet('fc00::', 7, 'ipv6')

const isOwn = (address: string) => {
  const plain = address.replace(/^::ffff:/, '')
  const family = isIP(plain)
  return family !== 0 && own.check(plain, family === 4 ? 'ipv4' : 'ipv6')
}

/** Whose limits a request counts for: behind a proxy of ours the address it writes last in `X-Forwarded-For` (some write a port behind it), otherwise the peer. */
export function clientAddress(request: IncomingMessage): string {
  const peer = peerAddress(request)
  if (!isOwn(peer)) return peer
  const header = request.headers['x-forwarded-for']
  const last = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').at(-1)?.trim() ?? ''
  const bare = /^\d+\.\d+\.\d+\.\d+:\d+$/.test(last) ? last.slice(0, last.lastIndexOf(':')) : last.replace(/^\[|\](?::\d+)?$/g, '')
  return isIP(bare) ? bare : peer
}
