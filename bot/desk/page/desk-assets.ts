import { readFile } from 'node:fs/promises'
import { type Asset, openAsset } from '../../pages/asset.ts'
import type { Compressor } from '../../pages/compressor.ts'
import { contentHash } from '../../pages/content-hash.ts'

const WEB = new URL('../../../web/', import.meta.url)
const shared = ['colours.css', 'icon.svg', 'page-data.js', 'storage.js']
const styles = ['base.css', 'queue.css', 'talk.css', 'parts.css', 'matching.css', 'narrow.css', 'entrance.css']

/** The page's scripts; the entrances are the first two. */
export const DESK_SCRIPTS = [
  'desk.js',
  'chooser.js',
  'alerts.js',
  'announce.js',
  'api.js',
  'app.js',
  'ask-knowledge.js',
  'canned.js',
  'compose.js',
  'desk-state.js',
  'dialog.js',
  'facts.js',
  'format.js',
  'html.js',
  'keys.js',
  'lines.js',
  'live.js',
  'make-desk.js',
  'match-compare.js',
  'match-deeds.js',
  'match-group.js',
  'match-list.js',
  'match-one.js',
  'match-proposal.js',
  'match-windows.js',
  'matching.js',
  'on-deed.js',
  'outbox.js',
  'queue-list.js',
  'roving.js',
  'settle.js',
  'shortcuts.js',
  'talk.js',
  'texts.js',
  'times.js',
  'top-bar.js',
]

/** Browsers know no packages: their files refer to each other by name beside each other. */
const packages: Record<string, { module: string; imports?: [from: string, to: string] }> = {
  'preact.js': { module: 'preact' },
  'preact-hooks.js': { module: 'preact/hooks', imports: ['from"preact"', 'from"./preact.js"'] },
  'htm.js': { module: 'htm' },
}

async function packaged(name: string): Promise<Buffer> {
  const { module = '', imports } = packages[name] ?? {}
  const source = await readFile(new URL(import.meta.resolve(module)), 'utf8')
  if (imports && !source.includes(imports[0])) throw new Error(`${module} has no ${imports[0]} to replace`)
  const adapted = imports ? source.replaceAll(...imports) : source
  return Buffer.from(adapted.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n'))
}

export type DeskAssets = {
  find: (release: string, name: string) => Promise<{ asset: Asset; current: boolean } | undefined>
  /** Names what all files are now; part of their address. */
  release: () => Promise<string>
  template: (name: 'desk' | 'chooser' | 'refused') => Promise<string>
}

/** The files behind `/desk/assets/<release>/<name>`; only the names listed here exist, whatever an address says. */
export function openDeskAssets(compress: Compressor): DeskAssets {
  const files = new Map<string, Asset>([
    ...shared.map((name): [string, Asset] => [name, openAsset(name, new URL(name, WEB), compress)]),
    ...[...styles, ...DESK_SCRIPTS].map((name): [string, Asset] => [name, openAsset(name, new URL(`desk/${name}`, WEB), compress)]),
    ...Object.keys(packages).map((name): [string, Asset] => [name, openAsset(name, () => packaged(name), compress)]),
  ])
  let hashed: Promise<string> | undefined
  const release = () => {
    hashed ??= Promise.all([...files.values()].map((asset) => asset.hash())).then((all) => contentHash(all.join(' ')))
    hashed.catch(() => {
      hashed = undefined
    })
    return hashed
  }
  return {
    async find(wanted, name) {
      const asset = files.get(name)
      return asset && { asset, current: wanted === (await release()) }
    },
    release,
    template: (name) => readFile(new URL(`desk/${name}.html`, WEB), 'utf8'),
  }
}
