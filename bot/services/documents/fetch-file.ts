import { lookup } from 'node:dns/promises'
import type { IncomingMessage } from 'node:http'
import { type Agent, request } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

export type Fetched = { ok: true; bytes: Buffer } | { ok: false; reason: 'gone' | 'unreachable' | 'too-big' }

type Options = {
  mostBytes: number
  milliseconds: number
  /** For tests: which addresses may be called, and how. */
  mayCall?: (address: string) => boolean
  agent?: Agent
}

const mostRedirects = 3

/**
 * Gets a file over https, from hosts that `trusts` allows only, and never from an address that is not public: the address that was checked is the one that is called.
 * `headers` go to the first host only. Never throws.
 */
export async function fetchFile(
  link: string,
  trusts: (host: string) => boolean,
  { mostBytes, milliseconds, mayCall = isPublicAddress, agent }: Options,
  headers: Record<string, string> = {},
): Promise<Fetched> {
  const signal = AbortSignal.timeout(milliseconds)
  let url = link
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const answer = await get(url, hop === 0 ? headers : {})
    if (answer === undefined) return { ok: false, reason: 'unreachable' }
    const { statusCode = 0, headers: given } = answer
    if (statusCode >= 300 && statusCode < 400 && given.location !== undefined && URL.canParse(given.location, url)) {
      answer.destroy()
      url = new URL(given.location, url).href
      continue
    }
    if (statusCode !== 200) {
      answer.destroy()
      return { ok: false, reason: [401, 403, 404, 410].includes(statusCode) ? 'gone' : 'unreachable' }
    }
    return read(answer, mostBytes)
  }
  return { ok: false, reason: 'unreachable' }

  function get(address: string, extra: Record<string, string>): Promise<IncomingMessage | undefined> {
    const target = URL.canParse(address) ? new URL(address) : undefined
    const host = target?.hostname.replace(/^\[|\]$/g, '') ?? ''
    const fits = target?.protocol === 'https:' && target.username === '' && target.password === '' && trusts(host)
    if (!target || !fits || (isIP(host) !== 0 && !mayCall(host))) return Promise.resolve(undefined)
    return new Promise((resolve) => {
      const sent = request(
        target,
        { headers: { accept: '*/*', ...extra }, signal, lookup: guarded(mayCall), ...(agent && { agent }) },
        resolve,
      )
      sent.on('error', () => resolve(undefined))
      sent.end()
    })
  }
}

/** Looks a name up and refuses it when any of its addresses may not be called. */
const guarded =
  (mayCall: (address: string) => boolean): LookupFunction =>
  (host, options, done) => {
    lookup(host, { all: true, ...(options.family !== undefined && { family: options.family }) }).then(
      (found) => {
        const [first] = found
        if (!first || !found.every(({ address }) => mayCall(address))) return done(new Error('not a public address'), '', 0)
        return options.all ? done(null, found) : done(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => done(error, '', 0),
    )
  }

async function read(answer: IncomingMessage, mostBytes: number): Promise<Fetched> {
  const pieces: Buffer[] = []
  let size = 0
  try {
    for await (const piece of answer) {
      size += piece.length
      if (size > mostBytes) return { ok: false, reason: 'too-big' }
      pieces.push(piece)
    }
  } catch {
    return { ok: false, reason: 'unreachable' }
  } finally {
    answer.destroy()
  }
  return answer.complete ? { ok: true, bytes: Buffer.concat(pieces, size) } : { ok: false, reason: 'unreachable' }
}
