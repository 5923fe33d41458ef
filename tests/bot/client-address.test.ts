import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { clientAddress } from '../../bot/client-address.ts'

const from = (remoteAddress: string, forwarded?: string | string[]) =>
  clientAddress({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  } as unknown as IncomingMessage)

test.each([
  ['somebody without a proxy', '203.0.113.9', undefined, '203.0.113.9'],
  ['somebody who lies about a proxy', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['behind our proxy', '10.0.0.4', '198.51.100.1', '198.51.100.1'],
  ['behind our proxy, having lied before it', '::ffff:10.0.0.4', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
  ['with a port', '127.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
  ['over IPv6', '::1', '[2001:db8::7]:443', '2001:db8::7'],
  ['a proxy that writes nonsense', '192.168.1.2', 'unknown', '192.168.1.2'],
  ['a proxy that writes nothing', '192.168.1.2', undefined, '192.168.1.2'],
])('%s', (_what, peer, forwarded, address) => {
  expect(from(peer, forwarded)).toBe(address)
})
