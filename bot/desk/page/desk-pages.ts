import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server } from 'restify'
import type { Role } from '../../../data/person.ts'
import en from '../../../locales/en/desk-page.json' with { type: 'json' }
import nl from '../../../locales/nl/desk-page.json' with { type: 'json' }
import { createCompressor } from '../../pages/compressor.ts'
import { escapeHtml, fillTemplate, scriptJson, type Values } from '../../pages/fill-template.ts'
import { languageCookie, type PageLanguage } from '../../pages/page-language.ts'
import { commonHeaders, pageHeaders } from '../../pages/security-headers.ts'
import { sendAsset } from '../../pages/send-asset.ts'
import { DESK_SCRIPTS, openDeskAssets } from './desk-assets.ts'

const texts: Record<PageLanguage, typeof nl> = { nl, en }

type Request = IncomingMessage
type Response = ServerResponse
/** Whom a demo lets somebody be. */
export type Pretended = { as: string; name: string; roles: readonly Role[] }

export type DeskPages = {
  /** The page for who is signed in. It holds nothing of anybody: that comes over the interface. */
  desk: (req: Request, res: Response, about: { language: PageLanguage }) => Promise<void>
  chooser: (req: Request, res: Response, about: { language: PageLanguage; people: readonly Pretended[] }) => Promise<void>
  /** `role`: 403, not for whoever asks. `settings`: 503, nobody can sign in yet. */
  refused: (req: Request, res: Response, about: { language: PageLanguage; why: 'role' | 'settings'; csrf?: string }) => Promise<void>
  mount: (server: Server) => void
}

/** What `/desk` shows: the page, the chooser of a demo, and who may not come in. Whoever calls these decided which one it is. */
export function openDeskPages({ publicUrl, cacheFolder }: { publicUrl?: string | undefined; cacheFolder?: string | undefined }): DeskPages {
  const https = publicUrl?.startsWith('https:') ?? false
  const assets = openDeskAssets(createCompressor({ cacheFolder }))

  async function send(
    res: Response,
    status: number,
    name: 'desk' | 'chooser' | 'refused',
    language: PageLanguage,
    values: Values,
    data = {},
  ) {
    const [template, release] = await Promise.all([assets.template(name), assets.release()])
    const folder = `/desk/assets/${release}`
    const page = fillTemplate(template, {
      t: texts[language],
      lang: language,
      other: language === 'nl' ? 'en' : 'nl',
      assets: folder,
      preload: [...DESK_SCRIPTS.slice(2), 'page-data.js', 'storage.js', 'preact.js', 'preact-hooks.js', 'htm.js']
        .map((one) => `<link rel="modulepreload" href="${folder}/${one}">`)
        .join('\n    '),
      data: scriptJson({ language, ...data }),
      ...values,
    })
    res.writeHead(status, {
      ...pageHeaders({ publicUrl, otherDirectLine: undefined, frameAncestors: [] }),
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': language,
      'Content-Length': Buffer.byteLength(page),
      'Cache-Control': 'no-store',
      'Set-Cookie': languageCookie(language, https),
    })
    res.end(page)
  }

  async function sendFile(req: Request, res: Response) {
    const [, , , release = '', name = ''] = new URL(req.url ?? '/', 'http://page').pathname.split('/')
    const found = await assets.find(release, name)
    const headers = { ...commonHeaders(https), 'Cross-Origin-Resource-Policy': 'same-origin' }
    if (found) return sendAsset(req, res, found.asset, found.current ? 'immutable' : 'ask', headers)
    res.writeHead(404, { ...headers, 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' })
    res.end()
  }

  return {
    desk: (_req, res, { language }) => send(res, 200, 'desk', language, {}, { texts: texts[language] }),
    chooser: (_req, res, { language, people }) =>
      send(res, 200, 'chooser', language, { people: choices(people, language) }, entrance(language)),
    refused: (_req, res, { language, why, csrf }) =>
      send(
        res,
        why === 'role' ? 403 : 503,
        'refused',
        language,
        { ...texts[language].refused[why], signedIn: csrf !== undefined },
        { ...entrance(language), csrf },
      ),
    mount(server) {
      const handler = async (req: Request, res: Response) => {
        await sendFile(req, res)
      }
      server.get('/desk/assets/:release/:name', handler)
      server.head('/desk/assets/:release/:name', handler)
    },
  }
}

const entrance = (language: PageLanguage) => ({ texts: { chooser: { failed: texts[language].chooser.failed } } })

const worksHere = ({ roles }: Pretended) => roles.includes('helpdesk') || roles.includes('intermediary')

/** One button for each, who may come in first; a person's roles in words. */
const choices = (people: readonly Pretended[], language: PageLanguage) =>
  people
    .toSorted((one, other) => Number(worksHere(other)) - Number(worksHere(one)))
    .map(({ as, name, roles }) => {
      const words = roles.flatMap((role) => (role === 'candidate' ? [] : [texts[language].roles[role]])).join(', ')
      return `<li><button type="button" data-as="${escapeHtml(as)}"><strong>${escapeHtml(name)}</strong> <span>${escapeHtml(words)}</span></button></li>`
    })
    .join('\n          ')
