import { createHmac } from 'node:crypto'
import type { Headers } from './cosmos-upstream.ts'

/** Whether the request is signed with the key, or carries the token: https://learn.microsoft.com/rest/api/cosmos-db/access-control-on-cosmosdb-resources. */
export function isAuthorized(method: string, path: string, headers: Headers, { key, token }: { key: string; token: string }): boolean {
  const given = decodeURIComponent(headers.authorization ?? '')
  if (given === `type=aad&ver=1.0&sig=${token}`) return true
  const parts = path.split('/').filter(Boolean)
  const feed = parts.length % 2 === 1
  const type = feed ? parts.at(-1) : parts.at(-2)
  const link = (feed ? parts.slice(0, -1) : parts).join('/')
  const text = `${method.toLowerCase()}\n${type ?? ''}\n${link}\n${(headers['x-ms-date'] ?? '').toLowerCase()}\n\n`
  return given === `type=master&ver=1.0&sig=${createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('base64')}`
}
