import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Zippable, zipSync } from 'fflate'
import { ConfigError, readConfig } from './config.ts'

const folder = fileURLToPath(new URL('../web/teams/', import.meta.url))
/** A stand-in for trying the package out; Teams takes it for no real bot. */
const demoApp = '00000000-0000-4000-8000-000000000000'

/** The Teams app package: the manifest with this bot's id and address, its translation and icons. */
export function teamsPackage(appId: string, publicUrl: string): Uint8Array {
  const values: Record<string, string> = { appId, publicUrl, host: new URL(publicUrl).host }
  const text = (name: string) =>
    Buffer.from(readFileSync(join(folder, name), 'utf8').replace(/{{(\w+)}}/g, (_hole, key: string) => values[key] ?? ''))
  const files: Zippable = {
    'manifest.json': text('manifest.json'),
    'en.json': text('en.json'),
    'color.png': readFileSync(join(folder, 'color.png')),
    'outline.png': readFileSync(join(folder, 'outline.png')),
  }
  return zipSync(files)
}

/** `npm run teams:package`: writes `dist/loket-teams.zip`. */
export function writeTeamsPackage(env: Readonly<Record<string, string | undefined>>): string {
  const config = readConfig(env)
  const appId = config.mode === 'production' ? config.app.id : demoApp
  mkdirSync('dist', { recursive: true })
  const file = join('dist', 'loket-teams.zip')
  writeFileSync(file, teamsPackage(appId, config.publicUrl ?? 'https://loket.example'))
  return config.mode === 'production'
    ? file
    : `${file} (demo: set LOKET_MODE=production and the MicrosoftApp… variables for one that Teams accepts)`
}

if (import.meta.main) {
  try {
    process.stdout.write(`${writeTeamsPackage(process.env)}\n`)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(2)
  }
}
