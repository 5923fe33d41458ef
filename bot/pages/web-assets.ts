import { readFile } from 'node:fs/promises'
import { type Asset, openAsset } from './asset.ts'
import type { Compressor } from './compressor.ts'
import { contentHash } from './content-hash.ts'

const WEB = new URL('../../web/', import.meta.url)

/** The page's own files; they name each other by relative path, so they share one release in their address. */
export const PAGE_SCRIPTS = [
  'asked-survey.js',
  'chat.js',
  'connection.js',
  'conversation.js',
  'demo-bar.js',
  'frame.js',
  'host-config.js',
  'new-conversation.js',
  'page-data.js',
  'session.js',
  'storage.js',
  'stream.js',
  'style-options.js',
  'unread.js',
]
const PAGE_FILES = [...PAGE_SCRIPTS, 'colours.css', 'page.css', 'parts.css', 'narrow.css', 'chat.css', 'chat-parts.css', 'icon.svg']
const WEB_CHAT_FILES = ['webchat.js', 'webchat.js.LICENSE.txt']

export type WebAssets = {
  /** The asset of an address, and whether that address names the content it has now. */
  find: (release: string, name: string) => Promise<{ asset: Asset; current: boolean } | undefined>
  /** The releases that a page made now refers to. */
  releases: () => Promise<{ page: string; webchat: string }>
  /** The page as it is written, with its places to fill. */
  template: () => Promise<string>
}

/** The files behind `/assets/<release>/<name>`; only the names listed here exist, whatever an address says. */
export function openWebAssets(compress: Compressor): WebAssets {
  const page = new Map(PAGE_FILES.map((name) => [name, openAsset(name, new URL(name, WEB), compress)]))
  const dist = new URL('./', import.meta.resolve('botframework-webchat'))
  const webchat = new Map(WEB_CHAT_FILES.map((name) => [name, openAsset(name, new URL(name, dist), compress)]))
  const pageRelease = async () => contentHash((await Promise.all([...page.values()].map((asset) => asset.hash()))).join(' '))
  const webchatRelease = async () => (await webchat.get('webchat.js')?.hash()) ?? ''
  let releases: Promise<{ page: string; webchat: string }> | undefined

  const current = () => {
    releases ??= Promise.all([pageRelease(), webchatRelease()]).then(([own, bundle]) => ({ page: own, webchat: bundle }))
    releases.catch(() => {
      releases = undefined
    })
    return releases
  }

  return {
    async find(release, name) {
      const own = page.get(name)
      const asset = own ?? webchat.get(name)
      if (!asset) return undefined
      const now = await current()
      return { asset, current: release === (own ? now.page : now.webchat) }
    },
    releases: current,
    template: () => readFile(new URL('page.html', WEB), 'utf8'),
  }
}
