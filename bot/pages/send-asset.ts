import type { IncomingMessage, ServerResponse } from 'node:http'
import { acceptedEncoding } from './accepted-encoding.ts'
import type { Asset } from './asset.ts'

const YEAR_SECONDS = 31_536_000
const SHORT_SECONDS = 300

/** How long an answer may be kept: `immutable` when the path names the content, `short` for a public name, `ask` to ask each time. */
export type Caching = 'immutable' | 'short' | 'ask'

const CACHE_CONTROL: Record<Caching, string> = {
  immutable: `public, max-age=${YEAR_SECONDS}, immutable`,
  short: `public, max-age=${SHORT_SECONDS}, must-revalidate`,
  ask: 'no-cache',
}

const unchanged = (header: string | undefined, etag: string) =>
  header?.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, ''))) ?? false

/** Answers GET and HEAD of an asset: 200 or 304, with a strong ETag per encoding. `headers` go with both. */
export async function sendAsset(
  req: IncomingMessage,
  res: ServerResponse,
  asset: Asset,
  caching: Caching,
  headers: Record<string, string>,
) {
  const encoding = acceptedEncoding(req.headers['accept-encoding'])
  const etag = `"${await asset.hash()}-${encoding}"`
  const vary = [headers.Vary, 'Accept-Encoding'].filter(Boolean).join(', ')
  const common = { ...headers, ETag: etag, 'Cache-Control': CACHE_CONTROL[caching], Vary: vary }
  if (unchanged(req.headers['if-none-match'], etag)) {
    res.writeHead(304, common)
    res.end()
    return
  }
  const body = await asset.body(encoding)
  res.writeHead(200, {
    ...common,
    'Content-Type': asset.type,
    'Content-Length': body.length,
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
  })
  res.end(req.method === 'HEAD' ? undefined : body)
}
