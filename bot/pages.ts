import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server } from 'restify'
import { type Asset, openAsset } from './pages/asset.ts'
import { chatPage } from './pages/chat-page.ts'
import { createCompressor } from './pages/compressor.ts'
import { embedScript } from './pages/embed-script.ts'
import { languageCookie, type PageLanguage, pageLanguage } from './pages/page-language.ts'
import { commonHeaders, pageHeaders } from './pages/security-headers.ts'
import { sendAsset } from './pages/send-asset.ts'
import { openWebAssets } from './pages/web-assets.ts'

export type PagesOptions = {
  mode: 'demo' | 'production'
  /** Where browsers find this program, such as `https://loket.example`; in demo mode it may be anywhere on this machine. */
  publicUrl?: string | undefined
  /** Origins of the sites that may show the chat (`WEBCHAT_ORIGINS`). */
  allowedOrigins: readonly string[]
  /** Shown to whom the chat does not work for. */
  contactEmail: string
  /** Keeps compressed copies between starts; without it they are made again. */
  cacheFolder?: string | undefined
  /** Origin of the Azure Direct Line endpoint, when the page talks with that. */
  otherDirectLine?: string | undefined
}

const address = (req: IncomingMessage) => new URL(req.url ?? '/', 'http://page')

/** Puts the chat page, its files and `/embed.js` on the server. Nothing is read or compressed before the first visit. */
export function mountPages(server: Server, options: PagesOptions): void {
  const { mode, publicUrl, cacheFolder, otherDirectLine, contactEmail } = options
  const https = publicUrl?.startsWith('https:') ?? false
  const parents = new Set([...(publicUrl ? [new URL(publicUrl).origin] : []), ...options.allowedOrigins])
  const compress = createCompressor({ cacheFolder })
  const web = openWebAssets(compress)
  const readWeb = (name: string) => readFile(new URL(`../web/${name}`, import.meta.url), 'utf8')
  const makeEmbed = async () => {
    const [source, styles] = await Promise.all([readWeb('embed.js'), readWeb('embed.css')])
    return Buffer.from(embedScript({ source, styles, allowedOrigins: [...parents] }))
  }
  const embed = openAsset('embed.js', makeEmbed, compress)

  const pages = new Map<string, Asset>()
  const pageFor = (language: PageLanguage, parentOrigin: string | undefined) => {
    const key = `${language} ${parentOrigin ?? ''}`
    const known = pages.get(key)
    if (known) return known
    const made = async () => {
      const [template, releases] = await Promise.all([web.template(), web.releases()])
      return Buffer.from(chatPage(template, { language, demo: mode === 'demo', releases, contactEmail, parentOrigin }))
    }
    const page = openAsset('page.html', made, compress)
    pages.set(key, page)
    return page
  }

  const sendPage = async (req: IncomingMessage, res: ServerResponse) => {
    const query = address(req).searchParams
    const chosen = query.get('lang')
    const language = pageLanguage({ chosen, cookie: req.headers.cookie, browser: req.headers['accept-language'] })
    const origin = query.get('origin') ?? ''
    const parentOrigin = query.get('embed') === '1' && parents.has(origin) ? origin : undefined
    await sendAsset(req, res, pageFor(language, parentOrigin), 'ask', {
      ...pageHeaders({ publicUrl, otherDirectLine, frameAncestors: parentOrigin ? ["'self'", parentOrigin] : [] }),
      'Content-Language': language,
      Vary: 'Accept-Language, Cookie',
      ...(chosen === language ? { 'Set-Cookie': languageCookie(language, https) } : {}),
    })
  }

  const sendFile = async (req: IncomingMessage, res: ServerResponse) => {
    const [, , release = '', name = ''] = address(req).pathname.split('/')
    const found = await web.find(release, name)
    const headers = { ...commonHeaders(https), 'Cross-Origin-Resource-Policy': 'same-origin' }
    if (found) return sendAsset(req, res, found.asset, found.current ? 'immutable' : 'ask', headers)
    res.writeHead(404, { ...headers, 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' })
    res.end()
  }

  const sendEmbed = (req: IncomingMessage, res: ServerResponse) =>
    sendAsset(req, res, embed, 'short', { ...commonHeaders(https), 'Cross-Origin-Resource-Policy': 'cross-origin' })

  const serve = (path: string, answer: (req: IncomingMessage, res: ServerResponse) => Promise<void>) => {
    const handler = async (req: IncomingMessage, res: ServerResponse) => {
      await answer(req, res)
    }
    server.get(path, handler)
    server.head(path, handler)
  }
  serve('/', sendPage)
  serve('/assets/:release/:name', sendFile)
  serve('/embed.js', sendEmbed)
}
